import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { matchTitle, type ReadingsOf } from "#shared/finding/index.ts";
import { endTitle, searchTitles, type ForestView, type PointRecord } from "#shared/forest/index.ts";

const MAX_POINTS = 12;
const MAX_LINKS = 6;

const fold = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

function searchLinks(view: ForestView, query: string): readonly LinkId[] {
  const wanted = fold(query);
  const found: LinkId[] = [];
  for (const link of view.links()) {
    if (found.length === MAX_LINKS) break;
    if (fold(endTitle(view, link.id) ?? "").includes(wanted) || (link.phrase !== "" && fold(link.phrase).includes(wanted))) found.push(link.id);
  }
  return found;
}

/** Points first, then links (a case may illustrate a link), whose name contains the query; with `readings`, points also by pinyin and initials. Never the end that is already taken. */
export function searchEnds(view: ForestView, query: string, taken: EndId | null, readings: ReadingsOf | null = null): readonly EndId[] {
  if (fold(query) === "") return [];
  const written = searchTitles(view, query, MAX_POINTS + 1);
  const points = written.length > MAX_POINTS || readings === null ? written : [...new Set([...written, ...searchReadings(view, query, readings)])];
  return [...points.filter((id) => id !== taken).slice(0, MAX_POINTS), ...searchLinks(view, query).filter((id) => id !== taken)];
}

/** The shortest names first: they are read whole by the fewest letters. */
function searchReadings(view: ForestView, query: string, readings: ReadingsOf): readonly PointId[] {
  const found: PointRecord[] = [];
  for (const point of view.points()) {
    if ([point.title, ...point.aliases].some((name) => matchTitle(name, query, readings) > 0)) found.push(point);
  }
  return found.sort((a, b) => a.title.length - b.title.length).map(({ id }) => id);
}
