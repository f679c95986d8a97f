import { isTrashed, type Fields, type RawRecords, type RecordChange } from "#shared/forest/index.ts";
import { diffStates } from "#shared/history/index.ts";

/** What going back to an earlier state brings back, changes and puts away. */
export interface RestoreCounts {
  readonly pointsBack: number;
  readonly pointsChanged: number;
  readonly pointsAway: number;
  readonly linksBack: number;
  readonly linksChanged: number;
  readonly linksAway: number;
  /** 1 when the forest gets its old name again. */
  readonly names: number;
}

/** Counts what a person can see: what lies in the trash before and after is not told. */
export function restoreCounts(now: RawRecords, then: RawRecords): RestoreCounts {
  const changes = diffStates(now, then);
  const count = (root: RecordChange["root"], fate: Fate): number => changes.filter((change) => change.root === root && fateOf(change) === fate).length;
  return {
    pointsBack: count("points", "back"), pointsChanged: count("points", "changed"), pointsAway: count("points", "away"),
    linksBack: count("links", "back"), linksChanged: count("links", "changed"), linksAway: count("links", "away"),
    names: changes.some(({ root, id, after }) => root === "meta" && id === "name" && after !== null) ? 1 : 0,
  };
}

export function isNothing(counts: RestoreCounts): boolean {
  return Object.values(counts).every((count) => count === 0);
}

type Fate = "back" | "changed" | "away";

function fateOf({ before, after }: RecordChange): Fate | null {
  if (isThere(after)) return isThere(before) ? "changed" : "back";
  return isThere(before) ? "away" : null;
}

const isThere = (fields: Fields | null): boolean => fields !== null && !isTrashed(fields);
