import type { PersonId, PointId } from "#shared/kernel/index.ts";
import { foldSearch } from "./foldSearch.ts";
import type { QueryFilter } from "./parseQuery.ts";
import type { PointFacets, SearchEntry } from "./searchTypes.ts";

export interface FilterSource {
  facetsOf(id: PointId): PointFacets | undefined;
  /** Folded. */
  nameOf(id: PersonId): string | undefined;
  /** Whether it is the person who asks. */
  isOwn(id: PersonId): boolean;
  /** Folded. */
  titleOf(id: PointId): string;
}

/** What people call themselves, folded. */
const SELF: ReadonlySet<string> = new Set(["我", "我自己", "自己", "本人", "me", "myself"]);

/** Whether an entry passes all filters. They ask its point, once per query and point. What belongs to a point that is not there (in the trash, not read yet) never passes. */
export function createFilterTest(filters: readonly QueryFilter[], source: FilterSource): (entry: SearchEntry) => boolean {
  const ofPoint = filters.filter(({ field }) => field !== "isPrivate");
  const ofEntry = filters.filter(({ field }) => field === "isPrivate");
  const known = new Map<PointId, boolean>();
  const passes = (facets: PointFacets): boolean => ofPoint.every((filter) => answers(filter, facets, source) !== filter.isExcluded);
  return (entry) => {
    const facets = source.facetsOf(entry.pointId);
    if (facets === undefined || ofEntry.some(({ isExcluded }) => (entry.isPrivate || facets.isPrivate) === isExcluded)) return false;
    if (ofPoint.length === 0) return true;
    let answer = known.get(entry.pointId);
    if (answer === undefined) known.set(entry.pointId, answer = passes(facets));
    return answer;
  };
}

function answers(filter: QueryFilter, facets: PointFacets, source: FilterSource): boolean {
  switch (filter.field) {
    case "kind":
      return facets.kind === filter.kind;
    case "module":
      return facets.moduleId !== null && source.titleOf(facets.moduleId).includes(filter.folded);
    case "tag":
      return facets.tags.some((tag) => foldSearch(tag) === filter.folded);
    case "author":
      return facets.authorId !== null && (SELF.has(filter.folded) ? source.isOwn(facets.authorId) : (source.nameOf(facets.authorId) ?? "").includes(filter.folded));
    case "hasCase":
      return facets.hasCase;
    case "isPrivate":
      return facets.isPrivate;
  }
}
