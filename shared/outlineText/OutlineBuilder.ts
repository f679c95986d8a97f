import { LIMITS } from "#shared/forest/index.ts";
import { cutTitle } from "./cutTitle.ts";
import { OUTLINE_LIMITS, type OutlineNode, type OutlineNote } from "./outlineTypes.ts";

interface Growing {
  readonly title: string;
  readonly line: number;
  readonly parent: Growing | null;
  readonly level: number;
  readonly texts: string[];
  readonly children: Growing[];
}
interface OpenItem {
  readonly column: number;
  readonly style: string;
  readonly node: Growing;
}

/** The style of a line without a mark that stands as a point of its own. */
const PLAIN = "";

/** Takes the lines of an outline in order and finds out what stands below what. Titles must not be blank. */
export class OutlineBuilder {
  readonly #roots: Growing[] = [];
  readonly #notes: OutlineNote[] = [];
  readonly #nodes: Growing[] = [];
  #headings: { readonly level: number; readonly node: Growing }[] = [];
  #items: OpenItem[] = [];
  /** Whose text the line before was. */
  #speaking: Growing | null = null;

  get count(): number {
    return this.#nodes.length;
  }

  get levels(): number {
    return this.#nodes.reduce((most, node) => Math.max(most, node.level), 0);
  }

  get notes(): readonly OutlineNote[] {
    return this.#notes;
  }

  /** The line of a node with more text than a summary may hold; null when there is none. */
  get overlongLine(): number | null {
    return this.#nodes.find((node) => summaryOf(node).length > LIMITS.summary)?.line ?? null;
  }

  blank(): void {
    this.#speaking = null;
  }

  note(code: OutlineNote["code"], line: number): void {
    this.#notes.push({ code, line });
  }

  heading(level: number, text: string, line: number): void {
    this.#headings = this.#headings.filter((open) => open.level < level);
    this.#items = [];
    this.#headings.push({ level, node: this.#add(text, line) });
  }

  /** Deeper stands below; equally deep with the same mark stands beside; equally deep with another mark stands below what came first. */
  item(place: { readonly column: number; readonly style: string }, text: string, line: number): void {
    const { column, style } = place;
    this.#items = this.#items.filter((open) => open.column <= column);
    const beside = this.#items.findIndex((open) => open.column === column && open.style === style);
    if (beside >= 0) this.#items = this.#items.slice(0, beside);
    this.#items.push({ column, style, node: this.#add(text, line) });
  }

  /** A line without a mark in an outline without marks. */
  plain(column: number, text: string, line: number): void {
    this.item({ column, style: PLAIN }, text, line);
  }

  /** A line without a mark among marks: it belongs to the last point that is less indented, else to the heading, else it is a point itself. */
  text(column: number, text: string, line: number): void {
    this.#items = this.#items.filter((open) => open.column < column);
    const owner = this.#items.at(-1)?.node ?? this.#headings.at(-1)?.node;
    if (owner !== undefined) this.#say(owner, text);
    else if (text.trim() === "") this.blank();
    else this.plain(column, text, line);
  }

  /** A line of a block, which the line before has opened: text whatever it looks like. */
  verbatim(text: string): void {
    const owner = this.#items.at(-1)?.node ?? this.#headings.at(-1)?.node;
    if (owner !== undefined) this.#say(owner, text);
  }

  build(): OutlineNode[] {
    const built = new Map<Growing, OutlineNode>();
    const childrenOf = (nodes: readonly Growing[]): OutlineNode[] => nodes.map((node) => built.get(node)).filter((node) => node !== undefined);
    // Children were added after their parents.
    for (const node of [...this.#nodes].reverse()) built.set(node, { title: node.title, summary: summaryOf(node), children: childrenOf(node.children) });
    return childrenOf(this.#roots);
  }

  #say(owner: Growing, text: string): void {
    if (owner.texts.length > 0 && this.#speaking !== owner) owner.texts.push("");
    owner.texts.push(text);
    this.#speaking = owner;
  }

  #add(text: string, line: number): Growing {
    const { title, rest } = cutTitle(text.replace(/\t+/g, " ").trim(), LIMITS.title);
    if (rest !== "") this.note("cutTitle", line);
    const parent = this.#parent(line);
    const node: Growing = { title, line, parent, level: (parent?.level ?? 0) + 1, texts: rest === "" ? [] : [rest], children: [] };
    (parent?.children ?? this.#roots).push(node);
    this.#nodes.push(node);
    this.#speaking = null;
    return node;
  }

  #parent(line: number): Growing | null {
    let parent = this.#items.at(-1)?.node ?? this.#headings.at(-1)?.node ?? null;
    if (parent === null || parent.level < OUTLINE_LIMITS.levels) return parent;
    this.note("tooDeep", line);
    while (parent !== null && parent.level >= OUTLINE_LIMITS.levels) parent = parent.parent;
    return parent;
  }
}

function summaryOf(node: Growing): string {
  return node.texts.join("\n");
}
