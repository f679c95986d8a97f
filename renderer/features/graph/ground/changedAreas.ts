import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { Spots } from "../model/lensTypes.ts";

/** What changed is gathered in so many columns and rows: one box around changes far apart would hold everything between them. */
const CELLS_ACROSS = 8;

/**
 * Boxes around every spot that came, went, moved or took another colour, at most `CELLS_ACROSS` squared; none when both are the same to the eye, null when everything
 * may have changed.
 */
export function changedAreas(before: Spots, after: Spots): readonly Rect[] | null {
  if (before === after) return [];
  if (before.shape !== after.shape) return null;
  const changed: number[] = [];
  const add = ({ rects }: Spots, spot: number): void => {
    const at = spot * 4;
    changed.push(rects[at] ?? 0, rects[at + 1] ?? 0, (rects[at] ?? 0) + (rects[at + 2] ?? 0), (rects[at + 1] ?? 0) + (rects[at + 3] ?? 0));
  };
  pairUp(before.ids, after.ids, (old, spot) => {
    if (old >= 0 && spot >= 0 && isSame(before, old, after, spot)) return;
    if (spot >= 0) add(after, spot);
    if (old >= 0) add(before, old);
  });
  return gathered(changed);
}

/**
 * Calls `each` once for every id with its number before and after, -1 where it is not. Most changes leave the order of most ids as it was, so those at the start and
 * at the end are compared number by number and only what lies between is looked up.
 */
function pairUp(before: readonly PointId[], after: readonly PointId[], each: (old: number, spot: number) => void): void {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  for (let spot = 0; spot < start; spot += 1) each(spot, spot);
  for (let back = tail; back > 0; back -= 1) each(before.length - back, after.length - back);
  const left = new Map(before.slice(start, before.length - tail).map((id, index) => [id, start + index]));
  after.slice(start, after.length - tail).forEach((id, index) => {
    each(left.get(id) ?? -1, start + index);
    left.delete(id);
  });
  for (const old of left.values()) each(old, -1);
}

function isSame(before: Spots, old: number, after: Spots, spot: number): boolean {
  if (before.tints[old] !== after.tints[spot]) return false;
  for (let at = 0; at < 4; at += 1) if (before.rects[old * 4 + at] !== after.rects[spot * 4 + at]) return false;
  return true;
}

/** left, top, right, bottom of each, as boxes around those whose middles lie in one cell. */
function gathered(edges: readonly number[]): Rect[] {
  const whole = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < edges.length; at += 4) grow(whole, edges, at);
  const cells = new Map<number, Edges>();
  const cellOf = (middle: number, from: number, to: number): number => Math.min(CELLS_ACROSS - 1, Math.floor(((middle - from) / Math.max(1, to - from)) * CELLS_ACROSS));
  for (let at = 0; at < edges.length; at += 4) {
    const [left = 0, top = 0, right = 0, bottom = 0] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]];
    const cell = cellOf((top + bottom) / 2, whole.top, whole.bottom) * CELLS_ACROSS + cellOf((left + right) / 2, whole.left, whole.right);
    const before = cells.get(cell);
    if (before === undefined) cells.set(cell, { left, top, right, bottom });
    else grow(before, edges, at);
  }
  return [...cells.values()].map(({ left, top, right, bottom }) => ({ x: left, y: top, width: right - left, height: bottom - top }));
}

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function grow(box: Edges, edges: readonly number[], at: number): void {
  box.left = Math.min(box.left, edges[at] ?? 0);
  box.top = Math.min(box.top, edges[at + 1] ?? 0);
  box.right = Math.max(box.right, edges[at + 2] ?? 0);
  box.bottom = Math.max(box.bottom, edges[at + 3] ?? 0);
}
