import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The records of points, each once, in the order given; undefined when one of them is not present. */
export function presentPoints(view: ForestView, ids: Iterable<PointId>): readonly PointRecord[] | undefined {
  const records = new Map<PointId, PointRecord>();
  for (const id of ids) {
    const record = view.point(id);
    if (record === undefined) return undefined;
    records.set(id, record);
  }
  return [...records.values()];
}
