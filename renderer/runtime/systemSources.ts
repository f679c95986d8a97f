import type { Clock, CommentId, IdSource, LinkId, MilestoneId, PointId, ThreadId, ViewId } from "#shared/kernel/index.ts";

const RANDOM_BYTES = 12;

/** 96 random bits as 16 URL-safe characters: short, because every link and every child repeats it. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
}

/** The real clock and the real source of ids; tests hand in their own. */
export const systemSources: { readonly clock: Clock; readonly ids: IdSource } = {
  clock: { now: () => Date.now() },
  // SAFETY: the prefix and the alphabet are those of the id patterns in shared/kernel/ids.ts.
  ids: {
    newPointId: () => `pt_${randomName()}` as PointId, newLinkId: () => `ln_${randomName()}` as LinkId, newMilestoneId: () => `ms_${randomName()}` as MilestoneId, newViewId: () => `vw_${randomName()}` as ViewId,
    newThreadId: () => `th_${randomName()}` as ThreadId, newCommentId: () => `cm_${randomName()}` as CommentId,
  },
};
