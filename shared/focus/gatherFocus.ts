import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { disputesAt, type LinkRecord } from "#shared/forest/index.ts";
import { fairShares } from "./fairShares.ts";
import { FOCUS_LIMITS } from "./focusMeasures.ts";
import type { FocusGroup, FocusGroupName, FocusNeighbour, FocusRequest, FocusSource } from "./focusTypes.ts";
import { gatherBeyond } from "./gatherBeyond.ts";
import { GROUP_ORDER, groupNameOf } from "./groupNames.ts";

type Wanted = Pick<FocusRequest, "centre" | "depth" | "groupsByType" | "opened">;
type Draft = Map<FocusGroupName, FocusNeighbour[]>;

/** Who stands around the centre, in groups, bounded; no words and no places yet. */
export function gatherFocus(source: FocusSource, wanted: Wanted): FocusGroup[] {
  const draft: Draft = new Map();
  addLinked(source, wanted, draft);
  if (isPointId(wanted.centre)) {
    addCases(source, wanted.centre, draft);
    if (draft.size === 0) addFamily(source, wanted.centre, draft);
  }
  const groups = bounded(draft, wanted.opened);
  return wanted.depth === 1 ? groups : gatherBeyond(source, wanted.centre, groups);
}

function addLinked(source: FocusSource, { centre, groupsByType }: Wanted, draft: Draft): void {
  const own = isPointId(centre) ? undefined : source.link(centre);
  if (own !== undefined) {
    add(draft, "from", kin(own.from));
    add(draft, "to", kin(own.to));
  }
  const disputed = new Set(disputesAt(source, centre).flatMap(({ a, b }) => [a, b]));
  for (const [id, links] of linksByNeighbour(source, centre)) {
    const [oldest] = links;
    if (oldest === undefined || id === own?.from || id === own?.to) continue;
    const isDisputed = links.some((link) => disputed.has(link.id));
    add(draft, groupNameOf(oldest, centre, isDisputed, groupsByType), { id, links: links.map((link) => link.id), isDisputed, beyond: [], hidden: 0 });
  }
}

function linksByNeighbour(source: FocusSource, centre: EndId): Map<EndId, LinkRecord[]> {
  const found = new Map<EndId, LinkRecord[]>();
  for (const linkId of source.linksAt(centre)) {
    const link = source.link(linkId);
    if (link === undefined) continue;
    const other = link.from === centre ? link.to : link.from;
    const known = found.get(other);
    if (known === undefined) found.set(other, [link]);
    else known.push(link);
  }
  return found;
}

/** Cases written below a point belong to it without a link. */
function addCases(source: FocusSource, centre: PointId, draft: Draft): void {
  const linked = new Set([...draft.values()].flat().map(({ id }) => id));
  if (linked.size === 0) return;
  for (const id of source.children(centre)) if (source.point(id)?.kind === "case" && !linked.has(id)) add(draft, "cases", kin(id));
}

/** A point nobody has linked yet: whoever stands above, below and beside it, so that one can always walk on. */
function addFamily(source: FocusSource, centre: PointId, draft: Draft): void {
  const parent = source.point(centre)?.parentId ?? null;
  if (parent !== null && source.point(parent) !== undefined) add(draft, "parent", kin(parent));
  for (const id of source.children(centre)) add(draft, "children", kin(id));
  const siblings = source.children(parent);
  const at = siblings.indexOf(centre);
  // Those that follow come first, then those before, nearest first.
  for (const id of [...siblings.slice(at + 1), ...siblings.slice(0, Math.max(0, at)).reverse()]) add(draft, "siblings", kin(id));
}

const kin = (id: EndId): FocusNeighbour => ({ id, links: [], isDisputed: false, beyond: [], hidden: 0 });

function add(draft: Draft, name: FocusGroupName, neighbour: FocusNeighbour): void {
  const known = draft.get(name);
  if (known === undefined) draft.set(name, [neighbour]);
  else known.push(neighbour);
}

/** Every group gets its fair share of the room; one that was opened, all of it. */
function bounded(draft: Draft, opened: ReadonlySet<string>): FocusGroup[] {
  const present = GROUP_ORDER.flatMap((name) => ({ name, all: draft.get(name) ?? [] })).filter(({ all }) => all.length > 0);
  const shares = fairShares(present.map(({ all }) => all.length), FOCUS_LIMITS.points - 1);
  return present.map(({ name, all }, index) => {
    const most = name === "siblings" ? FOCUS_LIMITS.siblings : FOCUS_LIMITS.points;
    const shown = opened.has(name) ? FOCUS_LIMITS.opened : Math.min(most, shares[index] ?? 0);
    return { name, neighbours: all.slice(0, shown), hidden: Math.max(0, all.length - shown) };
  });
}

/** Everything that stands in the picture, the centre among it. */
export function shownInFocus(source: FocusSource, wanted: Wanted): ReadonlySet<EndId> {
  const neighbours = gatherFocus(source, wanted).flatMap((group) => group.neighbours);
  return new Set([wanted.centre, ...neighbours.flatMap(({ id, links, beyond }) => [id, ...links, ...beyond])]);
}
