import type { PointId } from "#shared/kernel/index.ts";
import { foldSearch } from "./foldSearch.ts";
import { passageOf } from "./markText.ts";
import type { SearchIndex } from "./SearchIndex.ts";
import type { MarkedText, SearchEntry } from "./searchTypes.ts";
import type { StoredEntry } from "./storedEntry.ts";

export interface UnlinkedMention {
  readonly key: string;
  readonly pointId: PointId;
  /** Where it is written. */
  readonly kind: SearchEntry["kind"];
  readonly docId: string | null;
  /** The title or other name that stands there. */
  readonly name: string;
  readonly context: MarkedText;
  readonly count: number;
  readonly isPrivate: boolean;
}

export interface MentionsAsked {
  readonly limit: number;
  /** Whether this entry points to it already. */
  isLinked(entryKey: string): boolean;
}

/** One sign alone stands everywhere. */
const MIN_NAME_CHARS = 2;
const MOST_PLACES = 200;

/**
 * Where a point's title or another of its names is written without pointing to it. A place where the longer name of another point stands is not meant
 * (上进 inside 上进心), as long as there is such a point. What is only suggested is written nowhere yet.
 */
export function unlinkedMentions(index: SearchIndex, pointId: PointId, { limit, isLinked }: MentionsAsked): { readonly mentions: readonly UnlinkedMention[]; readonly total: number } {
  const point = index.pointEntry(pointId);
  if (point === undefined) return { mentions: [], total: 0 };
  const found = new Map<string, { readonly stored: StoredEntry; readonly name: string; count: number }>();
  for (const name of new Set([point.title, ...point.aliases].map((each) => each.trim()))) {
    const folded = foldSearch(name);
    if (folded.length < MIN_NAME_CHARS) continue;
    const longer = longerNames(index, pointId, folded);
    index.eachHolding(folded, (stored) => {
      const { entry } = stored;
      if (entry.pointId === pointId || entry.kind === "attachment" || entry.kind === "suggestion" || index.facetsOf(entry.pointId) === undefined || isLinked(entry.key)) return;
      const count = countPlaces(stored, folded, longer);
      if (count === 0) return;
      const known = found.get(entry.key);
      if (known === undefined) found.set(entry.key, { stored, name, count });
      else known.count += count;
    });
  }
  const sorted = [...found.values()].sort((a, b) => b.count - a.count || b.stored.entry.atMs - a.stored.entry.atMs || (a.stored.entry.key < b.stored.entry.key ? -1 : 1));
  return { mentions: sorted.slice(0, limit).flatMap(({ stored, name, count }) => mentionOf(stored, name, count) ?? []), total: sorted.length };
}

function mentionOf(stored: StoredEntry, name: string, count: number): UnlinkedMention | null {
  const { entry, hay, titleEnd, bodyStart } = stored;
  const folded = foldSearch(name);
  const inTitle = hay.slice(0, titleEnd).includes(folded);
  const context = inTitle ? passageOf(entry.title, hay.slice(0, titleEnd), [folded]) : passageOf(entry.body, hay.slice(bodyStart), [folded]);
  return context === null ? null : { key: entry.key, pointId: entry.pointId, kind: entry.kind, docId: entry.docId ?? null, name, context, count, isPrivate: entry.isPrivate };
}

/** Names of other points that have this one inside. */
function longerNames(index: SearchIndex, pointId: PointId, folded: string): readonly string[] {
  const names = new Set<string>();
  index.eachHolding(folded, ({ entry, hay, aliasEnd }, place) => {
    if (entry.kind !== "point" || entry.pointId === pointId || place >= aliasEnd || index.facetsOf(entry.pointId) === undefined) return;
    for (const name of hay.slice(0, aliasEnd).split("\n")) if (name.length > folded.length && name.includes(folded)) names.add(name);
  });
  return [...names];
}

/** Places in title and text (not in other names and tags) where no longer name covers it. */
function countPlaces({ entry, hay, titleEnd, bodyStart }: StoredEntry, name: string, longer: readonly string[]): number {
  let count = 0;
  let tries = 0;
  for (let at = hay.indexOf(name); at >= 0 && tries < MOST_PLACES; at = hay.indexOf(name, at + name.length), tries++) {
    const isInTitle = at < titleEnd;
    if (!isInTitle && at < bodyStart) continue;
    // Its own title is the longer name there, and that is what mentions it.
    if (isInTitle && entry.kind === "point") count += 1;
    else if (!isWithinWord(hay, at, name) && !longer.some((each) => coversAt(hay, each, name, at))) count += 1;
  }
  return count;
}

/** Latin names are words: "art" is not meant in "start". */
function isWithinWord(hay: string, at: number, name: string): boolean {
  return (/^[a-z0-9]/.test(name) && /[a-z0-9]/.test(hay.charAt(at - 1))) || (/[a-z0-9]$/.test(name) && /[a-z0-9]/.test(hay.charAt(at + name.length)));
}

function coversAt(hay: string, longer: string, name: string, at: number): boolean {
  for (let inside = longer.indexOf(name); inside >= 0; inside = longer.indexOf(name, inside + 1)) if (hay.startsWith(longer, at - inside)) return true;
  return false;
}
