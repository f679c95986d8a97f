import type { Measure } from "./lensTypes.ts";
import { rememberUpTo } from "./rememberUpTo.ts";

export interface TitleRoom {
  readonly width: number;
  readonly lines: number;
  /** What the first line has less: a sign stands before it. None when not said. */
  readonly indent?: number;
  /** Width of a text in the size and weight it will have; that of two texts together is never more than both widths. */
  readonly measure: (text: string) => number;
}

export interface TitleSetting {
  readonly width: number;
  readonly lines: number;
  readonly indent?: number;
  readonly sizePx: number;
  readonly weight: number;
  readonly measure: Measure;
}

const ELLIPSIS = "…";

/** Words of Latin letters and digits stay together with the marks that close them, and part after a hyphen; Chinese may break anywhere. */
const PIECES = /-?[\p{Script=Latin}\p{N}'’.]+[-，。！？；：、）》」』”’…,.!?;:)]*|\s+|[^]/gu;

/** What one word is parted from the next by. */
const PARTED = /[\s-]$/u;

/** Never at the start of a line. */
const CLOSING = /^[，。！？；：、）》」』”’…,.!?;:)]$/u;

/** A few hundred titles are set at a time, and at each size of letters anew. */
const MOST_TITLES = 4000;
const titlesBefore = rememberUpTo<readonly string[]>(MOST_TITLES);

/** The lines of `wrapTitle`, remembered: at every painting most titles are set just as they were. */
export function titleLines(title: string, { width, lines, indent = 0, sizePx, weight, measure }: TitleSetting): readonly string[] {
  return titlesBefore(measure, `${width} ${lines} ${indent} ${sizePx} ${weight} ${title}`, () => wrapTitle(title, { width, lines, indent, measure: (piece) => measure(piece, sizePx, weight) }));
}

/** Lines of about one length: no single sign is left over on the last one. */
export function evenLines(title: string, setting: TitleSetting): readonly string[] {
  const lines = titleLines(title, setting);
  if (lines.length < 2 || !isWhole(lines, title)) return lines;
  const { measure, sizePx, weight } = setting;
  const even = titleLines(title, { ...setting, width: Math.min(setting.width, measure(title, sizePx, weight) / lines.length + sizePx / 2) });
  return even.length === lines.length && isWhole(even, title) ? even : lines;
}

/** Whether nothing of a title had to be cut to set it in these lines. */
export const isWhole = (lines: readonly string[], title: string): boolean => bare(lines.join("")) === bare(title);

/** Whether no line ends inside a word of Latin letters. */
export function keepsWords(lines: readonly string[], title: string): boolean {
  const words = new Set(title.match(PIECES));
  return lines.every((line) => (line.match(PIECES) ?? []).every((piece) => words.has(piece)));
}

const bare = (text: string): string => text.replace(/\s+/gu, "");

/** A title in at most so many lines, each within the width; the last one ends in an ellipsis when there is more. */
export function wrapTitle(title: string, room: TitleRoom): string[] {
  const lines: string[] = [];
  let line = "";
  /** The line is no wider than this: only where its pieces might be too wide together is it measured as a whole. */
  let mostWidth = 0;
  for (const { text: piece, opensBroken } of piecesOf(title, room)) {
    if (line === "" && piece.trim() === "") continue;
    const hasMoreLines = lines.length < room.lines - 1;
    const width = widthOfLine(room, lines.length);
    mostWidth += room.measure(piece);
    if (line !== "" && mostWidth > width) mostWidth = room.measure(line + piece);
    // A word that is wider than any line has to be broken: as late as can be, on a line that it begins.
    const beginsLine = opensBroken && hasMoreLines && PARTED.test(line);
    if (line === "" || (mostWidth <= width && !beginsLine)) {
      line += piece;
      continue;
    }
    if (!hasMoreLines) return [...lines, shortened(line, { ...room, width })];
    const carried = carriedWith(piece, line);
    lines.push(line.slice(0, line.length - carried.length).trimEnd());
    line = (carried + piece).trimStart();
    mostWidth = room.measure(line);
  }
  return line === "" ? lines : [...lines, line];
}

const widthOfLine = ({ width, indent = 0 }: TitleRoom, line: number): number => (line === 0 ? width - indent : width);

/** What goes with a piece to the next line, so that this does not begin with a closing mark. */
const carriedWith = (piece: string, line: string): string => (CLOSING.test(piece) ? ([...line].at(-1) ?? "") : "");

interface Piece {
  readonly text: string;
  /** The first letter of a word that is wider than a line. */
  readonly opensBroken: boolean;
}

/** Words, and letters where a word is wider than a line. */
function piecesOf(title: string, room: TitleRoom): Piece[] {
  const pieces = title.match(PIECES) ?? [];
  return pieces.flatMap((piece) => (piece.length > 1 && room.measure(piece) > room.width ? [...piece].map((text, index) => ({ text, opensBroken: index === 0 })) : [{ text: piece, opensBroken: false }]));
}

function shortened(line: string, room: TitleRoom): string {
  const letters = [...line];
  while (letters.length > 1 && room.measure(letters.join("") + ELLIPSIS) > room.width) letters.pop();
  return letters.join("").trimEnd() + ELLIPSIS;
}
