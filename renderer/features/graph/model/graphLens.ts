import type { LensName } from "./lensTypes.ts";

/** Which way of looking is in force; the top bar, actions and saved views set it, the graph on the screen follows. */
export interface LensPort {
  get(): LensName;
  set(lens: LensName): void;
  onChange(listener: () => void): () => void;
}

export function createLensPort(first: LensName = "tower"): LensPort {
  let lens = first;
  const listeners = new Set<() => void>();
  return {
    get: () => lens,
    set(next) {
      if (next === lens) return;
      lens = next;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How the window reaches the graph on the screen. */
export const graphLens: LensPort = createLensPort();
