/** One line as it was written, before anybody knows what it belongs to. */
export type OutlineLine =
  | { readonly kind: "blank" }
  | { readonly kind: "heading"; readonly level: number; readonly text: string }
  /** `style` tells one sort of mark from another: those that stand under each other with the same one are siblings. */
  | { readonly kind: "item"; readonly column: number; readonly style: string; readonly text: string; readonly hadBox: boolean }
  | { readonly kind: "fence"; readonly column: number; readonly text: string }
  | { readonly kind: "text"; readonly column: number; readonly text: string };

const TAB_COLUMNS = 4;
/** Deeper than this, a # is no heading. */
const HEADING_COLUMNS = 3;

const FENCE = /^(?:```|~~~)/;
const HEADING = /^(#{1,6})\s+(.*\S)$/;
/** A line across the page, or under a heading. */
const RULE = /^(?:([-*_])(?:\s*\1){2,}|={3,})$/;
const BOX = /^\[[ xX✓✔-]\](?:\s+|$)/;

/** Marks of lists, as people and their programs write them. The style is the first group, or the one that is named. */
const MARKS: readonly { readonly pattern: RegExp; readonly style?: string }[] = [
  { pattern: /^[-*+](?:\s+|$)/, style: "-" },
  { pattern: /^-(?=\p{Script=Han})/u, style: "-" },
  { pattern: /^([•●○▪▫■□◆◇◦‣⁃\uF000-\uF0FF])\s*/ },
  { pattern: /^(o)\t\s*/ },
  { pattern: /^([–—])\s+/ },
  { pattern: /^\d{1,9}(?:[.)](?:\s+|$|(?=\p{Script=Han}))|[、．]\s*)/u, style: "1" },
  { pattern: /^[(（]\d{1,3}[)）]\s*/, style: "(1)" },
  { pattern: /^[一二三四五六七八九十百]{1,5}、\s*/, style: "一" },
  { pattern: /^[(（][一二三四五六七八九十]{1,4}[)）]\s*/, style: "(一)" },
  { pattern: /^[①-⑳]\s*/, style: "①" },
  { pattern: /^[A-Za-z]\)\s+/, style: "a" },
];
/** 1.1, 2.3.1: says how deep it stands. The number stays in the title: a line may also begin with one by chance. */
const SECTION = /^\d{1,3}((?:\.\d{1,3}){0,5})[.、]?\s+(?=\S)/;
/** Boxes that are marks by themselves. */
const BOX_MARKS = /^(?:[☐☑☒✅]\s*|\[[ xX]\]\s+)/;

/** Reads one line. Nothing is unescaped: that is for those who know what the line is. */
export function readLine(line: string): OutlineLine {
  const { column, rest } = indentOf(line);
  if (rest === "" || RULE.test(rest)) return { kind: "blank" };
  if (FENCE.test(rest)) return { kind: "fence", column, text: rest };
  const heading = column <= HEADING_COLUMNS ? HEADING.exec(rest) : null;
  if (heading !== null) return { kind: "heading", level: heading[1]?.length ?? 1, text: withoutClosingMarks(heading[2] ?? "") };
  return readItem(rest, column) ?? { kind: "text", column, text: rest };
}

function readItem(rest: string, column: number): OutlineLine | undefined {
  const box = BOX_MARKS.exec(rest);
  if (box !== null) return item({ column, style: "box", text: rest.slice(box[0].length), hadBox: true });
  for (const { pattern, style } of MARKS) {
    const mark = pattern.exec(rest);
    if (mark === null) continue;
    const text = rest.slice(mark[0].length);
    const inner = BOX.exec(text);
    return item({ column, style: style ?? mark[1] ?? "", text: inner === null ? text : text.slice(inner[0].length), hadBox: inner !== null });
  }
  const parts = sectionParts(rest);
  return parts > 1 ? item({ column, style: `${SECTION_STYLE}${parts}`, text: rest, hadBox: false }) : undefined;
}

const SECTION_STYLE = "1.";

/** Whether a line is an item only because it begins with the number of a section. */
export function isSection(line: OutlineLine): boolean {
  return line.kind === "item" && line.style.startsWith(SECTION_STYLE);
}

/** Of how many parts the number of a section consists that a line begins with; 0 for none. */
export function sectionParts(rest: string): number {
  const number = SECTION.exec(rest);
  return number === null ? 0 : (number[1] ?? "").split(".").length;
}

/** A mark with nothing behind it says nothing. */
function item(parts: { readonly column: number; readonly style: string; readonly text: string; readonly hadBox: boolean }): OutlineLine {
  return parts.text === "" ? { kind: "blank" } : { kind: "item", ...parts };
}

/** Markdown lets a heading end in as many # as it likes. By hand: a pattern for it would try every blank of a long line. */
function withoutClosingMarks(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === "#") end -= 1;
  const kept = text.slice(0, end);
  return kept === "" || kept === kept.trimEnd() ? text : kept.trimEnd();
}

/** How far a line is indented, in columns of a narrow letter, and what stands there. */
export function indentOf(line: string): { readonly column: number; readonly rest: string } {
  const { column, at } = skipBlanks(line, Number.POSITIVE_INFINITY);
  return { column, rest: line.slice(at).trimEnd() };
}

/** A line of a block that is shown as it stands: only what the block itself is indented by is taken off. */
export function withoutIndent(line: string, columns: number): string {
  return line.slice(skipBlanks(line, columns).at).trimEnd();
}

/** Passes over the blanks at the beginning of a line, up to a column. */
function skipBlanks(line: string, most: number): { readonly column: number; readonly at: number } {
  let column = 0;
  let at = 0;
  for (; at < line.length; at++) {
    const char = line.charAt(at);
    if (char.trim() !== "") break;
    const next = column + widthOf(char, column);
    if (next > most) break;
    column = next;
  }
  return { column, at };
}

function widthOf(blank: string, column: number): number {
  if (blank === "\t") return TAB_COLUMNS - (column % TAB_COLUMNS);
  if (blank === "\u3000") return 2;
  return blank === "\uFEFF" ? 0 : 1;
}
