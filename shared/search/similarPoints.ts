import type { PointId } from "#shared/kernel/index.ts";
import { GRAM_ROWS, gramRow } from "./gramTable.ts";
import { keepBest } from "./keepBest.ts";
import type { SearchIndex } from "./SearchIndex.ts";
import type { SearchEntry } from "./searchTypes.ts";

export interface SimilarPoint {
  readonly pointId: PointId;
  /** 0 nothing in common, 1 the same words. */
  readonly similarity: number;
}

/** Only the most telling pairs of signs are asked for; the rest changes little. */
const MOST_PAIRS = 48;
const MOST_CHARS = 4_000;
const CANDIDATES = 60;
/** A pair that stands in more of the entries than this tells nothing. */
const COMMON_SHARE = 0.2;
const TITLE_WEIGHT = 3;
const MIN_SIMILARITY = 0.02;

/** Points whose words are like those of this one: pairs of signs, weighed by how rare they are. Two steps: the table names candidates, their texts decide. */
export function similarPoints(index: SearchIndex, pointId: PointId, limit: number): readonly SimilarPoint[] {
  const rarity = createRarity(index);
  const own = pairsOf(index, pointId, rarity);
  if (own.size === 0) return [];
  const best = keepBest<SimilarPoint>(limit, (a, b) => b.similarity - a.similarity || (a.pointId < b.pointId ? -1 : 1));
  for (const candidate of candidates(index, pointId, own, rarity)) {
    const similarity = cosine(own, pairsOf(index, candidate, rarity));
    if (similarity >= MIN_SIMILARITY) best.offer({ pointId: candidate, similarity });
  }
  return best.sorted();
}

/** What others say about it, and files, need not be about the same. */
const isOfThePoint = ({ kind }: SearchEntry): boolean => kind === "point" || kind === "note";

type Rarity = (row: number) => number;

function createRarity(index: SearchIndex): Rarity {
  const known = new Float64Array(GRAM_ROWS).fill(-1);
  const total = Math.max(1, index.size);
  return (row) => {
    let rarity = known[row] ?? -1;
    if (rarity < 0) {
      const count = index.grams.count(row);
      // In a small forest every pair is in much of it: there, what stands in a few entries still counts.
      rarity = count > Math.max(8, total * COMMON_SHARE) ? 0 : Math.log(1 + total / (1 + count));
      known[row] = rarity;
    }
    return rarity;
  };
}

/** Weight of every pair of signs of a point's texts; the title counts for more. */
function pairsOf(index: SearchIndex, pointId: PointId, rarity: Rarity): Map<number, number> {
  const pairs = new Map<number, number>();
  for (const key of index.keysOf(pointId)) {
    const stored = index.stored(key);
    if (stored === undefined || !isOfThePoint(stored.entry)) continue;
    countPairs(stored.hay.slice(0, stored.titleEnd), TITLE_WEIGHT, pairs);
    countPairs(stored.hay.slice(stored.titleEnd + 1, MOST_CHARS), 1, pairs);
  }
  for (const [pair, count] of pairs) {
    const weight = (1 + Math.log(count)) * rarity(gramRow(pair >>> 16, pair & 0xffff));
    if (weight > 0) pairs.set(pair, weight);
    else pairs.delete(pair);
  }
  return pairs;
}

const LETTER = /[\p{L}\p{N}]/u;
const letters = new Map<number, boolean>();
function isLetter(code: number): boolean {
  let known = letters.get(code);
  if (known === undefined) letters.set(code, known = LETTER.test(String.fromCharCode(code)));
  return known;
}

/** Pairs of Latin letters tell nothing of what a text is about; those of Chinese signs do. */
const tells = (code: number): boolean => code >= 0x2e80 && isLetter(code);

function countPairs(text: string, weight: number, into: Map<number, number>): void {
  for (let at = 1; at < text.length; at++) {
    const [first, second] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
    if (!tells(first) || !tells(second)) continue;
    // Two UTF-16 units as one unsigned number.
    const pair = first * 0x10000 + second;
    into.set(pair, (into.get(pair) ?? 0) + weight);
  }
}

function candidates(index: SearchIndex, pointId: PointId, own: ReadonlyMap<number, number>, rarity: Rarity): readonly PointId[] {
  const pairs = [...own].sort((a, b) => b[1] - a[1]).slice(0, MOST_PAIRS);
  const bySlot = new Map<number, number>();
  for (const [pair] of pairs) {
    const row = gramRow(pair >>> 16, pair & 0xffff);
    index.grams.each([row], (slot) => { bySlot.set(slot, (bySlot.get(slot) ?? 0) + rarity(row)); });
  }
  const byPoint = new Map<PointId, number>();
  for (const [slot, weight] of bySlot) {
    const stored = index.storedAt(slot);
    if (stored === undefined || stored.entry.pointId === pointId || index.facetsOf(stored.entry.pointId) === undefined || !isOfThePoint(stored.entry)) continue;
    // A long text has something of everything.
    const share = weight / Math.sqrt(8 + stored.hay.length);
    byPoint.set(stored.entry.pointId, Math.max(byPoint.get(stored.entry.pointId) ?? 0, share));
  }
  const best = keepBest<readonly [PointId, number]>(CANDIDATES, (a, b) => b[1] - a[1]);
  for (const each of byPoint) best.offer(each);
  return best.sorted().map(([id]) => id);
}

function cosine(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let dot = 0;
  for (const [pair, weight] of a) dot += weight * (b.get(pair) ?? 0);
  return dot === 0 ? 0 : dot / (lengthOf(a) * lengthOf(b));
}

function lengthOf(weights: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return Math.sqrt(sum);
}
