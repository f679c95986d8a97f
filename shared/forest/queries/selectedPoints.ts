import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The points among some ids that are present, in their order. */
export function selectedPoints(view: ForestView, ids: readonly EndId[]): readonly PointRecord[] {
  return ids.flatMap((id) => {
    const point = isPointId(id) ? view.point(id) : undefined;
    return point === undefined ? [] : [point];
  });
}

/** The same without those that stand below another of them: moving, copying or removing that one takes them along. */
export function selectedBranches(view: ForestView, ids: readonly EndId[]): readonly PointId[] {
  const points = selectedPoints(view, ids);
  const chosen = new Set<PointId>(points.map((point) => point.id));
  return points.filter((point) => !standsBelow(view, point, chosen)).map((point) => point.id);
}

function standsBelow(view: ForestView, point: PointRecord, chosen: ReadonlySet<PointId>): boolean {
  for (let at = point.parentId; at !== null; at = view.point(at)?.parentId ?? null) if (chosen.has(at)) return true;
  return false;
}
