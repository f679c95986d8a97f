export { err, ok, type Result } from "./result.ts";
export { assertNever, invariant, InvariantError } from "./invariant.ts";
export type { Clock, EpochMs, Random } from "./units.ts";
export { isEndId, isForestId, isLinkId, isMilestoneId, isPersonId, isPointId, isViewId, type EndId, type ForestId, type IdSource, type LinkId, type MilestoneId, type PersonId, type PointId, type ViewId } from "./ids.ts";
