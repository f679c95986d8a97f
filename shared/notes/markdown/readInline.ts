import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { isSafeHref } from "../isSafeHref.ts";
import { HIGHLIGHT_COLOR_NAMES, type NoteJson } from "../noteJson.ts";
import { isAttachmentAddress, readAttachmentAddress } from "./attachmentAddress.ts";
import { DelimiterStack } from "./DelimiterStack.ts";
import { readEntity, unescapeText } from "./escapeText.ts";
import { firstLetter, isCjk } from "./letters.ts";
import type { LossList } from "./losses.ts";
import { MarkedParts } from "./MarkedParts.ts";
import { readLinkTail, type ScanBudget } from "./readLinkTail.ts";

export interface InlineReading {
  readonly losses: LossList;
  /** The point of that title; null when there is none or there are several. */
  readonly resolveTitle: (title: string) => PointId | null;
  /** Addresses written below the text, by their lower-case name. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly budget: ScanBudget;
}

interface Bracket { readonly part: number; readonly sourceFrom: number; readonly isImage: boolean; readonly delimiters: number }

const SPECIAL = /[\\`*_~=[\]!$<&\nhH]/g;
const MENTION = /\[\[((?:\\.|[^[\]\\\n]){0,600})\]\](?:<!--(pt_[A-Za-z0-9_-]{1,64})-->)?/y;
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9-]{0,20})(\s[^<>]{0,2000})?\/?>/y;
const ANGLE_LINK = /<((?:https?:\/\/|mailto:)[^\s<>]{1,4096})>/iy;
const BARE_LINK = /https?:\/\/[^\s<>"'`\\[\]{}|*\u3000-\u303f\uff00-\uffef\u2018-\u201d]{1,2048}/iy;
const TAG_MARKS: Readonly<Record<string, string>> = { strong: "bold", b: "bold", em: "italic", i: "italic", u: "underline", ins: "underline", s: "strike", del: "strike", strike: "strike", mark: "highlight" };

/** Reads one paragraph, heading or cell. One pass, and none of its searches runs over the same letters again and again. */
class InlineReader {
  readonly #text: string;
  readonly #with: InlineReading;
  readonly #parts = new MarkedParts();
  readonly #delimiters: DelimiterStack;
  readonly #brackets: Bracket[] = [];
  /** Brackets that were opened below this part cannot become links: one was made within them. */
  #linkFloor = -1;
  #at = 0;
  #backticks: Map<number, number[]> | null = null;
  #hasNoCommentEnd = false;

  constructor(text: string, reading: InlineReading) {
    this.#text = text;
    this.#with = reading;
    this.#delimiters = new DelimiterStack(this.#parts);
  }

  read(): NoteJson[] {
    const text = this.#text;
    while (this.#at < text.length) {
      SPECIAL.lastIndex = this.#at;
      const next = SPECIAL.exec(text);
      const stop = next === null ? text.length : next.index;
      if (stop > this.#at) this.#parts.text(text.slice(this.#at, stop));
      this.#at = stop;
      if (next !== null) this.#special(next[0]);
    }
    this.#delimiters.resolve(0);
    return this.#parts.finish(() => { this.#with.losses.add("code-marks"); });
  }

  #literal(length: number): void {
    this.#parts.text(this.#text.slice(this.#at, this.#at + length));
    this.#at += length;
  }

  #special(letter: string): void {
    switch (letter) {
      case "\\": return this.#backslash();
      case "`": return this.#code();
      case "*": case "_": case "~": case "=": return this.#delimiterRun(letter);
      case "[": return this.#openBracket();
      case "]": return this.#closeBracket();
      case "!": return this.#exclamation();
      case "$": return this.#formula();
      case "<": return this.#angle();
      case "&": return this.#entity();
      case "\n": return this.#newline();
      default: return this.#bareLink();
    }
  }

