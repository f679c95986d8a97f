import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";

/**
 * Walks around the points linked with `centre`, in the order of the links: after `current` (or from the start) one step on or back.
 */
export function nextNeighbour(view: ForestView, centre: EndId, current: EndId | null, step: 1 | -1): PointId | null {
  const ring = linkedPoints(view, centre);
  if (ring.length === 0) return null;
  const at = current === null ? -1 : ring.findIndex((id) => id === current);
  const next = at === -1 ? (step === 1 ? 0 : ring.length - 1) : (at + step + ring.length) % ring.length;
  return ring[next] ?? null;
}

function linkedPoints(view: ForestView, centre: EndId): PointId[] {
  const ids = new Set<PointId>();
  for (const linkId of view.linksAt(centre)) {
    const link = view.link(linkId);
    const other = link === undefined ? undefined : link.from === centre ? link.to : link.from;
    if (other !== undefined && isPointId(other) && other !== centre) ids.add(other);
  }
  return [...ids];
}
