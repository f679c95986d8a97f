import { foldSearch } from "#shared/search/index.ts";

/** A text of a bench forest: a title and a note. */
export interface MadeNote { readonly id: string; readonly title: string; readonly body: string; readonly aliases: readonly string[]; readonly tags: readonly string[] }

/** A word that was put into the texts, and every note it stands in. */
export interface Needle { readonly word: string; readonly noteIndexes: readonly number[] }

export interface MadeTexts { readonly notes: readonly MadeNote[]; readonly needles: readonly Needle[] }

/** Signs of everyday text; needles are made of others, so that none comes about by chance. */
const COMMON = 1_200;
const PUNCTUATION = "，。；：！？";

/**
 * Signs that are written in one way only, the everyday ones first: two that fold to one would make answers that nobody planted, and it is the planting that
 * says what is right.
 */
const SIGNS = Array.from({ length: 0x9fa5 - 0x4e00 }, (_, at) => String.fromCharCode(0x4e00 + at)).filter((sign) => foldSearch(sign) === sign);

/** A repeatable source of chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * `count` notes of about 300 signs, signs as unevenly frequent as in real text (a few make up half of it), in words that come again and again. Needles of 1–8 signs are planted
 * at the beginning, in the middle or at the end of the notes named; each is made of signs that stand nowhere else.
 */
export function makeTexts(count: number, { seed, needles }: { readonly seed: number; readonly needles: number }): MadeTexts {
  const random = chance(seed);
  const sign = (): string => SIGNS[Math.floor(COMMON * random() ** 3)] ?? "";
  const words = Array.from({ length: 4_000 }, () => Array.from({ length: 1 + Math.floor(random() * 3) }, sign).join(""));
  const someWords = (signs: number): string => {
    let text = "";
    while (text.length < signs) {
      text += words[Math.floor(words.length * random() ** 2)] ?? "";
      if (random() < 0.08) text += PUNCTUATION.charAt(Math.floor(random() * PUNCTUATION.length));
      if (random() < 0.01) text += "\n";
    }
    return text;
  };
  const bodies = Array.from({ length: count }, () => someWords(240 + Math.floor(random() * 120)));
  const planted: Needle[] = [];
  for (let each = 0; each < needles; each++) {
    const length = 1 + (each % 8);
    let word = "";
    // Signs of their own: no needle stands inside another one or comes about where two words meet.
    for (let at = 0; at < length; at++) word += SIGNS[COMMON + each * 8 + at] ?? "";
    const into = new Set(Array.from({ length: 1 + Math.floor(random() * 6) }, () => Math.floor(random() * count)));
    for (const index of into) bodies[index] = plant(bodies[index] ?? "", word, random());
    planted.push({ word, noteIndexes: [...into].sort((a, b) => a - b) });
  }
  return {
    needles: planted,
    notes: bodies.map((body, index) => ({ id: `pt_${index}`, title: flat(someWords(3).slice(0, 8).replaceAll("\n", "")), body: flat(body), aliases: [], tags: index % 7 === 0 ? ["复习"] : [] })),
  };
}

/** One piece in memory, as a text is that came over a wire: a text that was put together is kept in pieces, and putting it into an index would seem to free memory. */
const flat = (text: string): string => Array.from(text).join("");

/** Puts a word in, but never into the middle of one that was put in before. */
function plant(body: string, word: string, where: number): string {
  let at = where < 0.1 ? 0 : where > 0.9 ? body.length : Math.floor(body.length * where);
  while (at > 0 && at < body.length && isRare(body.charAt(at - 1)) && isRare(body.charAt(at))) at += 1;
  return `${body.slice(0, at)}${word}${body.slice(at)}`;
}

const everyday = new Set(SIGNS.slice(0, COMMON));
const isRare = (sign: string): boolean => !everyday.has(sign) && !PUNCTUATION.includes(sign) && sign !== "\n";
