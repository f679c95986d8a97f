import { Index } from "flexsearch";
import MiniSearch from "minisearch";
import type { MadeNote } from "./makeTexts.ts";

/** Somebody else's engine over the same notes. */
export interface OtherEngine {
  readonly name: string;
  build(notes: readonly MadeNote[]): void;
  /** Places of the notes in the list. */
  find(word: string): readonly number[];
}

/** Two signs in a row, and each by itself: what a word-less language needs from an engine that looks up words. */
function bigrams(text: string): string[] {
  const grams: string[] = [];
  for (let at = 0; at < text.length; at++) grams.push(text.slice(at, at + 2));
  return grams;
}

const textOf = ({ title, body }: MadeNote): string => `${title}\n${body}`;

export function miniSearch(kind: "default" | "bigram"): OtherEngine {
  const engine = new MiniSearch<{ readonly id: number; readonly text: string }>({ fields: ["text"], ...(kind === "bigram" ? { tokenize: bigrams, searchOptions: { combineWith: "AND" as const, tokenize: askedGrams } } : {}) });
  return {
    name: kind === "bigram" ? "MiniSearch over pairs of signs" : "MiniSearch as it comes",
    build: (notes) => { engine.addAll(notes.map((note, id) => ({ id, text: textOf(note) }))); },
    // SAFETY: the ids are the numbers given above.
    find: (word) => engine.search(word).map(({ id }) => id as number),
  };
}

/** A question of two signs and more asks for its pairs; the lone last sign of a text is no question. */
const askedGrams = (word: string): string[] => (word.length < 2 ? [word] : bigrams(word).slice(0, -1));

export function flexSearch(): OtherEngine {
  const engine = new Index({ encode: (text: string) => [...text], tokenize: "strict" });
  return {
    name: "FlexSearch, sign by sign",
    build: (notes) => { notes.forEach((note, id) => { engine.add(id, textOf(note)); }); },
    find: (word) => engine.search(word, { limit: 100_000 }).map(Number),
  };
}
