import { createReadable, perForest, type Readable } from "#renderer/runtime/index.ts";
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

/** The desk of an open forest: the same for whoever asks. */
export const findingDesk = perForest(createDesk);

function createDesk(): FindingDesk {
  const state = createReadable(CLEAR);
  const patch = (part: Partial<FindingDeskState>): void => { state.set({ ...state.get(), ...part }); };
  return {
    get: state.get,
    onChange: state.onChange,
    openFilter: (isFilterOpen) => patch({ isFilterOpen }),
    openSearch: () => patch({ isSearchOpen: true, searchTurn: state.get().searchTurn + 1 }),
    closeSearch: () => patch({ isSearchOpen: false }),
    showPath: (path) => patch({ path }),
  };
}
