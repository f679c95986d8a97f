import { lastLetter } from "./letters.ts";
import type { NoteJson, NoteMark } from "../noteJson.ts";

type Part =
  | { readonly kind: "text"; text: string; readonly isCode: boolean }
  | { readonly kind: "node"; readonly node: NoteJson }
  | { readonly kind: "open"; readonly mark: NoteMark }
  | { readonly kind: "close"; readonly type: string }
  /** A delimiter: what is left of it as text, and the marks that end before and begin behind it. */
  | { readonly kind: "delimiter"; text: string; readonly closes: string[]; readonly opens: string[] };

/** The pieces of a line in their order, with marks still open; `finish` makes nodes of them. */
export class MarkedParts {
  readonly #parts: Part[] = [];
  #isFrozen = false;

  get size(): number {
    return this.#parts.length;
  }

  /** `isFrozen`: written as an entity, so that blanks in it are meant. */
  text(text: string, isFrozen = false): void {
    const last = this.#parts[this.#parts.length - 1];
    if (last?.kind === "text" && !last.isCode) last.text += text;
    else this.#parts.push({ kind: "text", text, isCode: false });
    this.#isFrozen = isFrozen;
  }

  code(text: string): void {
    this.#parts.push({ kind: "text", text, isCode: true });
  }

  node(node: NoteJson): void {
    this.#parts.push({ kind: "node", node });
  }

  open(mark: NoteMark): void {
    this.#parts.push({ kind: "open", mark });
  }

  close(type: string): void {
    this.#parts.push({ kind: "close", type });
  }

  linkedText(text: string, href: string): void {
    this.open({ type: "link", attrs: { href } });
    this.text(text);
    this.close("link");
  }

  /** A sign that is text unless something comes of it. Returns its number. */
  mute(text: string): number {
    this.#parts.push({ kind: "delimiter", text, closes: [], opens: [] });
    return this.#parts.length - 1;
  }

  /** Takes `length` signs off a delimiter, which begins or ends a mark instead. */
  use(part: number, type: string, role: "open" | "close", length: number): void {
    const delimiter = this.#parts[part];
    if (delimiter?.kind !== "delimiter") return;
    delimiter.text = delimiter.text.slice(length);
    // Of two marks that begin at one delimiter the one found first lies within: it begins last.
    if (role === "open") delimiter.opens.unshift(type);
    else delimiter.closes.push(type);
  }

  /** Turns a bracket and all behind it into a link; without an address only the bracket goes. */
  link(part: number, href: string | null): void {
    if (href === null) this.#parts[part] = { kind: "text", text: "", isCode: false };
    else {
      this.#parts[part] = { kind: "open", mark: { type: "link", attrs: { href } } };
      this.close("link");
    }
  }

  /** Forgets a part and all behind it. */
  cut(part: number): void {
    this.#parts.length = part;
  }

  lastLetter(): string {
    const last = this.#parts[this.#parts.length - 1];
    return last?.kind === "text" ? lastLetter(last.text) : "";
  }

  /** Takes the blanks off the end of the text. Returns how many there were. */
  trimBlanks(): number {
    const last = this.#parts[this.#parts.length - 1];
    if (last?.kind !== "text" || last.isCode || this.#isFrozen) return 0;
    let end = last.text.length;
    while (end > 0 && (last.text[end - 1] === " " || last.text[end - 1] === "\t")) end -= 1;
    const blanks = last.text.length - end;
    last.text = last.text.slice(0, end);
    return blanks;
  }

  finish(onCodeMarks: () => void): NoteJson[] {
    return new Assembler(onCodeMarks).assemble(this.#parts, this.#unpaired());
  }

  /** Tags that are opened and never closed, or the reverse, mean nothing. */
  #unpaired(): ReadonlySet<number> {
    const unpaired = new Set<number>();
    const open = new Map<string, number[]>();
    for (const [index, part] of this.#parts.entries()) {
      if (part.kind === "open") {
        unpaired.add(index);
        const stack = open.get(part.mark.type);
        if (stack === undefined) open.set(part.mark.type, [index]);
        else stack.push(index);
      } else if (part.kind === "close") {
        const from = open.get(part.type)?.pop();
        if (from === undefined) unpaired.add(index);
        else unpaired.delete(from);
      }
    }
    return unpaired;
  }
}

/** Goes through the parts once and gives each the marks that are open there. */
class Assembler {
  readonly #open = new Map<string, NoteMark[]>();
  #current: readonly NoteMark[] | null = [];
  readonly #nodes: NoteJson[] = [];
  readonly #onCodeMarks: () => void;

  constructor(onCodeMarks: () => void) {
    this.#onCodeMarks = onCodeMarks;
  }

  assemble(parts: readonly Part[], skipped: ReadonlySet<number>): NoteJson[] {
    for (const [index, part] of parts.entries()) if (!skipped.has(index)) this.#part(part);
    return this.#nodes;
  }

  #part(part: Part): void {
    switch (part.kind) {
      case "text": return this.#text(part.text, part.isCode);
      case "node": return this.#node(part.node);
      case "open": return this.#begin(part.mark);
      case "close": return this.#end(part.type);
      case "delimiter":
        for (const type of part.closes) this.#end(type);
        this.#text(part.text, false);
        for (const type of part.opens) this.#begin(type === "highlight" ? { type, attrs: { color: "yellow" } } : { type });
    }
  }

  #begin(mark: NoteMark): void {
    this.#current = null;
    const stack = this.#open.get(mark.type);
    if (stack === undefined) this.#open.set(mark.type, [mark]);
    else stack.push(mark);
  }

  #end(type: string): void {
    this.#current = null;
    this.#open.get(type)?.pop();
  }

  #marks(): readonly NoteMark[] {
    this.#current ??= MARK_ORDER.flatMap((type) => this.#open.get(type)?.slice(-1) ?? []);
    return this.#current;
  }

  #text(text: string, isCode: boolean): void {
    if (text === "") return;
    const around = this.#marks();
    if (isCode && around.length > 0) this.#onCodeMarks();
    const marks = isCode ? [{ type: "code" }] : around;
    const last = this.#nodes[this.#nodes.length - 1];
    if (last?.type === "text" && sameMarks(last.marks ?? NO_MARKS, marks)) this.#nodes[this.#nodes.length - 1] = { ...last, text: (last.text ?? "") + text };
    else this.#nodes.push(marks.length === 0 ? { type: "text", text } : { type: "text", text, marks });
  }

  #node(node: NoteJson): void {
    const marks = this.#marks().filter((mark) => node.type !== "timestamp" || mark.type !== "link");
    this.#nodes.push(marks.length === 0 ? node : { ...node, marks });
  }
}

const NO_MARKS: readonly NoteMark[] = [];
/** As the editor's schema orders them. */
const MARK_ORDER = ["link", "bold", "italic", "strike", "underline", "highlight"];

const sameMarks = (a: readonly NoteMark[], b: readonly NoteMark[]): boolean =>
  a === b || (a.length === b.length && a.every((mark, index) => mark.type === b[index]?.type && mark.attrs?.href === b[index]?.attrs?.href && mark.attrs?.color === b[index]?.attrs?.color));
