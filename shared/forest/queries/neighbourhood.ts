import { isLinkId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** What stands in a ring around something. */
export interface Neighbour {
  readonly id: EndId;
  /** The first link that led to it. */
  readonly via: LinkId;
  /** Where that link was met: the centre, a neighbour one ring further in, or a link that is shown between two of them. */
  readonly nextTo: EndId;
}

export interface Neighbourhood {
  /** One ring per step. In each, neighbours of one and the same stand together, the oldest link first. */
  readonly rings: readonly (readonly Neighbour[])[];
  /** Every live link both ends of which are shown, oldest first. A shown link is an end, too: what stands on it is shown with it. */
  readonly links: readonly LinkId[];
  /** How many more there would be, for which there was no room. Those that only these lead to are not counted. */
  readonly hidden: number;
}

/**
 * What is one step, or two, away over live links: at most `limit` neighbours, points for the most part, and links that something stands on.
 * Reads only links at what it shows. Empty rings for what is not there.
 */
export function neighbourhood(view: ForestView, id: EndId, options: { readonly depth: 1 | 2; readonly limit: number }): Neighbourhood {
  const shown = new Set<EndId>([id]);
  const left = new Set<EndId>();
  const rings: Neighbour[][] = [];
  let edge = new Set<EndId>([id]);
  for (let depth = 0; depth < options.depth; depth++) {
    const ring: Neighbour[] = [];
    const next = new Set<EndId>();
    for (const nextTo of edge) {
      for (const { to, via } of stepsFrom(view, nextTo)) {
        if (!shown.has(to)) {
          if (shown.size > options.limit) {
            left.add(to);
            continue;
          }
          shown.add(to);
          ring.push({ id: to, via, nextTo });
          next.add(to);
        }
        // What stands on a link of this ring belongs to the next one.
        next.add(via);
      }
    }
    rings.push(ring);
    edge = next;
  }
  return { rings, links: linksAmong(view, shown), hidden: left.size };
}

function linksAt(view: ForestView, end: EndId): LinkRecord[] {
  return view.linksAt(end).map((id) => view.link(id)).filter((link) => link !== undefined);
}

/** Over the links at an end to their other ends; from a link also to its own two. */
function stepsFrom(view: ForestView, end: EndId): { readonly to: EndId; readonly via: LinkId }[] {
  const steps = linksAt(view, end).map((link) => ({ to: link.from === end ? link.to : link.from, via: link.id }));
  const own = isLinkId(end) ? view.link(end) : undefined;
  return own === undefined ? steps : [{ to: own.from, via: own.id }, { to: own.to, via: own.id }, ...steps];
}

function linksAmong(view: ForestView, shown: ReadonlySet<EndId>): LinkId[] {
  const ends = new Set(shown);
  const found = new Map<LinkId, LinkRecord>();
  // A Set visits what is added while it is walked: a link that is shown is an end for others.
  for (const end of ends) {
    for (const link of linksAt(view, end)) {
      if (found.has(link.id) || !ends.has(link.from) || !ends.has(link.to)) continue;
      found.set(link.id, link);
      ends.add(link.id);
    }
  }
  return [...found.values()].sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1)).map((link) => link.id);
}
