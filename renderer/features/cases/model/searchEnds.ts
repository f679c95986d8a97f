import { endTitle, searchTitles, type ForestView, type LinkRecord } from "#shared/forest/index.ts";
import { isPointId, type EndId, type LinkId } from "#shared/kernel/index.ts";

const MOST_POINTS = 12;
const MOST_LINKS = 6;

const fold = (text: string): string => text.normalize("NFKC").toLowerCase().trim();

/** What a case could illustrate: points first, then links, whose name contains the query. */
export function searchEnds(view: ForestView, query: string, taken: ReadonlySet<EndId>): readonly EndId[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  const links: LinkId[] = [];
  for (const link of view.links()) {
    if (links.length === MOST_LINKS) break;
    if (!isProof(view, link) && !taken.has(link.id) && fold(`${endTitle(view, link.id) ?? ""} ${link.phrase}`).includes(wanted)) links.push(link.id);
  }
  return [...searchTitles(view, query, MOST_POINTS + taken.size).filter((id) => !taken.has(id)).slice(0, MOST_POINTS), ...links];
}

/** What a case says of something is a proof itself: nothing for another case to show. */
function isProof(view: ForestView, { type, from }: LinkRecord): boolean {
  return type === "illustrates" || (isPointId(from) && view.point(from)?.kind === "case");
}
