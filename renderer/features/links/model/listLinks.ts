import { reviewOf, type ForestView, type LinkRecord, type LinkType, type ReviewState } from "#shared/forest/index.ts";

/** Which links are listed. */
export interface LinkChoice {
  readonly type: LinkType | "all";
  readonly review: ReviewState | "all";
}

const isChosen = (link: LinkRecord, { type, review }: LinkChoice): boolean => (type === "all" || link.type === type) && (review === "all" || reviewOf(link).state === review);

/** The live links that answer a choice, oldest first. Looks at every link of the forest once. */
export function listLinks(view: ForestView, choice: LinkChoice): readonly LinkRecord[] {
  const found: LinkRecord[] = [];
  for (const link of view.links()) if (isChosen(link, choice)) found.push(link);
  return found.sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1));
}

export interface LinkCounts {
  readonly all: number;
  readonly types: ReadonlyMap<LinkType, number>;
  /** Of the type that is looked at. */
  readonly reviews: ReadonlyMap<ReviewState, number>;
}

/** How many links there are of each type, and in which state those of one type are. */
export function countLinks(view: ForestView, type: LinkType | "all"): LinkCounts {
  const types = new Map<LinkType, number>();
  const reviews = new Map<ReviewState, number>();
  for (const link of view.links()) {
    types.set(link.type, (types.get(link.type) ?? 0) + 1);
    if (type !== "all" && link.type !== type) continue;
    const { state } = reviewOf(link);
    reviews.set(state, (reviews.get(state) ?? 0) + 1);
  }
  return { all: view.linkCount, types, reviews };
}

const isSameMap = <K>(a: ReadonlyMap<K, number>, b: ReadonlyMap<K, number>): boolean => a.size === b.size && [...a].every(([key, count]) => b.get(key) === count);

export const isSameLinkCounts = (a: LinkCounts, b: LinkCounts): boolean => a.all === b.all && isSameMap(a.types, b.types) && isSameMap(a.reviews, b.reviews);
