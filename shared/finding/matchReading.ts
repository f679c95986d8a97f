import { foldText } from "./foldText.ts";

/**
 * How a sign may be read, in Latin letters without tones and with v for ü ("重" → zhong, chong); empty for signs that are written as they are read.
 * Who owns the table hands it in: it is larger than the rest of the app.
 */
export type ReadingsOf = (sign: string) => readonly string[];

const LATIN = /^[a-z][a-z\s']*$/;
const FILLERS = /[\s']+/g;
const INITIALS = ["zh", "ch", "sh"];

/** Whether a folded query could be somebody's pinyin. */
export function couldBeReading(query: string): boolean {
  return LATIN.test(query);
}

/**
 * Whether `query` spells a part of `text` without a gap: each sign by its whole reading or its initial, the last also by the beginning of its reading
 * ("subrz", "sbrz" and "subenren" find 溯本认知). Both are folded. Signs without a reading stand for themselves; spaces are jumped over.
 */
export function matchReading(text: string, query: string, readingsOf: ReadingsOf): boolean {
  const wanted = query.replace(FILLERS, "");
  return wanted !== "" && spells(text, wanted, { anywhere: true, readingsOf });
}

/** Whether `text` begins with `query` as it is written, or, if readings are at hand, as it is read: "zy" begins 自由. An empty query begins nothing. */
export function startsReading(text: string, query: string, readingsOf: ReadingsOf | null): boolean {
  const [folded, wanted] = [foldText(text), foldText(query)];
  if (wanted === "") return false;
  if (folded.startsWith(wanted)) return true;
  return readingsOf !== null && couldBeReading(wanted) && spells(folded, wanted.replace(FILLERS, ""), { anywhere: false, readingsOf });
}

/** How many letters of the query stand before each place that has been reached; before the first sign none. */
const AT_START: ReadonlySet<number> = new Set([0]);

/**
 * Whether signs in a row spell `wanted`: from the first one on, or from any. Goes over the text once and keeps every place of `wanted` that may have been
 * reached. To follow each way by itself would be to try them all: two per sign for a title of 啊 alone, and others write titles and saved queries.
 */
function spells(text: string, wanted: string, { anywhere, readingsOf }: { readonly anywhere: boolean; readonly readingsOf: ReadingsOf }): boolean {
  let reached = AT_START;
  for (const sign of text) {
    if (sign === " ") continue;
    const ends = endsAfter(sign, readingsOf(sign), wanted, reached);
    if (ends?.has(wanted.length) === true) return true;
    if (ends === null && !anywhere) return false;
    if (anywhere) ends?.add(0);
    reached = ends ?? AT_START;
  }
  return false;
}

/** How far `wanted` may be spelled when this sign comes next; null for not at all, which is what most signs answer. */
function endsAfter(sign: string, readings: readonly string[], wanted: string, reached: ReadonlySet<number>): Set<number> | null {
  const pieces = piecesOf(readings);
  let ends: Set<number> | null = null;
  for (const at of reached) {
    if (isBegun(readings, wanted, at)) (ends ??= new Set()).add(wanted.length);
    if (wanted.startsWith(sign, at)) (ends ??= new Set()).add(at + sign.length);
    for (const piece of pieces) if (wanted.startsWith(piece, at)) (ends ??= new Set()).add(at + piece.length);
  }
  return ends;
}

/** Whether what is left of `wanted` is the beginning of a reading: somebody is still typing. */
function isBegun(readings: readonly string[], wanted: string, at: number): boolean {
  const left = wanted.length - at;
  return readings.some((reading) => left <= reading.length && reading.startsWith(wanted.slice(at)));
}

const piecesKnown = new WeakMap<readonly string[], readonly string[]>();

/** How a sign may be spelled where another one follows: by each whole reading, its initial, or its first letter. */
function piecesOf(readings: readonly string[]): readonly string[] {
  let pieces = piecesKnown.get(readings);
  if (pieces === undefined) {
    pieces = [...new Set(readings.flatMap((reading) => [reading, reading.slice(0, 1), ...INITIALS.filter((initial) => reading.startsWith(initial))]))];
    piecesKnown.set(readings, pieces);
  }
  return pieces;
}
