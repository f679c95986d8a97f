import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { isSafeHref } from "../isSafeHref.ts";
import { amountAttr, atomText, clockText, HIGHLIGHT_COLOR_NAMES, INLINE_NODES, textAttr, type NoteJson, type NoteMark } from "../noteJson.ts";
import { attachmentAddress } from "./attachmentAddress.ts";
import { escapeAddress, escapeMention, escapeText } from "./escapeText.ts";
import { firstLetter, isBlankLetter, isPunctuation, lastLetter, longestRun } from "./letters.ts";
import type { LossList } from "./losses.ts";

export interface InlineContext {
  readonly losses: LossList;
  /** The title under which a mention will be found again; null when there is none or several points share it. */
  readonly titleOf: (pointId: PointId) => string | null;
  /** Within a line of its own: a table's cell, a heading. */
  readonly isOneLine: boolean;
  readonly isHeading: boolean;
}

/** A mark as it is compared: one kind with one value. */
interface Mark { readonly key: string; readonly type: string; readonly value: string }
interface Leaf { readonly md: string; readonly marks: readonly Mark[]; readonly plain: string | null }
type Piece = { readonly kind: "leaf"; readonly leaf: Leaf } | { readonly kind: "mark"; readonly mark: Mark; readonly inside: readonly Piece[] };

const DELIMITERS: Readonly<Record<string, string>> = { bold: "**", italic: "*", strike: "~~", highlight: "==" };
const TAGS: Readonly<Record<string, string>> = { bold: "strong", italic: "em", strike: "s", underline: "u" };

function readMark(mark: NoteMark, context: InlineContext): Mark | null {
  const { type } = mark;
  if (type === "bold" || type === "italic" || type === "strike" || type === "underline" || type === "code") return { key: type, type, value: "" };
  if (type === "highlight") {
    const color = HIGHLIGHT_COLOR_NAMES.find((name) => name === mark.attrs?.color) ?? "yellow";
    return { key: `highlight ${color}`, type, value: color };
  }
  if (type === "link" && isSafeHref(mark.attrs?.href)) return { key: `link ${mark.attrs.href}`, type, value: mark.attrs.href };
  context.losses.add(type === "link" ? "unsafe-link" : "unknown");
  return null;
}

function marksOf(node: NoteJson, context: InlineContext): readonly Mark[] {
  const marks: Mark[] = [];
  for (const mark of node.marks ?? []) {
    const read = readMark(mark, context);
    if (read !== null && !marks.some((other) => other.type === read.type)) marks.push(read);
  }
  const code = marks.find((mark) => mark.type === "code");
  if (code === undefined) return marks;
  if (node.type === "text") return [code];
  context.losses.add("code-on-object");
  return marks.filter((mark) => mark !== code);
}

/** Inline code, fenced with more backticks than it holds. */
function codeSpan(text: string): string {
  const longest = longestRun(text, "`", 0);
  const fence = "`".repeat(longest + 1);
  const needsRoom = text.startsWith("`") || text.endsWith("`") || (text.startsWith(" ") && text.endsWith(" ") && /[^ ]/.test(text));
  return needsRoom ? `${fence} ${text} ${fence}` : fence + text + fence;
}

