import { corridorSpan, type CorridorRun } from "./assignTracks.ts";
import { grown, overlaps } from "./rects.ts";
import type { Place, Rect, TowerLayout } from "./towerTypes.ts";

const STEP = 14;
const OVERHANG_PX = 10;
/** Free ground between two phrases. */
const AIR = { across: 4, down: 1 } as const;
/** So far a phrase may stand above or below its line, in steps; the line still runs into its ends. */
const RISE = { step: 4, keepPx: 5 } as const;

export interface LabelToPlace {
  readonly run: CorridorRun;
  readonly y: number;
  readonly width: number;
  /** Width at which all of the phrase is read. */
  readonly wish: number;
  readonly height: number;
}

interface Upright {
  readonly route: number;
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
}

interface Placing {
  readonly label: LabelToPlace;
  readonly box: Rect;
  /** Uprights of other routes in its corridor. */
  readonly others: readonly Upright[];
}

/**
 * A place for each phrase on its own run: never over another phrase, if possible not over another route. A phrase that finds no free
 * place is left out rather than laid over its neighbour. When all have their places, one that was cut takes what is still free beside it.
 */
export function placeLabels(layout: TowerLayout, labels: readonly LabelToPlace[], routes: readonly (readonly Place[])[]): ReadonlyMap<number, Rect> {
  const placings: Placing[] = [];
  const uprights = routes.flatMap(uprightPieces);
  for (const label of [...labels].sort((a, b) => runLength(a.run) - runLength(b.run) || a.run.route - b.run.route)) {
    const span = corridorSpan(layout, label.run.corridor);
    const others = uprights.filter((piece) => piece.route !== label.run.route && piece.y1 < span.bottom && piece.y2 > span.top);
    const free = candidates(label, label.width, span).filter((box) => isFree(box, placings)).sort((a, b) => beyond(layout, a) - beyond(layout, b));
    const box = free.find((each) => !others.some((piece) => crosses(each, piece))) ?? free[0];
    if (box !== undefined) placings.push({ label, box, others });
  }
  placings.forEach((placing, index) => { placings[index] = widened(layout, placing, placings); });
  return new Map(placings.map(({ label, box }) => [label.run.route, box]));
}

/** As wide as its phrase, or half of what is missing, as near as possible to where it stands. */
function widened(layout: TowerLayout, placing: Placing, all: readonly Placing[]): Placing {
  const { label, box, others } = placing;
  const rest = all.filter((each) => each !== placing);
  const distance = (other: Rect): number => Math.abs(other.x + other.width / 2 - box.x - box.width / 2) + Math.abs(other.y - box.y);
  for (const width of [label.wish, (label.wish + label.width) / 2]) {
    if (width <= label.width) continue;
    const near = candidates(label, width, corridorSpan(layout, label.run.corridor)).sort((a, b) => distance(a) - distance(b));
    const wider = near.find((each) => beyond(layout, each) <= beyond(layout, box) && isFree(each, rest) && !others.some((piece) => crosses(each, piece) && !crosses(box, piece)));
    if (wider !== undefined) return { ...placing, box: wider };
  }
  return placing;
}

const isFree = (box: Rect, placings: readonly Placing[]): boolean => !placings.some(({ box: other }) => overlaps(grown(box, { x: AIR.across, y: AIR.down }), other));

/** How far it reaches over the sides of the tower, where the canvas may end; a little is nothing. */
const beyond = ({ width }: TowerLayout, box: Rect): number => Math.max(0, -box.x - OVERHANG_PX, box.x + box.width - width - OVERHANG_PX);

/** On the line first, along all of it; then a little above and below. */
function candidates({ run, y, height }: LabelToPlace, width: number, span: { readonly top: number; readonly bottom: number }): Rect[] {
  const middle = (run.x1 + run.x2) / 2;
  // A short run may be covered by its chip; a long one keeps both its corners visible.
  const reach = Math.max(width / 2 - 8, runLength(run) / 2 - width / 2 - 12);
  const boxes: Rect[] = [];
  for (const rise of risesFor(height)) {
    const top = y + rise - height / 2;
    if (rise !== 0 && (top < span.top || top + height > span.bottom)) continue;
    for (let shift = 0; shift <= reach; shift += STEP) {
      for (const x of shift === 0 ? [middle] : [middle + shift, middle - shift]) boxes.push({ x: x - width / 2, y: top, width, height });
    }
  }
  return boxes;
}

function risesFor(height: number): number[] {
  const rises = [0];
  for (let rise = RISE.step; rise <= height / 2 - RISE.keepPx; rise += RISE.step) rises.push(rise, -rise);
  return rises;
}

function uprightPieces(points: readonly Place[], route: number): Upright[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    if (before === undefined || Math.abs(before.x - point.x) > 0.5) return [];
    return [{ route, x: point.x, y1: Math.min(before.y, point.y), y2: Math.max(before.y, point.y) }];
  });
}

const runLength = (run: CorridorRun): number => Math.abs(run.x1 - run.x2);

const crosses = (box: Rect, piece: Upright): boolean =>
  piece.x > box.x - 3 && piece.x < box.x + box.width + 3 && piece.y1 < box.y + box.height && piece.y2 > box.y;
