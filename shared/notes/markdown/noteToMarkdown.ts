import type { PointId } from "#shared/kernel/index.ts";
import { CALLOUT_TONE_NAMES, INLINE_NODES, MAX_NOTE_DEPTH, textAttr, type NoteJson } from "../noteJson.ts";
import { textOfNode } from "../readNote.ts";
import { escapeText, finishLines } from "./escapeText.ts";
import { longestRun } from "./letters.ts";
import { LossList, type MarkdownLoss } from "./losses.ts";
import { writeInline, type InlineContext } from "./writeInline.ts";
import { fileMarkdown, imageMarkdown } from "./writeObject.ts";
import { writeTable, type BlockWriter } from "./writeTable.ts";

export interface WritingOptions {
  /** The title under which `resolveTitle` finds this very point; null when there is none, or when several points have it. */
  readonly titleOf: (pointId: PointId) => string | null;
}

/** An empty paragraph: Markdown has none of its own. */
const EMPTY_LINE = "&nbsp;";
const MAX_NUMBER = 999_999_999;
const CALLOUT_NAMES: Readonly<Record<string, string>> = { warn: "warning" };

class Writer implements BlockWriter {
  readonly losses = new LossList();
  readonly #titleOf: WritingOptions["titleOf"];

  constructor(options: WritingOptions) {
    this.#titleOf = options.titleOf;
  }

  inline(content: readonly NoteJson[], kind: "paragraph" | "heading" | "cell"): string {
    const context: InlineContext = { losses: this.losses, titleOf: this.#titleOf, isOneLine: kind !== "paragraph", isHeading: kind === "heading" };
    return finishLines(writeInline(content, context));
  }

  /** The lines of blocks, with an empty line between two of them. */
  blocks(nodes: readonly NoteJson[], depth: number): string[] {
    const lines: string[] = [];
    let list = { type: "", isSecondSign: false };
    for (const node of nodes) {
      // Two lists side by side would be read as one: the second one gets the other sign.
      const type = node.type === "taskList" ? "bulletList" : node.type;
      const isSecondSign = type === list.type && !list.isSecondSign;
      list = { type, isSecondSign };
      if (lines.length > 0) lines.push("");
      for (const line of this.#block(node, depth, isSecondSign)) lines.push(line);
    }
    return lines;
  }

  #block(node: NoteJson, depth: number, isSecondSign: boolean): readonly string[] {
    if (depth > MAX_NOTE_DEPTH) {
      this.losses.add("too-deep");
      return this.#words(node);
    }
    switch (node.type) {
      case "paragraph": return this.#paragraph(node);
      case "heading": return [this.#heading(node)];
      case "bulletList": case "taskList": return this.#list(node, depth, () => (isSecondSign ? "*" : "-"));
      case "orderedList": return this.#list(node, depth, this.#numbers(node, isSecondSign));
      case "blockquote": return quoted(this.blocks(node.content ?? [], depth + 1));
      case "callout": return quoted([`[!${this.#tone(node)}]`, ...this.blocks(node.content ?? [], depth + 1)]);
      default: return this.#thing(node);
    }
  }

  #thing(node: NoteJson): readonly string[] {
    switch (node.type) {
      case "codeBlock": return this.#code(node);
      case "horizontalRule": return ["***"];
      case "table": return writeTable(node, this);
      case "blockMath": return this.#formula(node);
      case "image": return [imageMarkdown(node)];
      case "file": case "media": return [fileMarkdown(node)];
      default:
        this.losses.add("unknown");
        return INLINE_NODES.has(node.type) ? this.#paragraph({ type: "paragraph", content: [node] }) : this.#words(node);
    }
  }

  #words(node: NoteJson): readonly string[] {
    return textOfNode(node).split("\n").filter((line) => line !== "").flatMap((line, index) => (index === 0 ? [finishLines(escapeText(line))] : ["", finishLines(escapeText(line))]));
  }

