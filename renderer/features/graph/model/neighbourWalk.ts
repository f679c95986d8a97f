import type { EndId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { nextNeighbour, type Neighbour } from "./nextNeighbour.ts";

export interface NeighbourWalk {
  /** The next (or previous) neighbour of the point the walk started from. */
  step(view: ForestView, selected: EndId, direction: 1 | -1): Neighbour | null;
}

/** `[` and `]` go round the neighbours of one point; selecting anything else by other means starts a new walk there. */
export function createNeighbourWalk(): NeighbourWalk {
  let centre: EndId | null = null;
  let current: EndId | null = null;
  return {
    step(view, selected, direction) {
      if (centre === null || selected !== current) {
        centre = selected;
        current = null;
      }
      const next = nextNeighbour(view, centre, current, direction);
      current = next?.id ?? null;
      return next;
    },
  };
}
