import type { ForestChange, ForestView, LinkRecord } from "#shared/forest/index.ts";
import { isPointId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { FilterSpec } from "./filterSpec.ts";
import { filterPoints, testPoints, type MatchContext } from "./matchPoint.ts";

/** The points in the light of one filter, kept up to date by the ids that changed. */
export interface LivePoints {
  /** The same object until a point enters or leaves. */
  get(): ReadonlySet<PointId>;
  /** Judges again whatever a change may have turned; says whether the answer is another. */
  apply(change: Pick<ForestChange, "points" | "links">): boolean;
}

/** Filters all points once; from then on only what is touched. The context stays as it was: make another when it changes. */
export function createLivePoints(view: ForestView, spec: FilterSpec, context: MatchContext): LivePoints {
  const neighbours = createNeighbours(view, spec);
  let points = filterPoints(view, spec, context);

  const isByPlace = spec.wisdoms.length > 0 || spec.modules.length > 0;
  const touched = ({ points: changed, links }: Pick<ForestChange, "points" | "links">): Set<PointId> => {
    // Wisdom and module come from above: who moves, or becomes another kind, turns all below.
    const ids = isByPlace ? withAllBelow(view, changed) : new Set(changed);
    neighbours?.touch(changed, links, ids);
    return ids;
  };
  return {
    get: () => points,
    apply: (change) => {
      const test = testPoints(view, spec, context);
      const turned = [...touched(change)].filter((id) => test(id) !== points.has(id));
      if (turned.length === 0) return false;
      points = new Set(points);
      for (const id of turned) if (!points.delete(id)) points.add(id);
      return true;
    },
  };
}

function withAllBelow(view: ForestView, ids: Iterable<PointId>): Set<PointId> {
  const found = new Set<PointId>();
  const stack = [...ids];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    // One by one: the stack of calls does not hold a hundred thousand arguments.
    for (const child of view.children(id)) stack.push(child);
  }
  return found;
}

interface Neighbours {
  /** Adds to `ids` the points whose links or cases were touched, before and after the change. */
  touch(points: ReadonlySet<PointId>, links: ReadonlySet<LinkId>, ids: Set<PointId>): void;
}

/** Whether a point is isolated or lacks a case hangs on other records. One that is gone does not say any more whose neighbour it was, so that is remembered. */
function createNeighbours(view: ForestView, spec: FilterSpec): Neighbours | null {
  if (!spec.isolated && !spec.noCase) return null;
  const links = new Map<LinkId, LinkRecord>();
  const parents = new Map<PointId, PointId | null>();
  for (const link of view.links()) links.set(link.id, link);
  if (spec.noCase) for (const point of view.points()) if (point.kind === "case") parents.set(point.id, point.parentId);

  const renewLink = (id: LinkId, ids: Set<PointId>): void => {
    const now = view.link(id);
    for (const link of [links.get(id), now]) if (link !== undefined) addEnds(link, ids);
    if (now === undefined) links.delete(id);
    else links.set(id, now);
  };
  const renewCase = (id: PointId, ids: Set<PointId>): void => {
    const now = view.point(id);
    const parentId = now?.kind === "case" ? now.parentId : null;
    for (const parent of [parents.get(id), parentId]) if (parent !== undefined && parent !== null) ids.add(parent);
    if (now?.kind === "case") parents.set(id, parentId);
    else parents.delete(id);
    // What became a case, or is one no longer, counts for whom it illustrates.
    for (const linkId of view.linksAt(id)) {
      const link = view.link(linkId);
      if (link?.type === "illustrates") addEnds(link, ids);
    }
  };
  return {
    touch: (points, changedLinks, ids) => {
      for (const id of changedLinks) renewLink(id, ids);
      if (spec.noCase) for (const id of points) renewCase(id, ids);
    },
  };
}

function addEnds({ from, to }: LinkRecord, ids: Set<PointId>): void {
  for (const end of [from, to]) if (isPointId(end)) ids.add(end);
}
