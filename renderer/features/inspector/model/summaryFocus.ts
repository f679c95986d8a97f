import type { OpenForest, Readable } from "#renderer/runtime/index.ts";

interface SummaryFocus extends Readable<number> {
  ask(): void;
}

const requests = new WeakMap<OpenForest, SummaryFocus>();

/** How an action asks the open inspector to put the cursor into the summary: a counter that grows with every request. */
export function summaryFocusOf(forest: OpenForest): SummaryFocus {
  const known = requests.get(forest);
  if (known !== undefined) return known;
  let count = 0;
  const listeners = new Set<() => void>();
  const focus: SummaryFocus = {
    get: () => count,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: () => {
      count += 1;
      for (const listener of [...listeners]) listener();
    },
  };
  requests.set(forest, focus);
  return focus;
}
