import type { PointId } from "#shared/kernel/index.ts";
import { CALLOUT_TONE_NAMES, INLINE_NODES, type NoteJson } from "../noteJson.ts";
import { BlockReader, type Block, type Holder } from "./BlockReader.ts";
import { unescapeText } from "./escapeText.ts";
import { LossList, type MarkdownLoss } from "./losses.ts";
import { readInline, type InlineReading } from "./readInline.ts";
import { trimLine } from "./readLine.ts";

export interface ReadingOptions {
  /** The point of that title (or alias); null when there is none or there are several. */
  readonly resolveTitle: (title: string) => PointId | null;
}

const TONES: Readonly<Record<string, string>> = {
  info: "note", abstract: "note", summary: "note", todo: "note", example: "note", quote: "note", hint: "tip", success: "tip", check: "tip",
  warning: "warn", caution: "warn", danger: "warn", error: "warn", bug: "warn", attention: "warn", faq: "question", help: "question", important: "principle",
};
const SCAN_BUDGET = 4_000_000;
const MAX_CELLS = 200;

class NoteBuilder {
  readonly #reading: InlineReading;

  constructor(reading: InlineReading) {
    this.#reading = reading;
  }

  blocks(blocks: readonly Block[]): NoteJson[] {
    return blocks.flatMap((block) => this.#block(block));
  }

  #block(block: Block): readonly NoteJson[] {
    switch (block.kind) {
      case "paragraph": return this.#paragraph(block.lines.join("\n"));
      case "heading": return this.#heading(block);
      case "code": return [this.#code(block.language, block.lines)];
      case "formula": return [{ type: "blockMath", attrs: { latex: block.lines.join("\n") } }];
      case "rule": return [{ type: "horizontalRule" }];
      case "table": return [this.#table(block)];
      case "list": return this.#list(block);
      case "quote": return [this.#quote(block)];
      case "doc": case "item": return this.blocks(block.blocks);
    }
  }

  #paragraph(text: string): readonly NoteJson[] {
    const words = trimLine(text);
    if (words === "&nbsp;") return [{ type: "paragraph" }];
    return this.#lines("paragraph", words);
  }

  /** Pictures and files within a line become blocks of their own, with the words around them in paragraphs. */
  #lines(type: string, text: string, attrs?: NoteJson["attrs"]): readonly NoteJson[] {
    const nodes: NoteJson[] = [];
    let line: NoteJson[] = [];
    const frame = (): NoteJson => ({ type: nodes.length === 0 ? type : "paragraph", ...(attrs === undefined || nodes.length > 0 ? {} : { attrs }), ...(line.length === 0 ? {} : { content: line }) });
    const inline = readInline(text, this.#reading);
    for (const node of inline) {
      if (INLINE_NODES.has(node.type)) {
        line.push(node);
        continue;
      }
      if (line.length > 0 || type === "heading") nodes.push(frame());
      line = [];
      const { type: kind, attrs: facts } = node;
      nodes.push({ type: kind, ...(facts === undefined ? {} : { attrs: facts }) });
    }
    const isOnlyBlank = line.every((node) => node.type === "text" && (node.text ?? "").trim() === "");
    if (nodes.length === 0 ? line.length > 0 || type === "heading" : !isOnlyBlank) nodes.push(frame());
    return nodes;
  }

  #heading(block: Block & { readonly kind: "heading" }): readonly NoteJson[] {
    if (block.level > 4) this.#reading.losses.add("heading-level");
    return this.#lines("heading", block.text, { level: Math.min(4, block.level), section: block.section });
  }

  #code(language: string, lines: readonly string[]): NoteJson {
    const text = lines.join("\n");
    return { type: "codeBlock", attrs: { language: language === "" ? null : unescapeText(language) }, ...(text === "" ? {} : { content: [{ type: "text", text }] }) };
  }

