import type { ReadingsOf } from "#shared/finding/index.ts";
import { foldSearch } from "./foldSearch.ts";
import type { SearchEntry } from "./searchTypes.ts";

/** Longer texts are cut here: a file of a megabyte should not slow every search. In UTF-16 units. */
export const MAX_BODY_CHARS = 400_000;

/** An entry together with its text as it is compared: title, other names, tags and body, each on a line of its own, so that the first place a word is found at is its best one. */
export interface StoredEntry {
  readonly entry: SearchEntry;
  readonly hay: string;
  readonly titleEnd: number;
  readonly aliasEnd: number;
  readonly bodyStart: number;
  /** Letters that its names may be spelled with, a bit each; 0 without readings. */
  readingLetters: number;
  /** Letters a sign of its names may begin with. */
  initialLetters: number;
}

const oneLine = (text: string): string => foldSearch(text).replaceAll("\n", " ");

export function storeEntry(entry: SearchEntry): StoredEntry {
  const title = oneLine(entry.title);
  const names = entry.aliases.map(oneLine);
  const tags = entry.tags.map(oneLine);
  const head = [title, ...names, ...tags].join("\n");
  const body = entry.body.length > MAX_BODY_CHARS ? entry.body.slice(0, MAX_BODY_CHARS) : entry.body;
  const aliasEnd = names.reduce((end, name) => end + 1 + name.length, title.length);
  return { entry, hay: [head, foldSearch(body)].join("\n"), titleEnd: title.length, aliasEnd, bodyStart: head.length + 1, readingLetters: 0, initialLetters: 0 };
}

/** The names it goes by, folded. */
export function foldedNames({ hay, titleEnd, aliasEnd }: StoredEntry): readonly string[] {
  return aliasEnd === titleEnd ? [hay.slice(0, titleEnd)] : [hay.slice(0, titleEnd), ...hay.slice(titleEnd + 1, aliasEnd).split("\n")];
}

/** Notes with which letters the names may be spelled: most titles are ruled out by that alone, before anybody spells. */
export function noteReadings(stored: StoredEntry, readingsOf: ReadingsOf): void {
  let letters = 0;
  let initials = 0;
  for (const sign of stored.hay.slice(0, stored.aliasEnd)) {
    const readings = readingsOf(sign);
    for (const reading of readings.length === 0 ? [sign] : readings) {
      initials |= letterBits(reading.slice(0, 1));
      letters |= letterBits(reading);
    }
  }
  stored.readingLetters = letters;
  stored.initialLetters = initials;
}

/** A bit for each Latin letter in a text. */
export function letterBits(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) bits |= 1 << letter;
  }
  return bits;
}
