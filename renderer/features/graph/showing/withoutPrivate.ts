import { isPrivate, type ForestView, type LinkRecord, type PointRecord } from "#shared/forest/index.ts";
import { isEndId, isPointId, type EndId } from "#shared/kernel/index.ts";
import type { ShowingSnapshot } from "./showingPort.ts";

/** The same forest as everybody sees it: what only oneself sees is not there, and nothing tells that it was. Follows the view it is made of. */
export function sharedPart(view: ForestView): ForestView {
  const shown = <R extends PointRecord | LinkRecord>(record: R | undefined): R | undefined => (record === undefined || isPrivate(record) ? undefined : record);
  const isShown = (id: EndId): boolean => shown(isPointId(id) ? view.point(id) : view.link(id)) !== undefined;
  const shownOf = function* <R extends PointRecord | LinkRecord>(records: Iterable<R>): IterableIterator<R> {
    for (const record of records) if (!isPrivate(record)) yield record;
  };
  return {
    get version() { return view.version; },
    get meta() { return view.meta; },
    get pointCount() { return [...shownOf(view.points())].length; },
    get linkCount() { return [...shownOf(view.links())].length; },
    point: (id) => shown(view.point(id)),
    link: (id) => shown(view.link(id)),
    children: (parentId) => kept(view.children(parentId), isShown),
    linksAt: (end) => kept(view.linksAt(end), isShown),
    linkCountAt: (end) => kept(view.linksAt(end), isShown).length,
    points: () => shownOf(view.points()),
    links: () => shownOf(view.links()),
    trashedPoints: () => view.trashedPoints().filter((record) => !isPrivate(record)),
    trashedLinks: () => view.trashedLinks().filter((record) => !isPrivate(record)),
    trashedPoint: (id) => shown(view.trashedPoint(id)),
    trashedLink: (id) => shown(view.trashedLink(id)),
    milestones: () => view.milestones(),
    views: () => view.views(),
    trashedViews: () => view.trashedViews(),
    personName: (id) => view.personName(id),
    masks: () => [],
    problems: () => view.problems(),
    onChange: (listener) => view.onChange(listener),
  };
}

/** The array itself where nothing is left out: readers know it by its identity. */
function kept<Id>(ids: readonly Id[], isShown: (id: Id) => boolean): readonly Id[] {
  return ids.every(isShown) ? ids : ids.filter(isShown);
}

const ID_IN_KEY = /(?:pt|ln)_[A-Za-z0-9_-]+/g;

/** Points and links of a snapshot that only oneself sees. */
export function privateIdsIn({ boxes, lines }: Pick<ShowingSnapshot, "boxes" | "lines">, view: ForestView): ReadonlySet<EndId> {
  const ids = new Set<EndId>();
  for (const key of [...boxes.map((box) => box.key), ...lines.map((line) => line.id)]) for (const id of idsIn(key)) if (isPrivateEnd(id, view)) ids.add(id);
  return ids;
}

/** A second lock: whatever drew the snapshot, nothing that bears the id of something private stays in it. */
export function withoutPrivate(snapshot: ShowingSnapshot, view: ForestView): ShowingSnapshot {
  const isShown = (key: string): boolean => !idsIn(key).some((id) => isPrivateEnd(id, view));
  return {
    ...snapshot,
    boxes: snapshot.boxes.filter((box) => isShown(box.key) && !("isPrivate" in box && box.isPrivate)),
    lines: snapshot.lines.filter(({ id }) => isShown(id)),
  };
}

const idsIn = (key: string): EndId[] => [...(key.match(ID_IN_KEY) ?? [])].filter(isEndId);

function isPrivateEnd(id: EndId, view: ForestView): boolean {
  const record = isPointId(id) ? view.point(id) : view.link(id);
  return record !== undefined && isPrivate(record);
}
