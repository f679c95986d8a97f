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
  if (wanted === "") return false;
  const signs = [...text];
  return signs.some((sign, start) => sign !== " " && spells(signs, start, { wanted, at: 0 }, readingsOf));
}

/** Whether `text` begins with `query` as it is written, or, if readings are at hand, as it is read: "zy" begins 自由. An empty query begins nothing. */
export function startsReading(text: string, query: string, readingsOf: ReadingsOf | null): boolean {
  const [folded, wanted] = [foldText(text), foldText(query)];
  if (wanted === "") return false;
  if (folded.startsWith(wanted)) return true;
  return readingsOf !== null && couldBeReading(wanted) && spells([...folded], 0, { wanted: wanted.replace(FILLERS, ""), at: 0 }, readingsOf);
}

function spells(signs: readonly string[], start: number, { wanted, at }: { readonly wanted: string; readonly at: number }, readingsOf: ReadingsOf): boolean {
  if (at === wanted.length) return true;
  const sign = signs[start];
  if (sign === undefined) return false;
  if (sign === " ") return spells(signs, start + 1, { wanted, at }, readingsOf);
  if (wanted.startsWith(sign, at) && spells(signs, start + 1, { wanted, at: at + sign.length }, readingsOf)) return true;
  return readingsOf(sign).some((reading) => spellsReading(wanted, at, reading, (next) => spells(signs, start + 1, { wanted, at: next }, readingsOf)));
}

function spellsReading(wanted: string, at: number, reading: string, goOn: (next: number) => boolean): boolean {
  if (wanted[at] !== reading[0]) return false;
  // What is left is the beginning of this reading: somebody is still typing.
  if (reading.startsWith(wanted.slice(at))) return true;
  if (wanted.startsWith(reading, at) && goOn(at + reading.length)) return true;
  const initial = INITIALS.find((each) => reading.startsWith(each) && wanted.startsWith(each, at));
  return (initial !== undefined && goOn(at + initial.length)) || goOn(at + 1);
}
