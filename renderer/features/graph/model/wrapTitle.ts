export interface TitleRoom {
  readonly width: number;
  readonly lines: number;
  /** Width of a text in the size and weight it will have. */
  readonly measure: (text: string) => number;
}

const ELLIPSIS = "…";

/** Words of Latin letters and digits stay together; Chinese may break anywhere. */
const PIECES = /[\p{Script=Latin}\p{N}'’.-]+|\s+|[^]/gu;

/** Never at the start of a line. */
const CLOSING = /^[，。！？；：、）》」』”’…,.!?;:)]$/u;

/** A title in at most so many lines, each within the width; the last one ends in an ellipsis when there is more. */
export function wrapTitle(title: string, room: TitleRoom): string[] {
  const lines: string[] = [];
  let line = "";
  const pieces = title.match(PIECES)?.flatMap((piece) => (room.measure(piece) > room.width ? [...piece] : [piece])) ?? [];
  for (const piece of pieces) {
    if (line === "" && piece.trim() === "") continue;
    if (line === "" || room.measure(line + piece) <= room.width) {
      line += piece;
      continue;
    }
    if (lines.length === room.lines - 1) return [...lines, shortened(line, room)];
    const carried = CLOSING.test(piece) ? ([...line].at(-1) ?? "") : "";
    lines.push(line.slice(0, line.length - carried.length).trimEnd());
    line = (carried + piece).trimStart();
  }
  return line === "" ? lines : [...lines, line];
}

function shortened(line: string, room: TitleRoom): string {
  const letters = [...line];
  while (letters.length > 1 && room.measure(letters.join("") + ELLIPSIS) > room.width) letters.pop();
  return letters.join("").trimEnd() + ELLIPSIS;
}