  #backslash(): void {
    const next = this.#text.charAt(this.#at + 1);
    if (next === "\n") {
      this.#parts.node({ type: "hardBreak" });
      this.#at += 2;
    } else if (/^[!-/:-@[-`{-~]$/.test(next)) {
      this.#parts.text(next);
      this.#at += 2;
    } else this.#literal(1);
  }

  #newline(): void {
    const blanks = this.#parts.trimBlanks();
    this.#at += 1;
    while (this.#text[this.#at] === " " || this.#text[this.#at] === "\t") this.#at += 1;
    if (blanks >= 2) this.#parts.node({ type: "hardBreak" });
    // Chinese is written without blanks: a line that was only wrapped goes on without one.
    else if (!(isCjk(this.#parts.lastLetter()) && isCjk(firstLetter(this.#text.slice(this.#at, this.#at + 2))))) this.#parts.text(" ");
  }

  #runAt(at: number): number {
    const letter = this.#text[at];
    let to = at;
    while (this.#text[to] === letter) to += 1;
    return to - at;
  }

  /** The next run of exactly this many backticks, or -1. Runs are looked up once for the whole text. */
  #fenceAfter(from: number, length: number): number {
    if (this.#backticks === null) {
      this.#backticks = new Map();
      for (let at = this.#text.indexOf("`"); at >= 0; at = this.#text.indexOf("`", at)) {
        const run = this.#runAt(at);
        const places = this.#backticks.get(run);
        if (places === undefined) this.#backticks.set(run, [at]);
        else places.push(at);
        at += run;
      }
      for (const places of this.#backticks.values()) places.reverse();
    }
    const places = this.#backticks.get(length) ?? [];
    while (places.length > 0 && (places[places.length - 1] ?? 0) < from) places.pop();
    return places[places.length - 1] ?? -1;
  }

  #code(): void {
    const run = this.#runAt(this.#at);
    const end = this.#fenceAfter(this.#at + run, run);
    if (end < 0) return this.#literal(run);
    const inside = this.#text.slice(this.#at + run, end).replace(/\n/g, " ");
    const isPadded = inside.length > 2 && inside.startsWith(" ") && inside.endsWith(" ") && /[^ ]/.test(inside);
    this.#parts.code(isPadded ? inside.slice(1, -1) : inside);
    this.#at = end + run;
  }

  #formula(): void {
    const text = this.#text;
    const from = this.#at + 1;
    if (text[from] === "`") return this.#fencedFormula(from);
    if (text[from] === "$") return this.#literal(this.#runAt(this.#at));
    let end = text.indexOf("$", from);
    while (end > 0 && text[end - 1] === "\\" && text[end - 2] !== "\\") end = text.indexOf("$", end + 1);
    const latex = end < 0 ? "" : text.slice(from, end);
    if (latex === "" || /^\s|\s$/.test(latex) || latex.includes("\n") || /^\d/.test(text.charAt(end + 1))) return this.#literal(1);
    this.#parts.node({ type: "inlineMath", attrs: { latex } });
    this.#at = end + 1;
  }

  /** A formula with dollars or blanks at its ends stands between backticks within the dollars. */
  #fencedFormula(from: number): void {
    const text = this.#text;
    const run = this.#runAt(from);
    const end = this.#fenceAfter(from + run, run);
    const isWhole = end - 1 > from + run && text[end + run] === "$" && text[from + run] === " " && text[end - 1] === " ";
    if (!isWhole) return this.#literal(1);
    this.#parts.node({ type: "inlineMath", attrs: { latex: text.slice(from + run + 1, end - 1) } });
    this.#at = end + run + 1;
  }

  #delimiterRun(letter: string): void {
    const length = this.#runAt(this.#at);
    const before = this.#text.slice(Math.max(0, this.#at - 2), this.#at);
    const after = this.#text.slice(this.#at + length, this.#at + length + 2);
    this.#delimiters.push(letter, length, before, after);
    this.#at += length;
  }

  #exclamation(): void {
    if (this.#text[this.#at + 1] !== "[" || this.#text[this.#at + 2] === "[") return this.#literal(1);
    this.#at += 2;
    this.#brackets.push({ part: this.#parts.mute("!["), sourceFrom: this.#at, isImage: true, delimiters: this.#delimiters.size });
  }

  #openBracket(): void {
    MENTION.lastIndex = this.#at;
    const match = MENTION.exec(this.#text);
    if (match !== null && this.#mention(match[1] ?? "", match[2])) {
      this.#at += match[0].length;
      return;
    }
    this.#at += 1;
    this.#brackets.push({ part: this.#parts.mute("["), sourceFrom: this.#at, isImage: false, delimiters: this.#delimiters.size });
  }

