export { err, ok, type Result } from "./result.ts";
export { assertNever, invariant, InvariantError } from "./invariant.ts";
export type { Clock, EpochMs, Random } from "./units.ts";
export { isOwnDocId, isSharedDocId } from "./docIds.ts";
export { isSoundUpdate } from "./soundUpdate.ts";
export { elsewhereOf, personOf } from "./elsewhere.ts";
export { isCommentId, isEndId, isForestId, isLinkId, isMilestoneId, isPersonId, isPointId, isThreadId, isViewId, type CommentId, type EndId, type ForestId, type IdSource, type LinkId, type MilestoneId, type PersonId, type PointId, type ThreadId, type ViewId } from "./ids.ts";
