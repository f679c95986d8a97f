import type { Arrangement } from "../lenses/grove/arrangeLeaves.ts";

/** How actions ask the graph on the screen to line up what is selected: only it knows where things stand. */
export interface ArrangePort {
  request(how: Arrangement): void;
  onRequest(listener: (how: Arrangement) => void): () => void;
}

export function createArrangePort(): ArrangePort {
  const listeners = new Set<(how: Arrangement) => void>();
  return {
    request(how) {
      for (const listener of listeners) listener(how);
    },
    onRequest(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const graphArrange: ArrangePort = createArrangePort();
