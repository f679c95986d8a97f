import { err, ok, type Result } from "#shared/kernel/index.ts";
import { unescapeText, unescapeTitle } from "./escapeText.ts";
import { OutlineBuilder } from "./OutlineBuilder.ts";
import { OUTLINE_LIMITS, type OutlineText, type OutlineTextError } from "./outlineTypes.ts";
import { indentOf, isSection, readLine, sectionParts, withoutIndent, type OutlineLine } from "./readLine.ts";

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const LINE_END = /\r\n?|[\n\v\f\u2028\u2029]/;
const CONTROL_BUT_TAB = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/**
 * Reads what people paste: lists with marks or numbers, indented lists, Markdown headings, or just lines. What a line says is a title; text under a heading and
 * text that is indented below an item are its summary. The same text always gives the same outline, and what `printOutlineText` writes gives back what it was
 * written from.
 */
export function parseOutlineText(text: string): Result<OutlineText, OutlineTextError> {
  if (utf8Bytes(text) > OUTLINE_LIMITS.bytes) return err({ code: "too-large" });
  const lines = text.replace(/^\uFEFF/, "").replace(LONE_SURROGATE, "\uFFFD").split(LINE_END).map((line) => line.replace(CONTROL_BUT_TAB, " "));
  const builder = new OutlineBuilder();
  if (hasMarks(lines)) readMarked(lines, builder);
  else readPlain(lines, builder);
  if (builder.count === 0) return err({ code: "nothing-to-plant" });
  if (builder.count > OUTLINE_LIMITS.nodes) return err({ code: "too-many", count: builder.count });
  if (builder.overlongLine !== null) return err({ code: "too-long", line: builder.overlongLine });
  return ok({ nodes: builder.build(), count: builder.count, levels: builder.levels, notes: builder.notes });
}

const isMark = (line: OutlineLine): boolean => line.kind === "heading" || (line.kind === "item" && !isSection(line));

function hasMarks(lines: readonly string[]): boolean {
  return lines.some((line) => isMark(readLine(line)));
}

/** Where nothing is marked, indentation alone says what stands below what; or the numbers of sections, where every line has one. */
function readPlain(lines: readonly string[], builder: OutlineBuilder): void {
  const parts = lines.map((line) => indentOf(line).rest).filter((rest) => rest !== "").map(sectionParts);
  const isNumbered = parts.every((count) => count > 0) && parts.some((count) => count > 1);
  lines.forEach((line, index) => {
    const { column, rest } = indentOf(line);
    const title = unescapeText(rest);
    const { kind } = readLine(line);
    if (title.trim() !== "" && kind !== "blank" && kind !== "fence") builder.plain(isNumbered ? sectionParts(rest) : column, title, index + 1);
  });
}

function readMarked(lines: readonly string[], builder: OutlineBuilder): void {
  const lastClosings = closingsIn(lines);
  let fence: { readonly mark: string; readonly column: number } | null = null;
  lines.forEach((line, index) => {
    const read = readLine(line);
    if (fence !== null) {
      builder.verbatim(withoutIndent(line, fence.column));
      if (read.kind === "fence" && read.text === fence.mark) fence = null;
      return;
    }
    // A block that ends nowhere would swallow the rest of the outline.
    if (read.kind === "fence" && (lastClosings.get(markOf(read.text)) ?? -1) > index) fence = { mark: markOf(read.text), column: read.column };
    take(read, index + 1, builder);
  });
}

const CLOSINGS: ReadonlySet<string> = new Set(["```", "~~~"]);
const markOf = (fence: string): string => fence.slice(0, 3);

/** Mark → the last line that closes a block with it. Looked for once: from each fence anew, a text of nothing but fences would take for ever. */
function closingsIn(lines: readonly string[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  lines.forEach((line, index) => {
    const { rest } = indentOf(line);
    if (CLOSINGS.has(rest)) last.set(rest, index);
  });
  return last;
}

function take(read: OutlineLine, line: number, builder: OutlineBuilder): void {
  switch (read.kind) {
    case "blank":
      builder.blank();
      return;
    case "heading":
      builder.heading(read.level, read.text, line);
      return;
    case "item":
      takeItem(read, line, builder);
      return;
    case "fence":
      builder.text(read.column, read.text, line);
      return;
    case "text":
      builder.text(read.column, unescapeText(read.text), line);
      return;
  }
}

function takeItem(read: Extract<OutlineLine, { kind: "item" }>, line: number, builder: OutlineBuilder): void {
  const title = unescapeTitle(read.text);
  if (title.trim() === "") {
    builder.blank();
    return;
  }
  if (read.hadBox) builder.note("checkbox", line);
  builder.item(read, title, line);
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a pair counts two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
