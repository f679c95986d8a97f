import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";

/** Which tree of the grove a point stands in, and the branch it hangs on: the point right below the owner of the tree. */
export interface TreePlace {
  readonly tree: string;
  readonly branchId: PointId;
}

/** The tree of the points that stand under no module and no wisdom (林下). */
export const MEADOW = "meadow";

/** The tree of the points that stand right under a wisdom. */
export const shrubOf = (wisdomId: PointId): string => SHRUB + wisdomId;
const SHRUB = "shrub ";

/** Of a parent, as much as says in which tree its children stand. It need not be in the view yet. */
export type TreeParent = Pick<PointRecord, "id" | "parentId" | "kind">;

/** Points by their ids, as much of them as says which tree they are in. */
export interface TreeSource { point(id: PointId): TreeParent | undefined }

/** Where a point stands. Modules and wisdoms are no leaves: not asked of them. */
export const treeOf = (view: TreeSource, { id, parentId }: Pick<PointRecord, "id" | "parentId">): TreePlace => placeBelow(view, parentId === null ? null : (view.point(parentId) ?? null), id);

/** Where a point would stand below this parent (null = the top level). */
export function placeBelow(view: TreeSource, parent: TreeParent | null, id: PointId): TreePlace {
  let branchId = id;
  // What is only planned may go round in a circle, as it was written; a view has none.
  const seen = new Set<PointId>();
  for (let above = parent; above !== null && !seen.has(above.id);) {
    if (above.kind === "module") return { tree: above.id, branchId };
    if (above.kind === "wisdom") return { tree: shrubOf(above.id), branchId };
    seen.add(above.id);
    branchId = above.id;
    above = above.parentId === null ? null : (view.point(above.parentId) ?? null);
  }
  return { tree: MEADOW, branchId };
}

/** The wisdom or module a tree is named after; null for the meadow, which belongs to nobody. */
export function ownerOfTree(tree: string): string | null {
  if (tree === MEADOW) return null;
  return tree.startsWith(SHRUB) ? tree.slice(SHRUB.length) : tree;
}
