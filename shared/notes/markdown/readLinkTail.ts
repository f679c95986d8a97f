import { unescapeText } from "./escapeText.ts";

/** Letters that searches may look at in vain, altogether: text made of half links must not take longer than its length. */
export interface ScanBudget { left: number }

const MAX_ADDRESS = 6_000;
const MAX_TITLE = 20_000;
const isBlank = (letter: string | undefined): boolean => letter === " " || letter === "\t" || letter === "\n";

class TailReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  blanks(): void {
    while (isBlank(this.#text[this.at])) this.at += 1;
  }

  is(letter: string): boolean {
    return this.#text[this.at] === letter;
  }

  /** Up to `closer`, passing over what a backslash escapes; null when it does not come. */
  until(closer: string, most: number): string | null {
    const from = this.at;
    for (let at = from; at < this.#text.length && at - from <= most; at++) {
      if (this.#text[at] === "\\") at += 1;
      else if (this.#text[at] === closer) {
        this.at = at + 1;
        return unescapeText(this.#text.slice(from, at));
      }
    }
    this.at = Math.min(this.#text.length, from + most);
    return null;
  }

  bareAddress(): string {
    const from = this.at;
    let depth = 0;
    for (; this.at < this.#text.length && this.at - from <= MAX_ADDRESS; this.at++) {
      const letter = this.#text[this.at];
      if (letter === "\\") this.at += 1;
      else if (isBlank(letter) || letter === "<") break;
      else if (letter === "(") depth += 1;
      else if (letter === ")") {
        if (depth === 0) break;
        depth -= 1;
      }
    }
    return unescapeText(this.#text.slice(from, this.at));
  }
}

function read(reader: TailReader): { readonly href: string; readonly title: string } | null {
  reader.blanks();
  let href: string | null;
  if (reader.is("<")) {
    reader.at += 1;
    href = reader.until(">", MAX_ADDRESS);
  } else href = reader.bareAddress();
  if (href === null) return null;
  reader.blanks();
  let title: string | null = "";
  for (const [opener, closer] of [["\"", "\""], ["'", "'"], ["(", ")"]] as const) {
    if (!reader.is(opener)) continue;
    reader.at += 1;
    title = reader.until(closer, MAX_TITLE);
    break;
  }
  reader.blanks();
  if (title === null || !reader.is(")")) return null;
  return { href, title };
}

/** What stands in round brackets behind the words of a link; null when there is no such thing at `from`. */
export function readLinkTail(text: string, from: number, budget: ScanBudget): { readonly href: string; readonly title: string; readonly end: number } | null {
  if (text[from] !== "(" || budget.left <= 0) return null;
  const reader = new TailReader(text, from + 1);
  const found = read(reader);
  if (found !== null) return { ...found, end: reader.at + 1 };
  budget.left -= reader.at - from;
  return null;
}
