import { isLinkId, isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { ringStep } from "./ringStep.ts";

export interface Neighbour {
  readonly id: PointId;
  /** The link that leads there; of several the first. */
  readonly via: LinkId;
  /** Its number in the ring, from 1, and how many there are. */
  readonly at: number;
  readonly count: number;
}

/**
 * Walks around the points linked with `centre`, in the order of the links: after `current` (or from the start) one step on or back. Around a link stand its own ends first.
 */
export function nextNeighbour(view: ForestView, centre: EndId, current: EndId | null, step: 1 | -1): Neighbour | null {
  const ring = [...linkedPoints(view, centre)];
  if (ring.length === 0) return null;
  const next = ringStep(current === null ? -1 : ring.findIndex(([id]) => id === current), step, ring.length);
  const found = ring[next];
  return found === undefined ? null : { id: found[0], via: found[1], at: next + 1, count: ring.length };
}

function linkedPoints(view: ForestView, centre: EndId): ReadonlyMap<PointId, LinkId> {
  const found = new Map<PointId, LinkId>();
  const add = (id: EndId | undefined, via: LinkId): void => { if (id !== undefined && isPointId(id) && id !== centre && !found.has(id)) found.set(id, via); };
  const own = isLinkId(centre) ? view.link(centre) : undefined;
  if (own !== undefined) for (const end of [own.from, own.to]) add(end, own.id);
  for (const linkId of view.linksAt(centre)) {
    const link = view.link(linkId);
    add(link === undefined ? undefined : link.from === centre ? link.to : link.from, linkId);
  }
  return found;
}
