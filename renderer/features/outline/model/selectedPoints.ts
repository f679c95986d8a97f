import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { ancestorsOf, type ForestView, type PointRecord } from "#shared/forest/index.ts";

/** The points of a selection that are present, in its order. */
export function selectedPoints(view: ForestView, selection: readonly EndId[]): readonly PointRecord[] {
  return selection.flatMap((id) => {
    const point = isPointId(id) ? view.point(id) : undefined;
    return point === undefined ? [] : [point];
  });
}

/** The same without those that stand below another selected point: moving or removing that one takes them along. */
export function selectedBranches(view: ForestView, selection: readonly EndId[]): readonly PointId[] {
  const ids = selectedPoints(view, selection).map((point) => point.id);
  const chosen = new Set<PointId>(ids);
  return ids.filter((id) => !ancestorsOf(view, id).some((ancestor) => chosen.has(ancestor.id)));
}

