import type { OpenForest, Readable } from "#renderer/runtime/index.ts";

/** The fields of the inspector that an action may put the cursor into. */
export type FocusField = "summary" | "tags";

interface FieldFocus extends Readable<number> {
  ask(): void;
}

const requests = new WeakMap<OpenForest, Map<FocusField, FieldFocus>>();

function createFocus(): FieldFocus {
  let count = 0;
  const listeners = new Set<() => void>();
  return {
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
}

/** How an action asks the open inspector to put the cursor into a field: a counter that grows with every request. */
export function fieldFocusOf(forest: OpenForest, field: FocusField): FieldFocus {
  const ofForest = requests.get(forest) ?? new Map<FocusField, FieldFocus>();
  requests.set(forest, ofForest);
  const known = ofForest.get(field) ?? createFocus();
  ofForest.set(field, known);
  return known;
}
