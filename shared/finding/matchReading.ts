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

/** Whether signs in a row spell `wanted`: from the first one on, or from any. Goes over the text once. */
function spells(text: string, wanted: string, { anywhere, readingsOf }: { readonly anywhere: boolean; readonly readingsOf: ReadingsOf }): boolean {
  const spelling = spellingOf(wanted, anywhere, readingsOf);
  let at = spelling.start;
  for (const sign of text) {
    if (sign === " ") continue;
    const next = at.onward.get(sign) ?? spelling.follow(at, sign);
    if (next === SPELLED) return true;
    if (next.reached === 0n) return false;
    at = next;
  }
  return false;
}

/**
 * How far a query may have been spelled: bit n of `reached` says that its first n letters may stand right before here. All of it is one place: to follow each way by itself would be to try them all,
 * two per sign for a title of 啊 alone, and others write titles and saved queries.
 */
interface Reached {
  readonly reached: bigint;
  /** Where each sign leads that came up so far. Fifty thousand titles are read while somebody waits, and lead to few places in many ways: each step is worked out once. */
  readonly onward: Map<string, Reached | typeof SPELLED>;
}

const SPELLED = Symbol("spelled");

interface Spelling {
  readonly start: Reached;
  follow(from: Reached, sign: string): Reached | typeof SPELLED;
}

/** Two words of one filter are asked for in turn, point by point. */
const MOST_QUERIES = 8;
/** Steps that are remembered of one query; titles that were written to make more of them must not fill the memory. */
const MOST_STEPS = 100_000;
const kept = new WeakMap<ReadingsOf, Map<string, Spelling>>();

function spellingOf(wanted: string, anywhere: boolean, readingsOf: ReadingsOf): Spelling {
  const spellings = kept.get(readingsOf) ?? new Map<string, Spelling>();
  kept.set(readingsOf, spellings);
  const key = `${anywhere ? "anywhere" : "first"} ${wanted}`;
  const before = spellings.get(key);
  if (before !== undefined) return before;
  if (spellings.size >= MOST_QUERIES) spellings.clear();
  const made = createSpelling(wanted, anywhere, readingsOf);
  spellings.set(key, made);
  return made;
}

function createSpelling(wanted: string, anywhere: boolean, readingsOf: ReadingsOf): Spelling {
  const signs = new Map<string, SignSteps>();
  const start: Reached = { reached: 1n, onward: new Map() };
  const places = new Map<bigint, Reached>([[1n, start]]);
  let steps = 0;
  const placeOf = (reached: bigint): Reached => {
    const known = places.get(reached) ?? { reached, onward: new Map() };
    places.set(reached, known);
    return known;
  };
  const forget = (): void => {
    for (const { onward } of places.values()) onward.clear();
    places.clear();
    places.set(1n, start);
    signs.clear();
    steps = 0;
  };
  return {
    start,
    follow(from, sign) {
      if (steps >= MOST_STEPS) forget();
      steps += 1;
      const does = signs.get(sign) ?? stepsOfSign(sign, readingsOf(sign), wanted);
      signs.set(sign, does);
      const next = (from.reached & does.finishes) === 0n ? placeOf(reachedAfter(from.reached, does) | (anywhere ? 1n : 0n)) : SPELLED;
      from.onward.set(sign, next);
      return next;
    },
  };
}

/** What one sign does to a query. */
interface SignSteps {
  /** Before which letters it spells all that is left, or begins to. */
  readonly finishes: bigint;
  /** Before which letters it stands for so many of them. */
  readonly leads: readonly { readonly from: bigint; readonly letters: bigint }[];
}

const reachedAfter = (reached: bigint, { leads }: SignSteps): bigint => leads.reduce((sum, { from, letters }) => sum | ((reached & from) << letters), 0n);

function stepsOfSign(sign: string, readings: readonly string[], wanted: string): SignSteps {
  let finishes = 0n;
  const leads: { from: bigint; letters: bigint }[] = [];
  for (const piece of new Set([sign, ...piecesOf(readings)])) {
    let from = 0n;
    for (let at = wanted.indexOf(piece); at >= 0; at = wanted.indexOf(piece, at + 1)) from |= 1n << BigInt(at);
    if (from === 0n) continue;
    leads.push({ from, letters: BigInt(piece.length) });
    if (wanted.endsWith(piece)) finishes |= 1n << BigInt(wanted.length - piece.length);
  }
  for (let at = 0; at < wanted.length; at += 1) if (isBegun(readings, wanted, at)) finishes |= 1n << BigInt(at);
  return { finishes, leads };
}

/** Whether what is left of `wanted` is the beginning of a reading: somebody is still typing. */
function isBegun(readings: readonly string[], wanted: string, at: number): boolean {
  const left = wanted.length - at;
  return readings.some((reading) => left <= reading.length && reading.startsWith(wanted.slice(at)));
}

/** How a sign may be spelled where another one follows: by each whole reading, its initial, or its first letter. */
function piecesOf(readings: readonly string[]): readonly string[] {
  return readings.flatMap((reading) => [reading, reading.slice(0, 1), ...INITIALS.filter((initial) => reading.startsWith(initial))]);
}
