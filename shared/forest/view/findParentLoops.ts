import type { PointId } from "#shared/kernel/index.ts";

/** One loop of parents; the smallest id of `members` is where readers cut it. */
export interface ParentLoop {
  readonly members: readonly PointId[];
  readonly cut: PointId;
}

function loopFrom(start: PointId, edges: ReadonlyMap<PointId, PointId>): ParentLoop {
  const members = [start];
  let cut = start;
  for (let at = edges.get(start); at !== undefined && at !== start; at = edges.get(at)) {
    members.push(at);
    if (at < cut) cut = at;
  }
  return { members, cut };
}

/**
 * Finds every loop that can be reached from `starts` by following `edges` (child → parent). Each point has at most one edge, so loops
 * never overlap and each visited point is looked at once.
 */
export function findParentLoops(starts: Iterable<PointId>, edges: ReadonlyMap<PointId, PointId>): ParentLoop[] {
  const loops: ParentLoop[] = [];
  const walkOf = new Map<PointId, number>();
  let walk = 0;
  for (const start of starts) {
    walk += 1;
    let at: PointId | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, walk);
      at = edges.get(at);
    }
    if (at !== undefined && walkOf.get(at) === walk) loops.push(loopFrom(at, edges));
  }
  return loops;
}
