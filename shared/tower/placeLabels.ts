import { corridorSpan, type CorridorRun } from "./assignTracks.ts";
import type { Place, Rect, TowerLayout } from "./towerTypes.ts";

const STEP = 14;

export interface LabelToPlace {
  readonly run: CorridorRun;
  readonly y: number;
  readonly width: number;
}

interface Upright {
  readonly route: number;
  readonly x: number;
  readonly y1: number;
  readonly y2: number;
}

/**
 * A place for each phrase on its own run: never over another phrase, if possible not over another route. A phrase that finds no free
 * place is left out rather than laid over its neighbour.
 */
export function placeLabels(layout: TowerLayout, labels: readonly LabelToPlace[], routes: readonly (readonly Place[])[]): ReadonlyMap<number, Place> {
  const placed = new Map<number, Place>();
  const taken: Rect[] = [];
  const uprights = routes.flatMap(uprightPieces);
  for (const label of [...labels].sort((a, b) => runLength(a.run) - runLength(b.run) || a.run.route - b.run.route)) {
    const span = corridorSpan(layout, label.run.corridor);
    const inside = uprights.filter((piece) => piece.route !== label.run.route && piece.y1 < span.bottom && piece.y2 > span.top);
    const free = candidates(label, layout.measures.chip.height).filter((box) => !taken.some((other) => overlaps(box, other)));
    const box = free.find((each) => !inside.some((piece) => crosses(each, piece))) ?? free[0];
    if (box === undefined) continue;
    taken.push(box);
    placed.set(label.run.route, { x: box.x + box.width / 2, y: label.y });
  }
  return placed;
}

function candidates({ run, y, width }: LabelToPlace, height: number): Rect[] {
  const middle = (run.x1 + run.x2) / 2;
  // A short run may be covered by its chip; a long one keeps both its corners visible.
  const reach = Math.max(width / 2 - 8, runLength(run) / 2 - width / 2 - 12);
  const boxes: Rect[] = [];
  for (let shift = 0; shift <= reach; shift += STEP) {
    for (const x of shift === 0 ? [middle] : [middle + shift, middle - shift]) {
      boxes.push({ x: x - width / 2, y: y - height / 2, width, height });
    }
  }
  return boxes;
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

/** With a little air around. */
const overlaps = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4 && a.y < b.y + b.height - 2 && b.y < a.y + a.height - 2;
