import type { PointId } from "#shared/kernel/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";

/** The little that React draws over the canvas. Everything else goes straight to the painter. */
export interface GraphState {
  /** 100 = the text size that was asked for. */
  readonly zoomPct: number;
  readonly empty: boolean;
  /** The canvas has little room beside the tower. */
  readonly isSlim: boolean;
  /** A title being edited in place; the box is in screen pixels. */
  readonly renaming: { readonly id: PointId; readonly box: Rect; readonly zoom: number } | null;
  readonly menuAt: Place | null;
}

export interface GraphStore {
  get(): GraphState;
  set(patch: Partial<GraphState>): void;
  onChange(listener: () => void): () => void;
}

export function createGraphStore(): GraphStore {
  let state: GraphState = { zoomPct: 100, empty: false, isSlim: true, renaming: null, menuAt: null };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(patch) {
      const next = { ...state, ...patch };
      if (next.zoomPct === state.zoomPct && next.empty === state.empty && next.isSlim === state.isSlim && next.renaming === state.renaming && next.menuAt === state.menuAt) return;
      state = next;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
