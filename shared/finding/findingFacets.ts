import type { ForestView, LinkType, PointKind } from "#shared/forest/index.ts";
import type { PersonId, PointId } from "#shared/kernel/index.ts";

/** What a forest offers to filter by: only what occurs in it, with how often. */
export interface FindingFacets {
  readonly kinds: ReadonlyMap<PointKind, number>;
  /** Most used first. */
  readonly tags: readonly (readonly [tag: string, count: number])[];
  /** Most busy first. */
  readonly authors: readonly (readonly [author: PersonId, count: number])[];
  /** In the order of the outline. */
  readonly modules: readonly PointId[];
  readonly linkTypes: ReadonlyMap<LinkType, number>;
}

/** Counts what may be chosen in a filter. One pass over points and links, made while somebody looks at the choices. */
export function findingFacets(view: ForestView): FindingFacets {
  const kinds = new Map<PointKind, number>();
  const tags = new Map<string, number>();
  const authors = new Map<PersonId, number>();
  const linkTypes = new Map<LinkType, number>();
  for (const { kind, tags: own, createdBy } of view.points()) {
    count(kinds, kind);
    for (const tag of own) count(tags, tag);
    if (createdBy !== null) count(authors, createdBy);
  }
  for (const { type } of view.links()) count(linkTypes, type);
  return { kinds, tags: mostFirst(tags), authors: mostFirst(authors), modules: modulesOf(view), linkTypes };
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst<K extends string>(counts: ReadonlyMap<K, number>): readonly (readonly [K, number])[] {
  return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}

/** Modules stand at the top or below wisdoms, never deep: only there are they looked for. */
function modulesOf(view: ForestView): PointId[] {
  const found: PointId[] = [];
  // An explicit stack: nothing keeps a peer from nesting ten thousand modules.
  const waiting: PointId[] = [];
  pushReversed(waiting, view.children(null));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const kind = view.point(id)?.kind;
    if (kind === "module") found.push(id);
    if (kind === "module" || kind === "wisdom") pushReversed(waiting, view.children(id));
  }
  return found;
}

/** The first one on top, so that it is taken first. */
function pushReversed(stack: PointId[], ids: readonly PointId[]): void {
  for (let index = ids.length - 1; index >= 0; index--) {
    const id = ids[index];
    if (id !== undefined) stack.push(id);
  }
}