  #mention(inside: string, id: string | undefined): boolean {
    const at = /^(?:\\.|[^|\\])*/.exec(inside)?.[0].length ?? 0;
    const title = unescapeText(inside.slice(0, at));
    const label = at < inside.length ? unescapeText(inside.slice(at + 1)) : title;
    const pointId = isPointId(id) ? id : this.#resolve(title);
    if (pointId === null) {
      if (title !== "") this.#with.losses.add("unresolved-mention");
      return false;
    }
    this.#parts.node({ type: "pointRef", attrs: { pointId, label } });
    return true;
  }

  /** Obsidian writes the heading of a page behind it: `[[page#heading]]`. */
  #resolve(title: string): PointId | null {
    if (title === "") return null;
    const hash = title.indexOf("#");
    return this.#with.resolveTitle(title) ?? (hash > 0 ? this.#with.resolveTitle(title.slice(0, hash)) : null);
  }

  #closeBracket(): void {
    const bracket = this.#brackets.pop();
    if (bracket === undefined || (!bracket.isImage && bracket.part < this.#linkFloor)) return this.#literal(1);
    const words = this.#text.slice(bracket.sourceFrom, this.#at);
    const tail = readLinkTail(this.#text, this.#at + 1, this.#with.budget) ?? this.#reference(words);
    if (tail === null) return this.#literal(1);
    this.#at = tail.end;
    if (isAttachmentAddress(tail.href)) {
      this.#delimiters.cut(bracket.delimiters);
      this.#parts.cut(bracket.part);
      this.#parts.node(readAttachmentAddress(tail.href, unescapeText(words), tail.title, bracket.isImage));
      return;
    }
    this.#link(bracket, words, tail.href);
  }

  #link(bracket: Bracket, words: string, href: string): void {
    const { losses } = this.#with;
    if (bracket.isImage) losses.add("outside-image");
    const isSafe = isSafeHref(href);
    if (!isSafe && !bracket.isImage) losses.add("unsafe-link");
    this.#delimiters.resolve(bracket.delimiters);
    if (bracket.isImage && words.trim() === "" && isSafe) this.#parts.text(href);
    this.#parts.link(bracket.part, isSafe ? href : null);
    if (!bracket.isImage) this.#linkFloor = bracket.part;
  }

  /** `[words][name]` and `[name]`, with the address elsewhere in the text. */
  #reference(words: string): { readonly href: string; readonly title: string; readonly end: number } | null {
    const { definitions } = this.#with;
    if (definitions.size === 0 || words.length > 200) return null;
    const named = this.#text[this.#at + 1] === "[" ? this.#text.indexOf("]", this.#at + 2) : -1;
    const isNamed = named > 0 && named - this.#at < 200;
    const name = isNamed ? this.#text.slice(this.#at + 2, named) : "";
    const href = definitions.get((name === "" ? words : name).trim().toLowerCase());
    return href === undefined ? null : { href, title: "", end: isNamed ? named + 1 : this.#at + 1 };
  }

  #angle(): void {
    ANGLE_LINK.lastIndex = this.#at;
    const link = ANGLE_LINK.exec(this.#text);
    if (link !== null) return this.#linkTo(link[1] ?? "", link[0].length);
    if (this.#text.startsWith("<!--", this.#at)) return this.#comment();
    TAG.lastIndex = this.#at;
    const tag = TAG.exec(this.#text);
    if (tag === null) return this.#literal(1);
    this.#at += tag[0].length;
    const name = (tag[2] ?? "").toLowerCase();
    if (name === "br") return this.#parts.node({ type: "hardBreak" });
    const type = Object.hasOwn(TAG_MARKS, name) ? TAG_MARKS[name] : undefined;
    if (type === undefined) this.#with.losses.add("html");
    else if (tag[1] === "/") this.#parts.close(type);
    else this.#parts.open(type === "highlight" ? { type, attrs: { color: colorOf(tag[3] ?? "") } } : { type });
  }

  #comment(): void {
    const end = this.#hasNoCommentEnd ? -1 : this.#text.indexOf("-->", this.#at + 4);
    if (end < 0) {
      this.#hasNoCommentEnd = true;
      return this.#literal(1);
    }
    this.#with.losses.add("html");
    this.#at = end + 3;
  }

  #linkTo(href: string, length: number): void {
    if (!isSafeHref(href)) return this.#literal(length);
    this.#parts.linkedText(href, href);
    this.#at += length;
  }

  #bareLink(): void {
    BARE_LINK.lastIndex = this.#at;
    const found = BARE_LINK.exec(this.#text)?.[0];
    if (found === undefined || this.#brackets.length > 0) return this.#literal(1);
    let length = found.length;
    while (/[.,;:!?)_~=]/.test(found.charAt(length - 1))) length -= 1;
    this.#linkTo(found.slice(0, length), length);
  }

  #entity(): void {
    const entity = readEntity(this.#text.slice(this.#at, this.#at + 12));
    if (entity === null) return this.#literal(1);
    this.#parts.text(entity.text, true);
    this.#at += entity.length;
  }
}

function colorOf(attributes: string): string {
  const name = /class="?'?([a-z]+)/.exec(attributes)?.[1];
  return HIGHLIGHT_COLOR_NAMES.find((color) => color === name) ?? "yellow";
}

/** The words of a line with their marks. Pictures and files are among them: the caller makes blocks of their own of these. */
export function readInline(text: string, reading: InlineReading): NoteJson[] {
  return new InlineReader(text, reading).read();
}
