import type { EndId, LinkId } from "#shared/kernel/index.ts";
import { endTitle, searchTitles, type ForestView } from "#shared/forest/index.ts";

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

/** Points first, then links (a case may illustrate a link), whose name contains the query. Never the end that is already taken. */
export function searchEnds(view: ForestView, query: string, taken: EndId | null): readonly EndId[] {
  if (fold(query) === "") return [];
  return [...searchTitles(view, query, MAX_POINTS), ...searchLinks(view, query)].filter((id) => id !== taken);
}
