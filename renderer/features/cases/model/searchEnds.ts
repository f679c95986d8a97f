import { endTitle, searchTitles, type ForestView, type LinkRecord } from "#shared/forest/index.ts";
import { matchTitle, type ReadingsOf } from "#shared/finding/index.ts";
import { isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";

const MOST_POINTS = 12;
const MOST_LINKS = 6;

const fold = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** What a case could illustrate: points first, then links, whose name contains the query; with `readings`, points also by pinyin and initials. */
export function searchEnds(view: ForestView, query: string, taken: ReadonlySet<EndId>, readings: ReadingsOf | null = null): readonly EndId[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  const links: LinkId[] = [];
  for (const link of view.links()) {
    if (links.length === MOST_LINKS) break;
    if (!isProof(view, link) && !taken.has(link.id) && fold(`${endTitle(view, link.id) ?? ""} ${link.phrase}`).includes(wanted)) links.push(link.id);
  }
  const written = searchTitles(view, query, MOST_POINTS + taken.size);
  const points = [...new Set([...written, ...(readings === null ? [] : searchReadings(view, query, readings))])];
  return [...points.filter((id) => !taken.has(id)).slice(0, MOST_POINTS), ...links];
}

function searchReadings(view: ForestView, query: string, readings: ReadingsOf): readonly PointId[] {
  const found: { readonly id: PointId; readonly score: number }[] = [];
  for (const { id, title, aliases } of view.points()) {
    const score = Math.max(...[title, ...aliases].map((name) => matchTitle(name, query, readings)));
    if (score > 0) found.push({ id, score });
  }
  return found.sort((a, b) => b.score - a.score).map(({ id }) => id);
}

/** What a case says of something is a proof itself: nothing for another case to show. */
function isProof(view: ForestView, { type, from }: LinkRecord): boolean {
  return type === "illustrates" || (isPointId(from) && view.point(from)?.kind === "case");
}
