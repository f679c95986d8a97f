import type { HitField } from "./searchTypes.ts";
import type { StoredEntry } from "./storedEntry.ts";

/** Where a word was found in an entry: a place in its text, or one of these. */
export const NOWHERE = -1;
export const BY_READING = -2;

/** Places are far enough apart that nothing added for closeness lifts a field over the next better one. */
const WORTH: Readonly<Record<HitField, number>> = { "title-exact": 1_000, "title-prefix": 850, title: 700, alias: 550, reading: 450, tag: 350, body: 200, filter: 0 };
/** A word that stands not in the note but in the title of its point. */
const WORTH_BESIDE = 50;
const WORTH_OF_COVER = 60;
const WORTH_OF_NEARNESS = 80;
const NEAR_CHARS = 160;
const MOST_PLACES = 12;
const KIND_LOSS = { point: 0, note: 0, attachment: 20, comment: 30, suggestion: 30 } as const;

/** In which field a word was found first. */
export function fieldAt({ titleEnd, aliasEnd, bodyStart, hay }: StoredEntry, place: number, word: string): HitField {
  if (place === BY_READING) return "reading";
  if (place < titleEnd) return place > 0 ? "title" : word.length === titleEnd ? "title-exact" : "title-prefix";
  if (place < aliasEnd) return isWholeLine(hay, place, word.length) ? "title-prefix" : "alias";
  return place < bodyStart ? "tag" : "body";
}

const isWholeLine = (hay: string, start: number, length: number): boolean => hay.charAt(start - 1) === "\n" && (start + length === hay.length || hay.charAt(start + length) === "\n");

/** How well an entry answers: the fields its words stand in, how much of the title they cover, and how near to each other they stand in the text. `places` are those of `words`. */
export function scoreEntry(stored: StoredEntry, words: readonly string[], places: readonly number[]): number {
  const loss = KIND_LOSS[stored.entry.kind];
  if (words.length === 0) return 0;
  let sum = 0;
  let coveredChars = 0;
  for (let index = 0; index < words.length; index++) {
    const [word, place] = [words[index] ?? "", places[index] ?? NOWHERE];
    sum += place === NOWHERE ? WORTH_BESIDE : WORTH[fieldAt(stored, place, word)];
    if (place >= 0 && place < stored.titleEnd) coveredChars += word.length;
  }
  const cover = stored.titleEnd === 0 ? 0 : WORTH_OF_COVER * Math.min(1, coveredChars / stored.titleEnd);
  if (words.length === 1) return sum - loss + cover;
  if (isWholeTitle(stored, words)) return WORTH["title-exact"] + WORTH_OF_COVER - loss;
  return sum / words.length - loss + cover + (bestField(stored, words, places) === "body" ? WORTH_OF_NEARNESS * nearness(stored.hay, words, places) : 0);
}

/** The best field any of the words stands in. */
export function bestField(stored: StoredEntry, words: readonly string[], places: readonly number[]): HitField {
  if (words.length > 1 && isWholeTitle(stored, words)) return "title-exact";
  let best: HitField = "filter";
  for (const [index, word] of words.entries()) {
    const place = places[index] ?? NOWHERE;
    const field = place === NOWHERE ? "filter" : fieldAt(stored, place, word);
    if (WORTH[field] > WORTH[best]) best = field;
  }
  return best;
}

const isWholeTitle = ({ hay, titleEnd }: StoredEntry, words: readonly string[]): boolean => titleEnd > 0 && hay.slice(0, titleEnd) === words.join(" ");

/** 1 for words that stand together, 0 for words far apart: looks at the first places of the first word, and the nearest of the others. */
function nearness(hay: string, words: readonly string[], places: readonly number[]): number {
  const [first = "", ...others] = words;
  let best = Number.POSITIVE_INFINITY;
  let place = places[0] ?? NOWHERE;
  for (let tries = 0; place >= 0 && tries < MOST_PLACES; tries++) {
    let span = 0;
    for (const other of others) {
      const after = hay.indexOf(other, place);
      const before = hay.lastIndexOf(other, place);
      span = Math.max(span, Math.min(after < 0 ? Number.POSITIVE_INFINITY : after - place, before < 0 ? Number.POSITIVE_INFINITY : place - before));
    }
    best = Math.min(best, span);
    place = hay.indexOf(first, place + 1);
  }
  return best >= NEAR_CHARS ? 0 : 1 - best / NEAR_CHARS;
}
