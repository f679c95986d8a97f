import type { PointId } from "#shared/kernel/index.ts";
import { matchTitle, type ReadingsOf } from "#shared/finding/index.ts";
import { isPrivate, type ForestView, type PointRecord } from "#shared/forest/index.ts";
import type { NoteSheet } from "#shared/notes/index.ts";

export interface FoundMention {
  readonly point: PointRecord;
  /** The other name it was found by; null when it was its title. */
  readonly alias: string | null;
}

interface MentionSearch {
  readonly query: string;
  /** The point whose note it is: it is not offered. */
  readonly own: PointId;
  /** A shared note must not carry the title of something private. */
  readonly sheet: NoteSheet;
  readonly readings: ReadingsOf | null;
  readonly limit: number;
}

/** Which points a mention may mean: by title, other names, pinyin and initials; the best first. */
export function searchMentions(view: ForestView, { query, own, sheet, readings, limit }: MentionSearch): readonly FoundMention[] {
  const found: (FoundMention & { readonly score: number })[] = [];
  for (const point of view.points()) {
    if (point.id === own || (sheet === "shared" && isPrivate(point))) continue;
    const hit = bestName(point, query, readings);
    if (hit !== null) found.push({ point, ...hit });
  }
  return found.sort((a, b) => b.score - a.score || a.point.title.length - b.point.title.length || b.point.createdAtMs - a.point.createdAtMs).slice(0, limit).map(({ point, alias }) => ({ point, alias }));
}

function bestName(point: PointRecord, query: string, readings: ReadingsOf | null): { readonly alias: string | null; readonly score: number } | null {
  const exact = query.trim().toLowerCase();
  const scoreOf = (name: string): number => matchTitle(name, query, readings) + (name.toLowerCase() === exact ? 1 : 0);
  let best: { readonly alias: string | null; readonly score: number } = { alias: null, score: scoreOf(point.title) };
  for (const alias of point.aliases) {
    // Of two names that match alike, the title is what the person sees.
    const score = scoreOf(alias) - 0.25;
    if (score > best.score) best = { alias, score };
  }
  return best.score > 0 ? best : null;
}

/** Whether a query would name a new point: something is written, and no point has just this title. */
export function mayCreate(found: readonly FoundMention[], query: string): boolean {
  const title = query.trim();
  return title !== "" && !found.some(({ point }) => point.title === title);
}
