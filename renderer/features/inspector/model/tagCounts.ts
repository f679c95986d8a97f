import type { ForestView, PointRecord } from "#shared/forest/index.ts";

/** Tags of some points and how many of them have each, the most common first. */
export function tagCounts(points: Iterable<PointRecord>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const point of points) for (const tag of point.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return new Map([...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)));
}

const MOST_SUGGESTED = 8;
const fold = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** Tags in use that contain what is being typed: those that begin with it first, then by use. */
export function suggestTags(view: ForestView, query: string): readonly string[] {
  const wanted = fold(query);
  const found = [...tagCounts(view.points()).keys()].filter((tag) => fold(tag).includes(wanted));
  const begins = (tag: string): number => (fold(tag).startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, MOST_SUGGESTED);
}
