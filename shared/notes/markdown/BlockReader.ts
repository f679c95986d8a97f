import { MAX_NOTE_DEPTH } from "../noteJson.ts";
import type { LossList } from "./losses.ts";
import { closesFence, indentOf, isBlankLine, isRule, outdent, readAlignments, readCalloutLine, readCells, readDefinition, readFence, readHeadingLine, readLineFormula, readListSign, trimLine, type Align, type FenceLine, type ListSign } from "./readLine.ts";

/** A block as it stands in the text; its words are not read yet. */
export type Block =
  | { readonly kind: "paragraph"; readonly lines: string[] }
  | { readonly kind: "heading"; readonly level: number; readonly text: string; readonly section: string | null }
  | { readonly kind: "code"; readonly language: string; readonly lines: string[] }
  | { readonly kind: "formula"; readonly lines: string[] }
  | { readonly kind: "rule" }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly aligns: readonly Align[]; readonly rows: (readonly string[])[] }
  | Holder;
export interface Holder {
  readonly kind: "doc" | "quote" | "list" | "item";
  readonly blocks: Block[];
  /** Of a list: its sign, and the number of its first item. Of an item: how far it is indented. */
  readonly sign?: string;
  readonly start?: number | null;
  readonly width?: number;
  /** Of an item: whether it is a task, and done. */
  isChecked?: boolean | null;
  /** Of a quote that is a callout. */
  tone?: string;
}

/** A list and its item are two levels each. */
const MAX_HOLDERS = MAX_NOTE_DEPTH - 6;

/** Reads Markdown line by line, with a stack of what is open. The time it takes grows with the text times the depth, which is limited. */
export class BlockReader {
  readonly root: Holder = { kind: "doc", blocks: [] };
  readonly definitions = new Map<string, string>();
  readonly #losses: LossList;
  #open: Holder[] = [this.root];
  #leaf: Block | null = null;
  #fence: FenceLine | null = null;
  /** Empty lines in indented code: they belong to it if it goes on. */
  #blanks: string[] = [];

  constructor(losses: LossList) {
    this.#losses = losses;
  }

  read(text: string): void {
    for (const line of text.split("\n")) this.#line(line);
  }

