import { isLinkId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { ringStep } from "./ringStep.ts";

export interface LinkStep {
  readonly id: LinkId;
  /** Its number among the links there, from 1, and how many there are. */
  readonly at: number;
  readonly count: number;
}

export interface LinkWalk {
  /** The next (or previous) link at the point the walk started from. */
  step(view: ForestView, selected: EndId, direction: 1 | -1): LinkStep | null;
}

/**
 * `{` and `}` go round the links at one point, in the order in which `[` and `]` go round its neighbours. From a link that was selected by other means they go round the links at its
 * beginning, which it is one of.
 */
export function createLinkWalk(): LinkWalk {
  let centre: EndId | null = null;
  let current: EndId | null = null;
  return {
    step(view, selected, direction) {
      const link = isLinkId(selected) ? view.link(selected) : undefined;
      const isOnTheWay = centre !== null && selected === current && (link?.from === centre || link?.to === centre);
      if (!isOnTheWay) centre = link === undefined ? selected : link.from;
      const ring = centre === null ? [] : view.linksAt(centre);
      if (ring.length === 0) return null;
      const next = ringStep(ring.findIndex((id) => id === selected), direction, ring.length);
      const id = ring[next];
      current = id ?? null;
      return id === undefined ? null : { id, at: next + 1, count: ring.length };
    },
  };
}
