import { foldWithMap, originalRange, type FoldedText } from "./foldSearch.ts";
import type { MarkedText, TextRange } from "./searchTypes.ts";
import { couldBeReading, matchTitle, type ReadingsOf } from "#shared/finding/index.ts";

/** Of a passage, in UTF-16 units. */
const PASSAGE_CHARS = 96;
const BEFORE_CHARS = 24;

/** A name with the words in it marked, where they are written in the original. It may have answered by the way it is read: then the shortest stretch that is spelled so is marked. */
export function markName(name: string, words: readonly string[], readingsOf: ReadingsOf | null): MarkedText {
  const folded = foldWithMap(name);
  const ranges = rangesIn(folded, words);
  if (readingsOf !== null) {
    for (const word of words) if (couldBeReading(word) && !folded.text.includes(word)) ranges.push(...spelledRange(folded, word, readingsOf));
  }
  return { text: name, marks: joined(ranges) };
}

function spelledRange(folded: FoldedText, word: string, readingsOf: ReadingsOf): TextRange[] {
  const isSpelled = (from: number, to: number): boolean => matchTitle(folded.text.slice(from, to), word, readingsOf) > 0;
  let [from, to] = [0, folded.text.length];
  if (!isSpelled(from, to)) return [];
  while (from + 1 < to && isSpelled(from + 1, to)) from += 1;
  while (to - 1 > from && isSpelled(from, to - 1)) to -= 1;
  return [originalRange(folded, from, to)];
}

function rangesIn(folded: FoldedText, words: readonly string[]): TextRange[] {
  const found: TextRange[] = [];
  for (const word of words) {
    if (word === "") continue;
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length)) found.push(originalRange(folded, at, at + word.length));
  }
  return joined(found);
}

/** In order, and those that touch as one. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const made: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = made.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else made.push([start, end]);
  }
  return made;
}

/**
 * The passage of a text that shows the most of the words, cut at the ends with "…". Folding never moves a line break, so only the chosen line is folded
 * with its map. `foldedBody` is the folded form of `body`. Without any word in it: its beginning; null for an empty text.
 */
export function passageOf(body: string, foldedBody: string, words: readonly string[]): MarkedText | null {
  const lineIndex = bestLine(foldedBody, words);
  const line = lineAt(body, lineIndex ?? firstFullLine(body));
  if (line.trim() === "") return null;
  const folded = foldWithMap(line);
  const ranges = rangesIn(folded, words);
  const first = ranges[0]?.[0] ?? 0;
  let start = line.length <= PASSAGE_CHARS ? 0 : Math.max(0, Math.min(first - BEFORE_CHARS, line.length - PASSAGE_CHARS));
  let end = Math.min(line.length, start + PASSAGE_CHARS);
  // Not through the middle of a sign.
  if (isSecondHalf(line, start)) start -= 1;
  if (isSecondHalf(line, end)) end += 1;
  const [head, tail] = [start > 0 ? "…" : "", end < line.length ? "…" : ""];
  const shift = head.length - start;
  const marks = ranges.filter(([from, to]) => from < end && to > start).map(([from, to]): TextRange => [Math.max(from, start) + shift, Math.min(to, end) + shift]);
  return { text: `${head}${line.slice(start, end)}${tail}`, marks };
}

const isSecondHalf = (text: string, at: number): boolean => at > 0 && at < text.length && text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;

function bestLine(foldedBody: string, words: readonly string[]): number | null {
  let best: { readonly start: number; readonly count: number } | null = null;
  for (const word of words) {
    const place = foldedBody.indexOf(word);
    if (place < 0) continue;
    const start = foldedBody.lastIndexOf("\n", place) + 1;
    const end = foldedBody.indexOf("\n", place);
    const line = foldedBody.slice(start, end < 0 ? undefined : end);
    const count = words.filter((each) => line.includes(each)).length;
    if (best === null || count > best.count) best = { start, count };
  }
  if (best === null) return null;
  let index = 0;
  for (let at = foldedBody.indexOf("\n"); at >= 0 && at < best.start; at = foldedBody.indexOf("\n", at + 1)) index += 1;
  return index;
}

function firstFullLine(body: string): number {
  return Math.max(0, body.split("\n", 20).findIndex((line) => line.trim() !== ""));
}

function lineAt(body: string, index: number): string {
  let start = 0;
  for (let line = 0; line < index; line++) {
    const next = body.indexOf("\n", start);
    if (next < 0) return "";
    start = next + 1;
  }
  const end = body.indexOf("\n", start);
  return body.slice(start, end < 0 ? undefined : end);
}
