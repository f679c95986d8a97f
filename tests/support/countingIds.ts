import type { IdSource } from "#shared/kernel/index.ts";

/** Ids that count up: pt_a1, pt_a2, ln_a1, ms_a1, vw_a1, th_a1, cm_a1 … `prefix` keeps the ids of two peers apart. */
export function countingIds(prefix = ""): IdSource {
  let points = 0;
  let links = 0;
  let milestones = 0;
  let views = 0;
  let threads = 0;
  let comments = 0;
  return {
    newPointId: () => `pt_${prefix}${++points}` as const,
    newLinkId: () => `ln_${prefix}${++links}` as const,
    newMilestoneId: () => `ms_${prefix}${++milestones}` as const,
    newViewId: () => `vw_${prefix}${++views}` as const,
    newThreadId: () => `th_${prefix}${++threads}` as const,
    newCommentId: () => `cm_${prefix}${++comments}` as const,
  };
}