  #cell(type: string, text: string, align: string | null): NoteJson {
    const nodes = text === "" ? [] : this.#lines("paragraph", text);
    return { type, attrs: { colspan: 1, rowspan: 1, colwidth: null, align }, content: nodes.length === 0 ? [{ type: "paragraph" }] : nodes };
  }

  #table(block: Block & { readonly kind: "table" }): NoteJson {
    const { losses } = this.#reading;
    const width = Math.min(block.head.length, MAX_CELLS);
    if (block.head.length > width || block.rows.some((row) => row.length !== block.head.length)) losses.add("table-shape");
    const row = (cells: readonly string[], type: string): NoteJson => ({ type: "tableRow", content: Array.from({ length: width }, (_, column) => this.#cell(type, cells[column] ?? "", block.aligns[column] ?? null)) });
    const body = block.rows.map((cells) => row(cells, "tableCell"));
    const isHeadEmpty = body.length > 0 && block.head.every((text) => text === "");
    return { type: "table", content: isHeadEmpty ? body : [row(block.head, "tableHeader"), ...body] };
  }

  /** Tasks and plain items do not stand in one list: each run of one kind is a list of its own. */
  #list(list: Holder): readonly NoteJson[] {
    const lists: { type: string; attrs?: NoteJson["attrs"]; content: NoteJson[] }[] = [];
    for (const [index, item] of list.blocks.entries()) {
      if (item.kind !== "item") continue;
      const isTask = item.isChecked !== null && item.isChecked !== undefined;
      const type = isTask ? "taskList" : list.start === null ? "bulletList" : "orderedList";
      let last = lists[lists.length - 1];
      if (last?.type !== type) {
        last = { type, ...(type === "orderedList" ? { attrs: { start: (list.start ?? 1) + index } } : {}), content: [] };
        lists.push(last);
      }
      const blocks = this.blocks(item.blocks);
      const content = blocks[0]?.type === "paragraph" ? blocks : [{ type: "paragraph" }, ...blocks];
      last.content.push(isTask ? { type: "taskItem", attrs: { checked: item.isChecked === true }, content } : { type: "listItem", content });
    }
    return lists;
  }

  #quote(quote: Holder): NoteJson {
    const inside = this.blocks(quote.blocks);
    const content = inside.length === 0 ? [{ type: "paragraph" }] : inside;
    if (quote.tone === undefined) return { type: "blockquote", content };
    const name = quote.tone;
    const tone = CALLOUT_TONE_NAMES.find((each) => each === name) ?? (Object.hasOwn(TONES, name) ? TONES[name] : undefined) ?? "note";
    return { type: "callout", attrs: { tone }, content };
  }
}

/** Facts about a page that other tools write above it. Returns the text below. */
function withoutFrontMatter(text: string, losses: LossList): string {
  if (!text.startsWith("---\n")) return text;
  const end = text.indexOf("\n---\n", 3);
  const facts = end < 0 ? "" : text.slice(4, end);
  if (facts.length > 20_000 || !/^[^\s:#-][^:\n]{0,100}:/.test(facts)) return text;
  losses.add("front-matter");
  return text.slice(end + 5);
}

/**
 * Markdown as a note: CommonMark with tables, tasks, callouts, highlights, formulas and mentions as `noteToMarkdown` writes them and Obsidian and GitHub do. Only what
 * the editor's schema knows comes out, links lead to the web or to mail, nothing is fetched. What has no place is counted in `losses`. Never throws; takes time in
 * proportion to the text.
 */
export function markdownToNote(markdown: string, options: ReadingOptions): { readonly json: NoteJson; readonly losses: readonly MarkdownLoss[] } {
  const losses = new LossList();
  const text = withoutFrontMatter(markdown.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), losses);
  const reader = new BlockReader(losses);
  reader.read(text);
  const builder = new NoteBuilder({ losses, resolveTitle: options.resolveTitle, definitions: reader.definitions, budget: { left: SCAN_BUDGET } });
  const content = builder.blocks(reader.root.blocks);
  return { json: { type: "doc", content: content.length === 0 ? [{ type: "paragraph" }] : content }, losses: losses.list() };
}