  #paragraph(node: NoteJson): readonly string[] {
    const text = this.inline(node.content ?? [], "paragraph");
    return text === "" ? [EMPTY_LINE] : text.split("\n");
  }

  #heading(node: NoteJson): string {
    const found = node.attrs?.level;
    const level = typeof found === "number" && Number.isInteger(found) && found >= 1 && found <= 4 ? found : 2;
    if (level !== found) this.losses.add("unknown");
    const section = textAttr(node, "section");
    const hasSection = /^[A-Za-z0-9_-]{1,64}$/.test(section);
    if (section !== "" && !hasSection) this.losses.add("unknown");
    return ["#".repeat(level), this.inline(node.content ?? [], "heading"), hasSection ? `{#${section}}` : ""].filter((part) => part !== "").join(" ");
  }

  #tone(node: NoteJson): string {
    const tone = textAttr(node, "tone");
    const known = CALLOUT_TONE_NAMES.find((name) => name === tone) ?? "note";
    if (tone !== known) this.losses.add("unknown");
    return CALLOUT_NAMES[known] ?? known;
  }

  #numbers(node: NoteJson, isSecondSign: boolean): (index: number) => string {
    const items = node.content?.length ?? 0;
    const found = node.attrs?.start ?? 1;
    const canBegin = typeof found === "number" && Number.isInteger(found) && found >= 0 && found + items <= MAX_NUMBER;
    const type = node.attrs?.type ?? null;
    if (!canBegin || (type !== null && type !== "1")) this.losses.add("list-numbering");
    const start = canBegin ? found : 1;
    return (index) => `${start + index}${isSecondSign ? ")" : "."}`;
  }

  #list(node: NoteJson, depth: number, signOf: (index: number) => string): readonly string[] {
    const lines: string[] = [];
    for (const [index, item] of (node.content ?? []).entries()) {
      const sign = signOf(index);
      const task = node.type === "taskList" ? (item.attrs?.checked === true ? "[x] " : "[ ] ") : "";
      const inside = this.#item(item, depth + 2);
      const [first = "", ...others] = inside;
      lines.push(`${sign} ${task}${first}`.replace(/ $/, ""));
      const indent = " ".repeat(sign.length + 1);
      for (const line of others) lines.push(line === "" ? "" : indent + line);
      if (inside.includes("") && index < (node.content?.length ?? 0) - 1) lines.push("");
    }
    return lines;
  }

  #item(item: NoteJson, depth: number): readonly string[] {
    const [first, ...others] = item.content ?? [];
    if (first === undefined) return [""];
    if (others.length === 0 && first.type === "paragraph" && (first.content ?? []).length === 0) return [""];
    const lines = this.blocks([first], depth);
    const list = others[0];
    // A nested list stands right below its words where it cannot be taken for anything else.
    if (list !== undefined && /^(bulletList|taskList|orderedList)$/.test(list.type)) {
      const rest = this.blocks(others, depth);
      const isClear = first.type === "paragraph" && /^([-*]|1[.)]) \S/.test(rest[0] ?? "");
      return isClear ? [...lines, ...rest] : [...lines, "", ...rest];
    }
    return others.length === 0 ? lines : [...lines, "", ...this.blocks(others, depth)];
  }

  #verbatim(text: string): string {
    const clean = text.replace(/\r\n?/g, "\n");
    if (clean !== text) this.losses.add("line-endings");
    return clean;
  }

  #code(node: NoteJson): readonly string[] {
    const text = this.#verbatim((node.content ?? []).map((child) => child.text ?? "").join(""));
    const longest = longestRun(text, "`", 2);
    const fence = "`".repeat(longest + 1);
    const language = textAttr(node, "language").replace(/[\s`&\\{]/g, (letter) => `&#${letter.charCodeAt(0)};`);
    return [fence + language, ...(text === "" ? [] : text.split("\n")), fence];
  }

  #formula(node: NoteJson): readonly string[] {
    const latex = this.#verbatim(textAttr(node, "latex"));
    const longest = longestRun(latex, "$", 1);
    const fence = "$".repeat(longest + 1);
    return [fence, ...(latex === "" ? [] : latex.split("\n")), fence];
  }
}

const quoted = (lines: readonly string[]): readonly string[] => lines.map((line) => (line === "" ? ">" : `> ${line}`));

/**
 * A note as Markdown that Obsidian and GitHub read, too: `- [ ]`, tables, `> [!tip]`, `==text==`, `$…$`, `[[标题|label]]`, `attachment:<sha256>`. What cannot be said
 * in it is counted in `losses`, all of whose kinds are in `ALLOWED_LOSSES`. Never throws.
 */
export function noteToMarkdown(json: NoteJson, options: WritingOptions): { readonly markdown: string; readonly losses: readonly MarkdownLoss[] } {
  const writer = new Writer(options);
  const content = json.content ?? [];
  const isEmpty = content.length === 0 || (content.length === 1 && content[0]?.type === "paragraph" && (content[0].content ?? []).length === 0);
  const lines = isEmpty ? [] : writer.blocks(content, 1);
  return { markdown: lines.length === 0 ? "" : `${lines.join("\n")}\n`, losses: writer.losses.list() };
}
