import type { Place, Rect } from "#shared/tower/index.ts";

/** The box of whole cells around a box, so that it changes seldom while a camera moves; a cell is a quarter to a half of its longer side. */
export function cellsAround({ x, y, width, height }: Rect): Rect {
  const cell = 2 ** (Math.floor(Math.log2(Math.max(1, width, height))) - 1);
  const [left, top] = [Math.floor(x / cell) * cell, Math.floor(y / cell) * cell];
  return { x: left, y: top, width: Math.ceil((x + width) / cell) * cell - left, height: Math.ceil((y + height) / cell) * cell - top };
}

/**
 * A line from where it first comes into the box to where it last leaves it; null when it never does. It begins a whole number of `periodPx` behind its start, so that
 * dashes of that length stay where they are.
 */
export function clipPoints(points: readonly Place[], box: Rect, periodPx = 1): readonly Place[] | null {
  let first: { readonly segment: number; readonly share: number } | null = null;
  let last = { segment: 0, share: 1 };
  for (let segment = 0; segment + 1 < points.length; segment += 1) {
    const inside = insideOf(points[segment], points[segment + 1], box);
    if (inside === null) continue;
    first ??= { segment, share: inside.from };
    last = { segment, share: inside.to };
  }
  if (first === null) return null;
  const begin = backTo(points, first, periodPx);
  return [begin.place, ...points.slice(begin.segment + 1, last.segment + 1), placeOn(points, last)];
}

interface OnLine {
  readonly segment: number;
  /** Of the segment, 0 to 1. */
  readonly share: number;
}

function placeOn(points: readonly Place[], { segment, share }: OnLine): Place {
  const from = points[segment] ?? { x: 0, y: 0 };
  const to = points[segment + 1] ?? from;
  // Exactly its own end where it is not cut.
  if (share === 0) return from;
  return share === 1 ? to : { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

function lengthOf(points: readonly Place[], segment: number): number {
  const [from, to] = [points[segment], points[segment + 1]];
  return from === undefined || to === undefined ? 0 : Math.hypot(to.x - from.x, to.y - from.y);
}

/** The last place at or before `at` that is a whole number of periods behind the start. */
function backTo(points: readonly Place[], at: OnLine, periodPx: number): { readonly segment: number; readonly place: Place } {
  let left = lengthOf(points, at.segment) * at.share;
  for (let before = 0; before < at.segment; before += 1) left += lengthOf(points, before);
  left -= left % periodPx;
  let segment = 0;
  while (segment < at.segment && left >= lengthOf(points, segment)) {
    left -= lengthOf(points, segment);
    segment += 1;
  }
  const length = lengthOf(points, segment);
  return { segment, place: placeOn(points, { segment, share: length === 0 ? 0 : Math.min(1, left / length) }) };
}

/** The part of a straight piece that lies in a box, as shares of its length. Asked of every piece of every link in each picture: nothing is made on the way. */
function insideOf(a: Place | undefined, b: Place | undefined, box: Rect): { readonly from: number; readonly to: number } | null {
  if (a === undefined || b === undefined) return null;
  const acrossX = b.x - a.x;
  const acrossY = b.y - a.y;
  if (acrossX === 0 && (a.x < box.x || a.x > box.x + box.width)) return null;
  if (acrossY === 0 && (a.y < box.y || a.y > box.y + box.height)) return null;
  const leftShare = acrossX === 0 ? 0 : (box.x - a.x) / acrossX;
  const rightShare = acrossX === 0 ? 1 : (box.x + box.width - a.x) / acrossX;
  const topShare = acrossY === 0 ? 0 : (box.y - a.y) / acrossY;
  const bottomShare = acrossY === 0 ? 1 : (box.y + box.height - a.y) / acrossY;
  const from = Math.max(0, Math.min(leftShare, rightShare), Math.min(topShare, bottomShare));
  const to = Math.min(1, Math.max(leftShare, rightShare), Math.max(topShare, bottomShare));
  return from > to ? null : { from, to };
}
