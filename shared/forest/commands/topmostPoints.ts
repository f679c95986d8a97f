import type { PointId } from "#shared/kernel/index.ts";
import { ancestorsOf } from "../queries/ancestorsOf.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The present ones of these points that stand below none of the others, in the order given. */
export function topmostPoints(view: ForestView, ids: ReadonlySet<PointId>): PointRecord[] {
  const records: PointRecord[] = [];
  for (const id of ids) {
    const record = view.point(id);
    if (record !== undefined && !ancestorsOf(view, id).some((above) => ids.has(above.id))) records.push(record);
  }
  return records;
}
