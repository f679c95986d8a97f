import type { ForestView } from "#shared/forest/index.ts";
import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { WALK_LIMITS, type Walk, type WalkStop } from "./walkSpec.ts";

/**
 * A stop for each selected point, in the order of selection. A link between a point and the one before it is shown where one arrives; other links have
 * a stop of their own, at the end.
 */
export function walkAlong(view: ForestView, ids: readonly EndId[]): Walk {
  const points = inReadingOrder(view, ids.filter(isPointId));
  const links = new Set(ids.filter((id): id is LinkId => !isPointId(id)));
  const stops = points.map((id, index): WalkStop => {
    const before = points[index - 1];
    const crossed = before === undefined ? [] : [...links].filter((link) => joins(view, link, before, id));
    for (const link of crossed) links.delete(link);
    return { ids: [id, ...crossed], note: "" };
  });
  return { stops: [...stops, ...[...links].map((id): WalkStop => ({ ids: [id], note: "" }))].slice(0, WALK_LIMITS.stops) };
}

function joins(view: ForestView, linkId: LinkId, a: PointId, b: PointId): boolean {
  const link = view.link(linkId);
  return link !== undefined && ((link.from === a && link.to === b) || (link.from === b && link.to === a));
}

/** A range that was drawn downwards in the outline has its last point first: that one goes back to its place. */
function inReadingOrder(view: ForestView, points: readonly PointId[]): readonly PointId[] {
  const [active, ...others] = points;
  const last = others.at(-1);
  if (active === undefined || last === undefined) return points;
  const siblings = view.children(view.point(active)?.parentId ?? null);
  const start = siblings.indexOf(active) - others.length;
  const isRange = start >= 0 && others.every((id, index) => siblings[start + index] === id);
  return isRange ? [...others, active] : points;
}