  get #inner(): Holder {
    return this.#open[this.#open.length - 1] ?? this.root;
  }

  #line(line: string): void {
    let rest = line;
    let matched = 1;
    for (; matched < this.#open.length; matched++) {
      const holder = this.#open[matched];
      const next = holder === undefined ? null : enter(holder, rest);
      if (next === null) break;
      rest = next;
    }
    const isWhole = matched === this.#open.length;
    if (isWhole && this.#fence !== null) return this.#fenced(rest, this.#fence);
    if (!isWhole && this.#isLazy(rest)) return this.#paragraphLine(rest);
    if (!isWhole) this.#closeTo(matched);
    this.#begin(rest);
  }

  /** A line that goes on with a paragraph although it forgot the signs in front. */
  #isLazy(rest: string): boolean {
    return this.#leaf?.kind === "paragraph" && !isBlankLine(rest) && (indentOf(rest).columns >= 4 || !beginsBlock(rest.slice(indentOf(rest).at)));
  }

  #closeTo(height: number): void {
    this.#open.length = height;
    this.#leaf = null;
    this.#fence = null;
  }

  /** Signs at the start of the line open holders; what follows them is a block. */
  #begin(line: string): void {
    let rest = line;
    for (;;) {
      if (isBlankLine(rest)) return this.#blank(rest);
      const { columns, at } = indentOf(rest);
      if (columns >= 4) return this.#leaf?.kind === "paragraph" ? this.#paragraphLine(rest) : this.#indented(rest);
      const text = rest.slice(at);
      if (text.startsWith(">")) {
        if (!this.#hold({ kind: "quote", blocks: [] })) return this.#paragraphLine(text);
        rest = outdent(text.slice(1), 1);
        const callout = readCalloutLine(trimLine(rest));
        if (callout !== null) return this.#callout(callout);
        continue;
      }
      const sign = isRule(text) ? null : readListSign(text);
      if (sign === null || this.#cannotInterrupt(sign)) return this.#leafLine(text);
      if (!this.#item(sign, columns)) return this.#paragraphLine(text);
      rest = sign.rest;
      if (sign.start === null && this.#task(rest)) return;
    }
  }

  /** `[ ]` and `[x]` behind a bullet; the rest of the line is its words. */
  #task(rest: string): boolean {
    const task = /^\[([ xX])\](?=[ \t]|$)/.exec(rest);
    if (task === null) return false;
    this.#inner.isChecked = task[1] !== " ";
    const words = rest.slice(3);
    if (!isBlankLine(words)) this.#paragraphLine(words);
    return true;
  }

  /** In the middle of a paragraph only a bullet with words or a 1 begins a list: a year at the start of a line does not. */
  #cannotInterrupt(sign: ListSign): boolean {
    return this.#leaf?.kind === "paragraph" && this.#inner.kind !== "list" && (sign.rest === "" || (sign.start !== null && sign.start !== 1));
  }

  #add(block: Block): void {
    // Between the items of a list nothing else can stand.
    if (this.#inner.kind === "list" && !(block.kind === "item")) this.#open.pop();
    this.#inner.blocks.push(block);
  }

  #hold(holder: Holder): boolean {
    if (this.#open.length >= MAX_HOLDERS) {
      this.#losses.add("too-deep");
      return false;
    }
    this.#leaf = null;
    this.#add(holder);
    this.#open.push(holder);
    return true;
  }

  #item(sign: ListSign, columns: number): boolean {
    const list = this.#inner;
    this.#leaf = null;
    if (list.kind === "list" && list.sign !== sign.sign) this.#open.pop();
    if (this.#inner.kind !== "list" && !this.#hold({ kind: "list", blocks: [], sign: sign.sign, start: sign.start })) return false;
    return this.#hold({ kind: "item", blocks: [], width: columns + sign.width, isChecked: null });
  }

  #callout(callout: { readonly name: string; readonly title: string }): void {
    this.#inner.tone = callout.name;
    if (callout.title === "") return;
    this.#losses.add("callout-title");
    this.#add({ kind: "paragraph", lines: [`<strong>${callout.title}</strong>`] });
  }

  #blank(rest: string): void {
    if (this.#leaf?.kind === "code") this.#blanks.push(outdent(rest, 4));
    else this.#leaf = null;
  }

  #indented(rest: string): void {
    const code = outdent(rest, 4);
    if (this.#leaf?.kind === "code") {
      for (const line of this.#blanks) this.#leaf.lines.push(line);
      this.#leaf.lines.push(code);
      this.#blanks = [];
    } else this.#start({ kind: "code", language: "", lines: [code] });
  }

  #start(block: Block): void {
    this.#add(block);
    this.#blanks = [];
    this.#leaf = block;
  }

  #paragraphLine(rest: string): void {
    const at = indentOf(rest).at;
    if (this.#leaf?.kind === "paragraph") this.#leaf.lines.push(rest.slice(at));
    else this.#start({ kind: "paragraph", lines: [rest.slice(at)] });
  }

  #leafLine(text: string): void {
    if (this.#leaf?.kind === "table" && this.#tableRow(text, this.#leaf)) return;
    if (this.#leaf?.kind === "paragraph" && this.#underParagraph(text, this.#leaf)) return;
    const heading = readHeadingLine(text);
    const formula = readLineFormula(text);
    const fence = readFence(text);
    if (heading !== null) this.#whole({ kind: "heading", ...heading });
    else if (isRule(text)) this.#whole({ kind: "rule" });
    else if (formula !== null) this.#whole({ kind: "formula", lines: [formula] });
    else if (fence !== null) {
      this.#start(fence.letter === "$" ? { kind: "formula", lines: [] } : { kind: "code", language: fence.info.split(/[ \t]/, 1)[0] ?? "", lines: [] });
      this.#fence = fence;
    } else if (!this.#definition(text)) this.#paragraphLine(text);
  }

  #whole(block: Block): void {
    this.#add(block);
    this.#leaf = null;
  }

  #definition(text: string): boolean {
    const definition = this.#leaf?.kind === "paragraph" || !text.startsWith("[") ? null : readDefinition(text);
    if (definition === null) return false;
    if (!this.definitions.has(definition.name)) this.definitions.set(definition.name, definition.href);
    return true;
  }

  /** A line of dashes under a line makes a heading of it, or the head of a table. */
  #underParagraph(text: string, paragraph: Block & { readonly kind: "paragraph" }): boolean {
    const sign = text.charAt(0);
    const last = paragraph.lines[paragraph.lines.length - 1] ?? "";
    const aligns = readAlignments(text);
    const head = aligns === null ? null : readCells(last);
    if (aligns !== null && head !== null && head.length === aligns.length) {
      this.#takeBack(paragraph, 1);
      this.#start({ kind: "table", head, aligns, rows: [] });
      return true;
    }
    const bare = trimLine(text);
    if ((sign !== "=" && sign !== "-") || bare !== sign.repeat(bare.length)) return false;
    const words = paragraph.lines.join(" ");
    this.#takeBack(paragraph, paragraph.lines.length);
    this.#whole({ kind: "heading", level: sign === "=" ? 1 : 2, text: words, section: null });
    return true;
  }

  #takeBack(paragraph: Block & { readonly kind: "paragraph" }, lines: number): void {
    paragraph.lines.length -= lines;
    if (paragraph.lines.length === 0) this.#inner.blocks.pop();
  }

  #tableRow(text: string, table: Block & { readonly kind: "table" }): boolean {
    const cells = readCells(text);
    if (cells === null) {
      this.#leaf = null;
      return false;
    }
    table.rows.push(cells);
    return true;
  }

  #fenced(rest: string, fence: FenceLine): void {
    if (indentOf(rest).columns < 4 && closesFence(rest, fence)) {
      this.#leaf = null;
      this.#fence = null;
    } else if (this.#leaf?.kind === "code" || this.#leaf?.kind === "formula") this.#leaf.lines.push(rest);
  }
}

/** The rest of the line within a holder that goes on, or null where it ends. */
function enter(holder: Holder, rest: string): string | null {
  if (holder.kind === "list" || holder.kind === "doc") return rest;
  const { columns, at } = indentOf(rest);
  if (holder.kind === "quote") return columns < 4 && rest[at] === ">" ? outdent(rest.slice(at + 1), 1) : null;
  return at === rest.length || columns >= (holder.width ?? 0) ? outdent(rest, holder.width ?? 0) : null;
}

const beginsBlock = (text: string): boolean =>
  text.startsWith(">") || isRule(text) || readListSign(text) !== null || readHeadingLine(text) !== null || readFence(text) !== null;
