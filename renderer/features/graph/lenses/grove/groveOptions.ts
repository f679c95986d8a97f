import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest, Readable } from "#renderer/runtime/index.ts";

/** How the grove is looked at. Session state: while 整理 is being previewed, pins and seats count as not set. */
export interface GroveOptionsState {
  readonly ignorePins: ReadonlySet<PointId> | "all" | undefined;
}

export interface GroveOptions extends Readable<GroveOptionsState> {
  set(state: GroveOptionsState): void;
}

const known = new WeakMap<OpenForest, GroveOptions>();

export function groveOptionsOf(forest: OpenForest): GroveOptions {
  const before = known.get(forest);
  if (before !== undefined) return before;
  const listeners = new Set<() => void>();
  let state: GroveOptionsState = { ignorePins: undefined };
  const options: GroveOptions = {
    get: () => state,
    set(next) {
      state = next;
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
  known.set(forest, options);
  return options;
}
