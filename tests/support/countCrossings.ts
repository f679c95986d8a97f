import type { Place } from "#shared/tower/index.ts";

type Line = readonly Place[];

/** How often pieces of different lines properly cross: each passes through the other. Lines that touch, share an end or run along each other do not cross. */
export function countCrossings(lines: readonly Line[]): number {
  let count = 0;
  lines.forEach((line, index) => {
    for (const other of lines.slice(index + 1)) count += crossingsOf(line, other);
  });
  return count;
}

function crossingsOf(a: Line, b: Line): number {
  let count = 0;
  for (let i = 1; i < a.length; i += 1) {
    for (let j = 1; j < b.length; j += 1) if (cross(a[i - 1], a[i], b[j - 1], b[j])) count += 1;
  }
  return count;
}

function cross(a: Place | undefined, b: Place | undefined, c: Place | undefined, d: Place | undefined): boolean {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  const [ofC, ofD, ofA, ofB] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  return ofC * ofD < 0 && ofA * ofB < 0;
}

/** On which side of the line from `a` to `b` a place lies; 0 on the line. */
function side(a: Place, b: Place, { x, y }: Place): number {
  const turn = (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  return Math.abs(turn) < 1e-6 ? 0 : Math.sign(turn);
}
