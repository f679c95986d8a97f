import type { PointRecord } from "#shared/forest/index.ts";
import { foldText } from "./foldText.ts";
import type { ReadingsOf } from "./matchReading.ts";
import { matchFolded } from "./matchTitle.ts";

interface Folded { readonly names: readonly string[]; readonly summary: string }

const folded = new WeakMap<PointRecord, Folded>();

function foldedOf(point: PointRecord): Folded {
  const known = folded.get(point);
  if (known !== undefined) return known;
  const made = { names: [point.title, ...point.aliases].map(foldText), summary: foldText(point.summary) };
  folded.set(point, made);
  return made;
}

/** The words of a text that is searched for, folded. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).split(/\s+/).filter((word) => word !== "");
}

/** Whether each word stands in title, other names or summary; title and names also by pinyin and initials. */
export function matchWords(point: PointRecord, words: readonly string[], readingsOf: ReadingsOf | null): boolean {
  const { names, summary } = foldedOf(point);
  return words.every((word) => names.some((name) => matchFolded(name, word, readingsOf) > 0) || summary.includes(word));
}
