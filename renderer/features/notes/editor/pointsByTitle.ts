import type { ForestView, PointRecord } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";

/** Points by title; null where several have the same, so that a title never means another point than was meant. */
export function pointsByTitle(view: ForestView, isWanted: (point: PointRecord) => boolean = () => true): ReadonlyMap<string, PointId | null> {
  const found = new Map<string, PointId | null>();
  for (const point of view.points()) if (isWanted(point)) found.set(point.title, found.has(point.title) ? null : point.id);
  return found;
}