function formula(node: NoteJson, next: NoteJson | undefined, context: InlineContext): string {
  const written = textAttr(node, "latex");
  const latex = written.replace(/[\n\r]/g, " ");
  if (latex !== written) context.losses.add("formula-line-breaks");
  const isPlain = /^[^\s$`]/.test(latex) && /[^\s\\]$/.test(latex) && !latex.includes("$") && !/^\d/.test(next?.text ?? "");
  if (isPlain) return `$${latex}$`;
  const longest = longestRun(latex, "`", 0);
  const fence = "`".repeat(longest + 1);
  return `$${fence} ${latex} ${fence}$`;
}

function mention(node: NoteJson, context: InlineContext): string {
  const label = textAttr(node, "label");
  const pointId = node.attrs?.pointId;
  if (!isPointId(pointId)) {
    context.losses.add("mention-without-point");
    return escapeText(label);
  }
  const title = context.titleOf(pointId);
  if (title === null || title === "") return `[[${label === "" ? "|" : escapeMention(label)}]]<!--${pointId}-->`;
  return title === label ? `[[${escapeMention(title)}]]` : `[[${escapeMention(title)}|${escapeMention(label)}]]`;
}

/** A break at the end of a line, where the next line begins with a letter; a tag elsewhere. */
function lineBreak(index: number, nodes: readonly NoteJson[], context: InlineContext): string {
  const before = nodes[index - 1];
  const next = nodes[index + 1];
  const fits = !context.isOneLine && before !== undefined && before.type !== "hardBreak" && next?.type === "text" && /^\S/.test(next.text ?? "");
  return fits ? "\\\n" : "<br>";
}

function leafOf(index: number, nodes: readonly NoteJson[], context: InlineContext): Leaf | null {
  const node = nodes[index];
  if (node === undefined) return null;
  const marks = marksOf(node, context);
  switch (node.type) {
    case "text": return textLeaf(node.text ?? "", marks, context);
    case "hardBreak": return { md: lineBreak(index, nodes, context), marks, plain: null };
    case "inlineMath": return { md: formula(node, nodes[index + 1], context), marks, plain: null };
    case "pointRef": return { md: mention(node, context), marks, plain: null };
    case "timestamp": {
      if (marks.some((mark) => mark.type === "link")) context.losses.add("link-on-moment");
      return { md: `[${clockText(amountAttr(node, "atS", 0))}](${attachmentAddress(node)})`, marks: marks.filter((mark) => mark.type !== "link"), plain: null };
    }
    default:
      context.losses.add("unknown");
      return { md: escapeText(atomText(node)), marks, plain: null };
  }
}

function textLeaf(text: string, marks: readonly Mark[], context: InlineContext): Leaf | null {
  if (text === "") return null;
  if (marks[0]?.type === "code") {
    const code = text.replace(/[\n\r]/g, " ");
    if (code !== text) context.losses.add("code-line-breaks");
    return { md: codeSpan(code), marks: [], plain: null };
  }
  const md = escapeText(text);
  return { md: context.isHeading ? md.replace(/(?<!&)#|\{/g, "\\$&") : md, marks, plain: text };
}

/** How many leaves from `from` on carry a mark. */
function runLength(leaves: readonly Leaf[], from: number, key: string): number {
  let to = from;
  while (leaves[to]?.marks.some((mark) => mark.key === key)) to += 1;
  return to - from;
}

/** Nests marks: the one that reaches furthest goes outside. */
function nest(leaves: readonly Leaf[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < leaves.length) {
    const leaf = leaves[at];
    if (leaf === undefined) break;
    let best: Mark | null = null;
    let length = 0;
    for (const mark of leaf.marks) {
      const run = runLength(leaves, at, mark.key);
      if (run > length || (run === length && mark.type === "link")) [best, length] = [mark, run];
    }
    if (best === null) {
      pieces.push({ kind: "leaf", leaf });
      at += 1;
      continue;
    }
    const { key } = best;
    const inside = leaves.slice(at, at + length).map((each) => ({ ...each, marks: each.marks.filter((mark) => mark.key !== key) }));
    pieces.push({ kind: "mark", mark: best, inside: nest(inside) });
    at += length;
  }
  return pieces;
}

/** The letter next to a mark: "" at the end of the line, null where it is not known or belongs to another mark. */
function neighbour(pieces: readonly Piece[], index: number, side: -1 | 1, isOutermost: boolean): string | null {
  const piece = pieces[index + side];
  if (piece === undefined) return isOutermost ? "" : null;
  if (piece.kind === "mark") return null;
  return side < 0 ? lastLetter(piece.leaf.md) : firstLetter(piece.leaf.md);
}

/** Whether every reader of Markdown takes a delimiter between these letters for one. */
function bites(inner: string, outer: string | null, delimiter: string): boolean {
  if (outer === null || isBlankLetter(inner) || inner === delimiter || outer === delimiter) return false;
  return !isPunctuation(inner) || isBlankLetter(outer) || isPunctuation(outer);
}

function linked(piece: Piece & { kind: "mark" }, inside: string): string {
  const { value } = piece.mark;
  const only = piece.inside.length === 1 ? piece.inside[0] : undefined;
  const isBare = only?.kind === "leaf" && only.leaf.plain === value && !/[<>]/.test(value);
  return isBare ? `<${value}>` : `[${inside}](${escapeAddress(value)})`;
}

function tagged({ type, value }: Mark, inside: string): string {
  const tag = TAGS[type];
  if (tag !== undefined) return `<${tag}>${inside}</${tag}>`;
  return `${value === "yellow" ? "<mark>" : `<mark class="${value}">`}${inside}</mark>`;
}

function wrap(piece: Piece & { kind: "mark" }, inside: string, before: string | null, after: string | null): string {
  const { mark } = piece;
  if (mark.type === "link") return linked(piece, inside);
  const delimiter = mark.type === "highlight" && mark.value !== "yellow" ? undefined : DELIMITERS[mark.type];
  if (delimiter === undefined) return tagged(mark, inside);
  const edge = delimiter.charAt(0);
  // `***both***` is the one place where two delimiters of one letter stand side by side.
  const isBoth = mark.type === "bold" && piece.inside.length === 1 && /^\*[^*]+\*$/.test(inside);
  const core = isBoth ? inside.slice(1, -1) : inside;
  return bites(firstLetter(core), before, edge) && bites(lastLetter(core), after, edge) ? delimiter + inside + delimiter : tagged(mark, inside);
}

function render(pieces: readonly Piece[], isOutermost: boolean): string {
  return pieces.map((piece, index) => {
    if (piece.kind === "leaf") return piece.leaf.md;
    return wrap(piece, render(piece.inside, false), neighbour(pieces, index, -1, isOutermost), neighbour(pieces, index, 1, isOutermost));
  }).join("");
}

/** Text nodes with the same marks side by side are one. */
function joined(leaves: readonly NoteJson[]): NoteJson[] {
  const out: NoteJson[] = [];
  for (const node of leaves) {
    const last = out[out.length - 1];
    if (node.type === "text" && last?.type === "text" && JSON.stringify(last.marks ?? []) === JSON.stringify(node.marks ?? [])) out[out.length - 1] = { ...last, text: (last.text ?? "") + (node.text ?? "") };
    else out.push(node);
  }
  return out;
}

/** The line or lines of a paragraph, a heading or a cell. */
export function writeInline(content: readonly NoteJson[], context: InlineContext): string {
  const nodes = joined(content);
  const leaves = nodes.flatMap((node, index) => {
    if (!INLINE_NODES.has(node.type)) {
      context.losses.add("unknown");
      return [{ md: escapeText(atomText(node)), marks: [], plain: null }];
    }
    return leafOf(index, nodes, context) ?? [];
  });
  return render(nest(leaves), true);
}
