import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { createReadable, perForest, type OpenForest, type Readable } from "#renderer/runtime/index.ts";

export interface FocusTrailState {
  /** Where one has been, oldest first. */
  readonly ids: readonly EndId[];
  /** Which of them is in the middle; -1: none yet. */
  readonly at: number;
}

/** What is looked at, and how. Session state, never saved in a document. */
export interface FocusOptionsState {
  /** null: nothing chosen yet, the lens begins where most links meet. */
  readonly centre: EndId | null;
  readonly depth: 1 | 2;
  readonly showsReasons: boolean;
  readonly groupsByType: boolean;
  /** Groups of which everything was asked for. */
  readonly opened: ReadonlySet<string>;
  readonly trail: FocusTrailState;
}

export interface FocusOptions extends Readable<FocusOptionsState> {
  /** Puts something in the middle. What lay ahead on the trail is forgotten. */
  walkTo(id: EndId): void;
  /** By so many places along the trail. */
  step(by: number): void;
  change(patch: Partial<Pick<FocusOptionsState, "depth" | "showsReasons" | "groupsByType">>): void;
  /** Shows everything of a group that was bounded. */
  openGroup(group: string): void;
}

const LONGEST_TRAIL = 50;
const NOTHING_OPENED: ReadonlySet<string> = new Set();
const AT_FIRST: FocusOptionsState = { centre: null, depth: 2, showsReasons: false, groupsByType: true, opened: NOTHING_OPENED, trail: { ids: [], at: -1 } };

/** The one set of options of an open forest: lens, docks and actions meet in it. */
export const focusOptionsOf = perForest(({ view }: OpenForest) => createFocusOptions(view));

/** What leaves the forest leaves the trail with the same change. Lives as long as the view. */
export function createFocusOptions(view: Pick<ForestView, "point" | "link" | "onChange">): FocusOptions {
  const { get, set, onChange } = createReadable(AT_FIRST);
  const goTo = (trail: FocusTrailState): void => {
    const state = get();
    const centre = trail.ids[trail.at] ?? null;
    set({ ...state, trail, centre, opened: centre === state.centre ? state.opened : NOTHING_OPENED });
  };
  const isThere = (id: EndId): boolean => (isPointId(id) ? view.point(id) : view.link(id)) !== undefined;
  view.onChange(() => {
    const { trail } = get();
    if (!trail.ids.every(isThere)) goTo(withoutMissing(trail, isThere));
  });
  return {
    get,
    onChange,
    walkTo(id) {
      const { ids, at } = get().trail;
      if (ids[at] === id || !isThere(id)) return;
      const walked = [...ids.slice(0, at + 1), id].slice(-LONGEST_TRAIL);
      goTo({ ids: walked, at: walked.length - 1 });
    },
    step(by) {
      const { ids, at } = get().trail;
      const next = Math.min(ids.length - 1, Math.max(0, at + by));
      if (next !== at && ids.length > 0) goTo({ ids, at: next });
    },
    change(patch) {
      const state = get();
      const next = { ...state, ...patch };
      if (next.depth !== state.depth || next.showsReasons !== state.showsReasons || next.groupsByType !== state.groupsByType) set(next);
    },
    openGroup: (group) => { set({ ...get(), opened: new Set([...get().opened, group]) }); },
  };
}

function withoutMissing({ ids, at }: FocusTrailState, isThere: (id: EndId) => boolean): FocusTrailState {
  const left: EndId[] = [];
  let nextAt = -1;
  ids.forEach((id, index) => {
    // Two visits with nothing left between them become one.
    if (isThere(id) && left.at(-1) !== id) left.push(id);
    if (index === at) nextAt = left.length - 1;
  });
  return { ids: left, at: left.length === 0 ? -1 : Math.max(0, nextAt) };
}

export interface TrailStep {
  readonly id: EndId;
  /** How many places along the trail it is from the middle; 0 is the middle itself. */
  readonly away: number;
}

/** The part of the trail that is shown: where one came from, where one is, and where one came back from. */
export function trailSteps({ ids, at }: FocusTrailState): readonly TrailStep[] {
  const first = Math.max(0, Math.min(at - 2, ids.length - 4));
  return ids.slice(first, first + 4).map((id, index) => ({ id, away: first + index - at }));
}
