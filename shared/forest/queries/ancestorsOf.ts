import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The points above a point, nearest first. Empty for a top-level or unknown point. */
export function ancestorsOf(view: ForestView, id: PointId): PointRecord[] {
  const ancestors: PointRecord[] = [];
  for (let at = view.point(id)?.parentId ?? null; at !== null; ) {
    const record = view.point(at);
    if (record === undefined) break;
    ancestors.push(record);
    at = record.parentId;
  }
  return ancestors;
}
