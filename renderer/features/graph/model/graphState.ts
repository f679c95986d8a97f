import type { PointKind } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import type { LensName } from "./lensTypes.ts";

/** The little that React draws over the canvas. Everything else goes straight to the painter. */
export interface GraphState {
  /** 100 = the text size that was asked for. */
  readonly zoomPct: number;
  readonly empty: boolean;
  /** The canvas has little room beside the tower. */
  readonly isSlim: boolean;
  /** A title being edited in place; the box is in screen pixels. */
  readonly renaming: { readonly id: PointId; readonly box: Rect; readonly zoom: number } | null;
  /** A new point whose title is being typed. */
  readonly draft: Draft | null;
  readonly menuAt: Place | null;
  readonly lens: LensName;
}

/** Where a new point will belong. `from`: a link will lead to it from there. The box is in screen px. */
export interface Draft {
  readonly parentId: PointId | null;
  readonly afterId: PointId | undefined;
  readonly kind: PointKind;
  readonly isPrivate: boolean;
  readonly from: EndId | null;
  readonly pos: readonly [number, number] | null;
  readonly box: Rect;
}

export interface GraphStore {
  get(): GraphState;
  set(patch: Partial<GraphState>): void;
  onChange(listener: () => void): () => void;
}

export function createGraphStore(): GraphStore {
  let state: GraphState = { zoomPct: 100, empty: false, isSlim: true, renaming: null, draft: null, menuAt: null, lens: "tower" };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(patch) {
      const next = { ...state, ...patch };
      if (next.zoomPct === state.zoomPct && next.empty === state.empty && next.isSlim === state.isSlim && next.renaming === state.renaming && next.draft === state.draft && next.menuAt === state.menuAt && next.lens === state.lens) return;
      state = next;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
