import type { OpenForest, Readable } from "#renderer/runtime/index.ts";
import type { PointId } from "#shared/kernel/index.ts";

export interface PathEnds { readonly from: PointId; readonly to: PointId }

export interface FindingDeskState {
  readonly isFilterOpen: boolean;
  readonly isSearchOpen: boolean;
  /** Grows with every request to search, so that the field takes the focus again. */
  readonly searchTurn: number;
  /** Between which two points the way is shown. */
  readonly path: PathEnds | null;
}

/** What of finding lies on the screen for one open forest. Session state: opened by actions, drawn by the parts of this feature. */
export interface FindingDesk extends Readable<FindingDeskState> {
  openFilter(isOpen: boolean): void;
  openSearch(): void;
  closeSearch(): void;
  showPath(path: PathEnds | null): void;
}

const CLEAR: FindingDeskState = { isFilterOpen: false, isSearchOpen: false, searchTurn: 0, path: null };
const desks = new WeakMap<OpenForest, FindingDesk>();

/** The desk of an open forest: the same for whoever asks. */
export function findingDesk(forest: OpenForest): FindingDesk {
  const known = desks.get(forest);
  if (known !== undefined) return known;
  const desk = createDesk();
  desks.set(forest, desk);
  return desk;
}

function createDesk(): FindingDesk {
  let state = CLEAR;
  const listeners = new Set<() => void>();
  const patch = (part: Partial<FindingDeskState>): void => {
    state = { ...state, ...part };
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    openFilter: (isFilterOpen) => patch({ isFilterOpen }),
    openSearch: () => patch({ isSearchOpen: true, searchTurn: state.searchTurn + 1 }),
    closeSearch: () => patch({ isSearchOpen: false }),
    showPath: (path) => patch({ path }),
  };
}
