import type { PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

const foldedNames = new WeakMap<PointRecord, readonly string[]>();

/** Upper and lower case, full and half width, composed and decomposed are the same to a reader. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function namesOf(record: PointRecord): readonly string[] {
  let names = foldedNames.get(record);
  if (names === undefined) {
    names = [record.title, ...record.aliases].map(fold);
    foldedNames.set(record, names);
  }
  return names;
}

/** Lower is better; null is no match. Titles come before aliases, whole before beginning before inside. */
function rankOf(record: PointRecord, query: string): number | null {
  let best: number | null = null;
  for (const [index, name] of namesOf(record).entries()) {
    const at = name.indexOf(query);
    if (at < 0) continue;
    const rank = (name === query ? 0 : at === 0 ? 2 : 4) + (index === 0 ? 0 : 1);
    if (best === null || rank < best) best = rank;
  }
  return best;
}

/** Points whose title or alias contains the query, best first. An empty query finds nothing. */
export function searchTitles(view: ForestView, query: string, limit: number): PointId[] {
  const wanted = fold(query);
  if (wanted === "") return [];
  const hits: { record: PointRecord; rank: number }[] = [];
  for (const record of view.points()) {
    const rank = rankOf(record, wanted);
    if (rank !== null) hits.push({ record, rank });
  }
  hits.sort((a, b) => a.rank - b.rank || a.record.title.length - b.record.title.length || (a.record.id < b.record.id ? -1 : 1));
  return hits.slice(0, limit).map((hit) => hit.record.id);
}
