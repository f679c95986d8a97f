import type { NoteJson } from "../noteJson.ts";
import { textOfNode } from "../readNote.ts";
import { escapeText, finishLines } from "./escapeText.ts";
import type { LossList } from "./losses.ts";
import { fileMarkdown, imageMarkdown } from "./writeObject.ts";

/** What a writer of blocks needs: its words within the line, and itself for blocks within blocks. */
export interface BlockWriter {
  readonly losses: LossList;
  inline(content: readonly NoteJson[], kind: "paragraph" | "heading" | "cell"): string;
}

interface Cell { readonly text: string; readonly isHeader: boolean; readonly align: string | null }

const ALIGNMENTS: Readonly<Record<string, string>> = { left: ":---", center: ":---:", right: "---:" };

function cellText(cell: NoteJson, writer: BlockWriter): string {
  const blocks = cell.content ?? [];
  const [only] = blocks;
  if (blocks.length > 1 || (only !== undefined && !["paragraph", "image", "file", "media"].includes(only.type))) writer.losses.add("cell-blocks");
  const parts = blocks.map((block) => {
    if (block.type === "paragraph") return writer.inline(block.content ?? [], "cell");
    if (block.type === "image") return imageMarkdown(block);
    if (block.type === "file" || block.type === "media") return fileMarkdown(block);
    return textOfNode(block).split("\n").map((line) => finishLines(escapeText(line))).join("<br>");
  });
  return parts.filter((part) => part !== "" || blocks.length === 1).join("<br>").replace(/\|/g, "\\|");
}

function readCell(cell: NoteJson, writer: BlockWriter): readonly Cell[] {
  const span = cell.attrs?.colspan;
  const columns = typeof span === "number" && span > 1 ? Math.min(Math.floor(span), 200) : 1;
  if (columns > 1 || (typeof cell.attrs?.rowspan === "number" && cell.attrs.rowspan > 1)) writer.losses.add("merged-cells");
  if (Array.isArray(cell.attrs?.colwidth)) writer.losses.add("column-width");
  const align = cell.attrs?.align;
  const first: Cell = { text: cellText(cell, writer), isHeader: cell.type === "tableHeader", align: typeof align === "string" && Object.hasOwn(ALIGNMENTS, align) ? align : null };
  return [first, ...Array.from({ length: columns - 1 }, () => ({ ...first, text: "" }))];
}

const printRow = (texts: readonly string[]): string => `| ${texts.join(" | ")} |`;

/** A table of one line for each row. Without a row of headings it gets an empty one, which is left out again when it is read. */
export function writeTable(node: NoteJson, writer: BlockWriter): readonly string[] {
  const rows = (node.content ?? []).map((row) => (row.content ?? []).flatMap((cell) => readCell(cell, writer)));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  if (rows.length === 0 || rows.some((row) => row.length !== width)) writer.losses.add("table-shape");
  const [first = [], ...others] = rows;
  const hasHeader = first.length > 0 && first.every((cell) => cell.isHeader);
  const isHeaderEmpty = hasHeader && first.every((cell) => cell.text === "") && others.length > 0;
  const isOddHeader = others.some((row) => row.some((cell) => cell.isHeader)) || (!hasHeader && first.some((cell) => cell.isHeader));
  if (isHeaderEmpty || isOddHeader) writer.losses.add("table-header");
  const aligns = Array.from({ length: width }, (_, column) => {
    const align = first[column]?.align ?? null;
    if (rows.some((row) => row[column] !== undefined && row[column].align !== align)) writer.losses.add("cell-align");
    return align;
  });
  const fill = (row: readonly Cell[]): readonly string[] => Array.from({ length: width }, (_, column) => row[column]?.text ?? "");
  const header = hasHeader ? first : [];
  const body = hasHeader ? others : rows;
  return [printRow(fill(header)), printRow(aligns.map((align) => (align === null ? "---" : (ALIGNMENTS[align] ?? "---")))), ...body.map((row) => printRow(fill(row)))];
}
