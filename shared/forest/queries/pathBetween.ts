import { isLinkId, isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** A way from one point or link to another. */
export interface ForestPath {
  /** From the first to the last; a link stands among them only when the way leads over a link on a link. */
  readonly ends: readonly EndId[];
  /** `links[i]` leads from `ends[i]` to `ends[i + 1]`, whichever way it points; null where one stands below the other. */
  readonly links: readonly (LinkId | null)[];
}

/**
 * The shortest way over live links, whichever way they point; with `viaParents` also from a point to its parent and back. Points only, unless there is no
 * such way: then also over links that others stand on. Of equally short ways always the same one. null when there is none, or an end is not there.
 */
export function pathBetween(view: ForestView, a: EndId, b: EndId, options: { readonly viaParents: boolean }): ForestPath | null {
  if (!isPresent(view, a) || !isPresent(view, b)) return null;
  if (a === b) return { ends: [a], links: [] };
  const { viaParents } = options;
  const overPoints = isPointId(a) && isPointId(b) ? search(a, b, (end) => stepsFrom(view, end, { viaParents, viaLinks: false })) : null;
  return overPoints ?? search(a, b, (end) => stepsFrom(view, end, { viaParents, viaLinks: true }));
}

const isPresent = (view: ForestView, end: EndId): boolean => (isPointId(end) ? view.point(end) : view.link(end)) !== undefined;

interface Step {
  readonly to: EndId;
  readonly link: LinkId | null;
}

interface StepKinds {
  readonly viaParents: boolean;
  readonly viaLinks: boolean;
}

/** One step from an end, over links first, the oldest first. */
function* stepsFrom(view: ForestView, end: EndId, { viaParents, viaLinks }: StepKinds): Generator<Step> {
  for (const id of view.linksAt(end)) {
    const link = view.link(id);
    const to = link?.from === end ? link.to : link?.from;
    if (to !== undefined && (viaLinks || isPointId(to))) yield { to, link: id };
  }
  if (viaLinks) yield* overLinks(view, end);
  if (viaParents && isPointId(end)) yield* overParents(view, end);
}

/** From a link to its two ends, and from a point onto those of its links that others stand on. */
function* overLinks(view: ForestView, end: EndId): Generator<Step> {
  const own = isLinkId(end) ? view.link(end) : undefined;
  if (own !== undefined) yield* [{ to: own.from, link: own.id }, { to: own.to, link: own.id }];
  for (const id of view.linksAt(end)) if (view.linksAt(id).length > 0) yield { to: id, link: id };
}

function* overParents(view: ForestView, end: PointId): Generator<Step> {
  const parentId = view.point(end)?.parentId ?? null;
  if (parentId !== null) yield { to: parentId, link: null };
  for (const child of view.children(end)) yield { to: child, link: null };
}

/** What was reached from one side, and from where. */
interface Side {
  readonly reached: Map<EndId, { readonly from: EndId; readonly link: LinkId | null } | null>;
  edge: EndId[];
}

/**
 * From both sides in turns, always a whole ring from the side whose ring is smaller. Before a ring the two sides have nothing in common, so the first place
 * where they meet lies on a shortest way.
 */
function search(a: EndId, b: EndId, steps: (end: EndId) => Iterable<Step>): ForestPath | null {
  const start: Side = { reached: new Map([[a, null]]), edge: [a] };
  const goal: Side = { reached: new Map([[b, null]]), edge: [b] };
  while (start.edge.length > 0 && goal.edge.length > 0) {
    const [near, far] = start.edge.length <= goal.edge.length ? [start, goal] : [goal, start];
    const meeting = widen(near, far, steps);
    if (meeting !== null) return joined(start, goal, meeting);
  }
  return null;
}

function widen(near: Side, far: Side, steps: (end: EndId) => Iterable<Step>): EndId | null {
  const next: EndId[] = [];
  for (const from of near.edge) {
    for (const { to, link } of steps(from)) {
      if (near.reached.has(to)) continue;
      near.reached.set(to, { from, link });
      if (far.reached.has(to)) return to;
      next.push(to);
    }
  }
  near.edge = next;
  return null;
}

function joined(start: Side, goal: Side, meeting: EndId): ForestPath {
  const before = wayBack(start, meeting);
  const after = wayBack(goal, meeting);
  return { ends: [...before.ends.reverse(), meeting, ...after.ends], links: [...before.links.reverse(), ...after.links] };
}

/** From the meeting place back to where a side began, without the meeting place itself. */
function wayBack(side: Side, meeting: EndId): { readonly ends: EndId[]; readonly links: (LinkId | null)[] } {
  const ends: EndId[] = [];
  const links: (LinkId | null)[] = [];
  for (let step = side.reached.get(meeting); step !== undefined && step !== null; step = side.reached.get(step.from)) {
    ends.push(step.from);
    links.push(step.link);
  }
  return { ends, links };
}
