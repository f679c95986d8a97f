import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "#shared/forest/index.ts";
import type { GroveLayout, GroveSource } from "./groveTypes.ts";
import { standsAlike } from "./standsAlike.ts";
import { treeOfLeaf } from "./treeOfLeaf.ts";

/** Whether a point says something else to the layout than when this one was made. Parents and presence are not looked at. */
export function mayStandElsewhere(layout: GroveLayout, view: Pick<GroveSource, "point">, id: PointId): boolean {
  const now = view.point(id);
  // Of what is in the trash or gone only the layout itself knows whether a place is kept for it.
  if (now === undefined) return true;
  const before = leafRecord(layout, id) ?? layout.trees[layout.treeOf.get(id) ?? -1]?.owner ?? null;
  if (before !== null) return !standsAlike(before, now);
  // All that stands nowhere itself are wisdoms without a shrub; their trees take their ground and colour.
  return now.kind !== "wisdom" || layout.trees.some((tree) => tree.wisdomId === id && tree.wisdom !== now.wisdom);
}

function leafRecord(layout: GroveLayout, id: PointId): PointRecord | undefined {
  const leaf = layout.leafOf.get(id);
  const tree = leaf === undefined ? undefined : treeOfLeaf(layout, leaf);
  return leaf === undefined || tree === undefined ? undefined : tree.points[leaf - tree.firstLeaf];
}
