import { casesOf, descendantsOf, isPrivate, moduleOf, type ForestChange, type ForestView, type PointRecord } from "#shared/forest/index.ts";
import { isPointId, type EndId, type LinkId, type PersonId, type PointId } from "#shared/kernel/index.ts";
import type { SearchPoint, ToSearch } from "./searchProtocol.ts";

type PointsMessage = Extract<ToSearch, { readonly kind: "points" }>;

export interface PointFeed {
  /** Notes what a change touches. Cheap: nothing is read yet. */
  add(change: ForestChange): void;
  /** Everything, in steps of `stepSize` points. */
  all(stepSize: number): Generator<PointsMessage>;
  /** What has changed since the last call; null for nothing. */
  take(): PointsMessage | null;
}

/** Turns the records of a forest into what the index knows of points. Remembers the ends of 印证 links and where cases hang, because what is gone cannot be asked. */
export function createPointFeed(view: ForestView): PointFeed {
  const pending = new Set<PointId>();
  const illustrates = new Map<LinkId, readonly [EndId, EndId]>();
  const caseParents = new Map<PointId, PointId>();
  const names = new Map<PersonId, string>();
  let isStructural = false;
  for (const link of view.links()) if (link.type === "illustrates") illustrates.set(link.id, [link.from, link.to]);

  const addEnds = (ends: readonly (EndId | null | undefined)[] | undefined): void => { for (const end of ends ?? []) if (isPointId(end)) pending.add(end); };
  const messageOf = (ids: Iterable<PointId>): PointsMessage => {
    const puts: SearchPoint[] = [];
    const removes: PointId[] = [];
    const people = new Map<PersonId, string>();
    for (const id of ids) {
      const point = view.point(id);
      if (point?.kind === "case" && point.parentId !== null) caseParents.set(id, point.parentId);
      else caseParents.delete(id);
      if (point === undefined) removes.push(id);
      else {
        puts.push(searchPointOf(view, point));
        const name = point.createdBy === null ? undefined : view.personName(point.createdBy);
        if (point.createdBy !== null && name !== undefined && names.get(point.createdBy) !== name) people.set(point.createdBy, name);
      }
    }
    for (const [id, name] of people) names.set(id, name);
    return { kind: "points", puts, removes, people: [...people] };
  };
  return {
    add: (change) => {
      for (const id of change.points) pending.add(id);
      isStructural ||= change.structure;
      for (const id of change.links) {
        addEnds(illustrates.get(id));
        const link = view.link(id);
        if (link?.type === "illustrates") illustrates.set(id, [link.from, link.to]);
        else illustrates.delete(id);
        addEnds(illustrates.get(id));
      }
    },
    *all(stepSize) {
      let step: PointId[] = [];
      // Read at once: the forest may change between two steps, and then `take` has it.
      for (const { id } of [...view.points()]) {
        step.push(id);
        if (step.length < stepSize) continue;
        yield messageOf(step);
        step = [];
      }
      yield messageOf(step);
    },
    take: () => {
      const renamed = [...names].some(([id, name]) => view.personName(id) !== name);
      if (pending.size === 0 && !renamed) return null;
      for (const id of [...pending]) {
        // Where a case hung may have none now; where it hangs has one.
        const point = view.point(id);
        addEnds([caseParents.get(id), point?.kind === "case" ? point.parentId : null]);
        // What stands below moves with it into another module.
        if (isStructural) for (const below of descendantsOf(view, id)) pending.add(below);
      }
      isStructural = false;
      const ids = [...pending];
      pending.clear();
      const message = messageOf(ids);
      return renamed ? { ...message, people: [...new Map([...message.people, ...renamedPeople(view, names)])] } : message;
    },
  };
}

function renamedPeople(view: ForestView, names: Map<PersonId, string>): readonly (readonly [PersonId, string])[] {
  const renamed: [PersonId, string][] = [];
  for (const [id, name] of names) {
    const now = view.personName(id);
    if (now !== undefined && now !== name) renamed.push([id, now]);
  }
  for (const [id, name] of renamed) names.set(id, name);
  return renamed;
}

function searchPointOf(view: ForestView, point: PointRecord): SearchPoint {
  const { id, title, aliases, tags, summary, createdAtMs } = point;
  return {
    entry: { key: id, kind: "point", pointId: id, title, aliases, tags, body: summary, isPrivate: isPrivate(point), atMs: createdAtMs },
    facets: {
      kind: point.kind, moduleId: moduleOf(view, id)?.id ?? null, tags, authorId: point.createdBy, isPrivate: isPrivate(point),
      hasCase: casesOf(view, id).length > 0,
    },
  };
}
