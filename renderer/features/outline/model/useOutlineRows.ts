import { useMemo, useSyncExternalStore } from "react";
import type { ForestChange, ForestView } from "#shared/forest/index.ts";
import { couldBeReading, type ReadingsOf } from "#shared/finding/index.ts";
import { useForest } from "#renderer/runtime/index.ts";
import { outlineRows, type OutlineRow } from "./outlineRows.ts";
import { outlineSessionOf, type OutlineSession, type OutlineSessionState } from "./outlineSession.ts";
import { useReadings } from "./useReadings.ts";

/** Whether a change may alter which rows exist. A retitled point redraws its own row and leaves the list alone. */
function altersRows(view: ForestView, change: ForestChange, filter: string): boolean {
  if (change.structure || filter !== "" || change.origin === "load") return true;
  for (const id of change.points) {
    // A kind or a layer decides in which section a top-level point stands.
    if (view.point(id)?.parentId === null) return true;
  }
  return false;
}

/** Counts the changes that may alter the rows, so that typing in a summary does not flatten ten thousand points again. */
function createStructureClock(view: ForestView, session: OutlineSession) {
  let version = 0;
  let seen = view.version;
  return {
    get: (): number => {
      // A change that arrives before React has subscribed would otherwise be missed.
      if (seen !== view.version) {
        seen = view.version;
        version += 1;
      }
      return version;
    },
    subscribe: (listener: () => void): (() => void) =>
      view.onChange((change) => {
        seen = view.version;
        if (!altersRows(view, change, session.get().filter)) return;
        version += 1;
        listener();
      }),
  };
}

interface ShownOutline {
  readonly rows: readonly OutlineRow[];
  readonly session: OutlineSession;
  readonly state: OutlineSessionState;
  readonly readings: ReadingsOf | null;
}

/** The rows of the open forest and the session they were flattened for. `isInUse`: somebody works in the outline and may want to find by pinyin. */
export function useOutlineRows(isInUse: boolean): ShownOutline {
  const forest = useForest();
  const session = outlineSessionOf(forest);
  const clock = useMemo(() => createStructureClock(forest.view, session), [forest, session]);
  const version = useSyncExternalStore(clock.subscribe, clock.get);
  const state = useSyncExternalStore(session.onChange, session.get);
  const { expanded, draft, filter } = state;
  const readings = useReadings(isInUse || couldBeReading(filter.toLowerCase().trim()));
  // Without a filter the rows are the same with and without readings.
  const used = filter === "" ? null : readings;
  const rows = useMemo(
    () => outlineRows(forest.view, { expanded, draft, filter, editingId: null, cutIds: [] }, used),
    // `version` stands for the content of the view, which is not itself a value React can compare.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [forest.view, version, expanded, draft, filter, used],
  );
  return { rows, session, state, readings };
}
