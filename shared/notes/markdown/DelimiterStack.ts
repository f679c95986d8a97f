import { firstLetter, isBlankLetter, isCjk, isPunctuation, lastLetter } from "./letters.ts";
import type { MarkedParts } from "./MarkedParts.ts";

interface Delimiter {
  readonly letter: string;
  readonly part: number;
  /** How many signs stood there, and how many are left. */
  readonly length: number;
  left: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

const isWord = (letter: string): boolean => /^[A-Za-z0-9]$/.test(letter);

/** Whether a letter keeps the delimiter next to it from counting on its side: a blank does, and punctuation unless the other side allows it. */
const blocks = (inner: string, outer: string, isLoose: boolean): boolean =>
  isBlankLetter(inner) || (!isLoose && isPunctuation(inner) && !isBlankLetter(outer) && !isPunctuation(outer));

function rolesOf(letter: string, previous: string, next: string): { readonly canOpen: boolean; readonly canClose: boolean } {
  const isLoose = isCjk(previous) || isCjk(next);
  const isLeft = !blocks(next, previous, isLoose);
  const isRight = !blocks(previous, next, isLoose);
  if (letter !== "_") return { canOpen: isLeft, canClose: isRight };
  if (isWord(previous) && isWord(next)) return { canOpen: false, canClose: false };
  return { canOpen: isLeft && (!isRight || isPunctuation(previous)), canClose: isRight && (!isLeft || isPunctuation(next)) };
}

const MARKS: Readonly<Record<string, string>> = { "~": "strike", "=": "highlight" };

/**
 * `*`, `_`, `~~` and `==`, as CommonMark pairs them, with one more freedom: beside Chinese letters and punctuation only blanks keep a delimiter from counting, for
 * Chinese is written without blanks between its words and CommonMark would leave `**“词”**的` alone.
 */
export class DelimiterStack {
  readonly #parts: MarkedParts;
  readonly #stack: Delimiter[] = [];

  constructor(parts: MarkedParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#stack.length;
  }

  push(letter: string, length: number, before: string, after: string): void {
    const sign = letter.repeat(length);
    const isPair = letter === "~" || letter === "=";
    if (isPair && length !== 2) {
      this.#parts.text(sign);
      return;
    }
    const part = this.#parts.mute(sign);
    const roles = rolesOf(letter, lastLetter(before), firstLetter(after));
    if (roles.canOpen || roles.canClose) this.#stack.push({ letter, part, length, left: length, ...roles });
  }

  /** Forgets the delimiters from this one on. */
  cut(from: number): void {
    this.#stack.length = Math.min(this.#stack.length, from);
  }

  /** Pairs all delimiters from this one on; what is left of them stays text. */
  resolve(from: number): void {
    const open: Delimiter[] = [];
    // No opener for this kind of closer lies below this height: looking again would take time without end.
    const floors = new Map<string, number>();
    for (const closer of this.#stack.slice(from)) {
      while (closer.canClose && closer.left > 0) {
        const key = `${closer.letter}${closer.canOpen}${closer.length % 3}`;
        const floor = floors.get(key) ?? 0;
        let at = open.length - 1;
        while (at >= floor && !pairs(open[at], closer)) at -= 1;
        const opener = at >= floor ? open[at] : undefined;
        if (opener === undefined) {
          floors.set(key, open.length);
          break;
        }
        this.#pair(opener, closer);
        // What was opened in between is text; the heights noted above it are void.
        open.length = opener.left > 0 ? at + 1 : at;
        for (const [kind, height] of floors) if (height > open.length) floors.set(kind, open.length);
      }
      if (closer.canOpen && closer.left > 0) open.push(closer);
    }
    this.#stack.length = from;
  }

  #pair(opener: Delimiter, closer: Delimiter): void {
    const length = MARKS[opener.letter] !== undefined || (opener.left >= 2 && closer.left >= 2) ? 2 : 1;
    const mark = MARKS[opener.letter] ?? (length === 2 ? "bold" : "italic");
    opener.left -= length;
    closer.left -= length;
    this.#parts.use(opener.part, mark, "open", length);
    this.#parts.use(closer.part, mark, "close", length);
  }
}

function pairs(opener: Delimiter | undefined, closer: Delimiter): boolean {
  if (opener === undefined || opener.letter !== closer.letter) return false;
  const isAmbiguous = (opener.canClose || closer.canOpen) && (opener.length + closer.length) % 3 === 0 && !(opener.length % 3 === 0 && closer.length % 3 === 0);
  return !isAmbiguous || MARKS[opener.letter] !== undefined;
}
