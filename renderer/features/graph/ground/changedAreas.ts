import type { Rect } from "#shared/tower/index.ts";
import type { Spots } from "../model/lensTypes.ts";

/** What changed is gathered in so many columns and rows: one box around changes far apart would hold everything between them. */
const CELLS_ACROSS = 8;
/** Not among the spots before. */
const NEW = -1;

/**
 * Boxes around every spot that came, went, moved or took another colour, at most `CELLS_ACROSS` squared; none when both are the same to the eye, null when everything
 * may have changed. Others' changes go through here whole, ten thousand spots at a time: it looks at each once.
 */
export function changedAreas(before: Spots, after: Spots): readonly Rect[] | null {
  if (before === after) return [];
  if (before.shape !== after.shape) return null;
  const changed = changedSpots(before, after);
  const whole = createBoxes();
  eachPlace(changed, (rects, at) => { grow(whole, 0, rects, at); });
  const cells = createBoxes(CELLS_ACROSS * CELLS_ACROSS);
  const touched: number[] = [];
  eachPlace(changed, (rects, at) => {
    const cell = cellOf(whole, rects, at);
    if ((cells[cell] ?? 0) === Infinity) touched.push(cell);
    grow(cells, cell, rects, at);
  });
  return touched.map((cell) => rectOf(cells, cell));
}

/** The numbers of spots that looked different before, and of those that look different now. */
interface Changed {
  readonly before: Spots;
  readonly after: Spots;
  readonly was: readonly number[];
  readonly is: readonly number[];
}

/** Most changes leave the order of most as it was. */
function changedSpots(before: Spots, after: Spots): Changed {
  const stays = new Uint8Array(before.ids.length);
  const [was, is]: [number[], number[]] = [[], []];
  for (let spot = 0; spot < after.ids.length; spot += 1) {
    const id = after.ids[spot];
    const old = id === undefined ? NEW : before.ids[spot] === id ? spot : (before.numberOf(id) ?? NEW);
    if (old !== NEW) {
      stays[old] = 1;
      if (isSame(before, old, after, spot)) continue;
      was.push(old);
    }
    is.push(spot);
  }
  for (let old = 0; old < stays.length; old += 1) if (stays[old] === 0) was.push(old);
  return { before, after, was, is };
}

/** Calls with every place that looks different now: where in the list of rectangles it begins. */
function eachPlace({ before, after, was, is }: Changed, each: (rects: Float32Array, at: number) => void): void {
  for (const spot of is) each(after.rects, spot * 4);
  for (const spot of was) each(before.rects, spot * 4);
}

function isSame(before: Spots, old: number, after: Spots, spot: number): boolean {
  if (before.tints[old] !== after.tints[spot]) return false;
  for (let at = 0; at < 4; at += 1) if (before.rects[old * 4 + at] !== after.rects[spot * 4 + at]) return false;
  return true;
}

/** Boxes: all left edges, then all tops, rights and bottoms. */
type Boxes = Float64Array;

function createBoxes(count = 1): Boxes {
  return new Float64Array(count * 4).fill(Infinity, 0, count * 2).fill(-Infinity, count * 2);
}

function grow(boxes: Boxes, index: number, rects: Float32Array, at: number): void {
  const count = boxes.length / 4;
  const left = rects[at] ?? 0;
  const top = rects[at + 1] ?? 0;
  boxes[index] = Math.min(boxes[index] ?? 0, left);
  boxes[count + index] = Math.min(boxes[count + index] ?? 0, top);
  boxes[2 * count + index] = Math.max(boxes[2 * count + index] ?? 0, left + (rects[at + 2] ?? 0));
  boxes[3 * count + index] = Math.max(boxes[3 * count + index] ?? 0, top + (rects[at + 3] ?? 0));
}

function rectOf(boxes: Boxes, index: number): Rect {
  const count = boxes.length / 4;
  const [x, y] = [boxes[index] ?? 0, boxes[count + index] ?? 0];
  return { x, y, width: (boxes[2 * count + index] ?? 0) - x, height: (boxes[3 * count + index] ?? 0) - y };
}

/** The cell of the whole in which the middle of a rectangle lies. */
function cellOf(whole: Boxes, rects: Float32Array, at: number): number {
  const column = stepOf((rects[at] ?? 0) + (rects[at + 2] ?? 0) / 2, whole[0] ?? 0, whole[2] ?? 0);
  return stepOf((rects[at + 1] ?? 0) + (rects[at + 3] ?? 0) / 2, whole[1] ?? 0, whole[3] ?? 0) * CELLS_ACROSS + column;
}

const stepOf = (middle: number, from: number, to: number): number => Math.min(CELLS_ACROSS - 1, Math.floor(((middle - from) / Math.max(1, to - from)) * CELLS_ACROSS));
