import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** Which tree of the grove a point stands in, and the branch it hangs on: the point right below the owner of the tree. */
export interface TreePlace {
  readonly tree: string;
  readonly branchId: PointId;
}

/** The tree of the points that stand under no module and no wisdom (林下). */
export const MEADOW = "meadow";

/** The tree of the points that stand right under a wisdom. */
export const shrubOf = (wisdomId: PointId): string => `shrub ${wisdomId}`;

/** Where a point stands, or would stand under this parent. Modules and wisdoms are no leaves: not asked of them. */
export function treeOf(view: Pick<ForestView, "point">, { id, parentId }: Pick<PointRecord, "id" | "parentId">): TreePlace {
  let branchId = id;
  for (let at = parentId; at !== null;) {
    const record = view.point(at);
    if (record === undefined) break;
    if (record.kind === "module") return { tree: record.id, branchId };
    if (record.kind === "wisdom") return { tree: shrubOf(record.id), branchId };
    branchId = record.id;
    at = record.parentId;
  }
  return { tree: MEADOW, branchId };
}
