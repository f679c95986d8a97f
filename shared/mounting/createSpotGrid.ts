/** x, y, width, height of each spot, one after the other. */
export type PackedRects = Float32Array;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SpotGrid {
  readonly count: number;
  readonly rects: PackedRects;
  /** Numbers of the spots that touch this box, ascending. */
  touching(box: Box): number[];
  /** How many they are; `limit + 1` stands for any number above the limit: nobody looks further. */
  countTouching(box: Box, limit: number): number;
}

/** Spots that follow each other stand near each other, as their layouts place them: so many are passed over together. */
const SPOTS_PER_RUN = 64;

/** Costs nothing until it is asked: from afar nobody does. */
export function createSpotGrid(rects: PackedRects): SpotGrid {
  let runs: Runs | null = null;
  return {
    count: rects.length / 4,
    rects,
    touching(box) {
      const found: number[] = [];
      visit(rects, runs ??= runsOf(rects), box, (spot) => { found.push(spot); return true; });
      return found;
    },
    countTouching(box, limit) {
      let count = 0;
      visit(rects, runs ??= runsOf(rects), box, () => (count += 1) <= limit);
      return count;
    },
  };
}

/** Left, top, right and bottom edge of what each run of spots covers, one after the other. */
type Runs = Float32Array;

/** One look at each spot, and nothing sorted: others' changes bring ten thousand new places at a time, and few questions. */
function runsOf(rects: PackedRects): Runs {
  const runs = new Float32Array(Math.ceil(rects.length / 4 / SPOTS_PER_RUN) * 4);
  for (let run = 0; run < runs.length / 4; run += 1) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    const end = Math.min(rects.length, (run + 1) * SPOTS_PER_RUN * 4);
    for (let at = run * SPOTS_PER_RUN * 4; at < end; at += 4) {
      const x = rects[at] ?? 0;
      const y = rects[at + 1] ?? 0;
      left = Math.min(left, x);
      top = Math.min(top, y);
      right = Math.max(right, x + (rects[at + 2] ?? 0));
      bottom = Math.max(bottom, y + (rects[at + 3] ?? 0));
    }
    runs[run * 4] = left;
    runs[run * 4 + 1] = top;
    // An edge that is rounded inwards would hide a spot that ends there.
    runs[run * 4 + 2] = right + Math.abs(right) * ROUNDING;
    runs[run * 4 + 3] = bottom + Math.abs(bottom) * ROUNDING;
  }
  return runs;
}

/** More than the share of itself by which a number changes when it is packed. */
const ROUNDING = 1e-6;

/** Visits what touches the box in ascending order, until `next` says no. */
function visit(rects: PackedRects, runs: Runs, box: Box, next: (spot: number) => boolean): void {
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  for (let run = 0; run < runs.length / 4; run += 1) {
    if ((runs[run * 4] ?? 0) > right || (runs[run * 4 + 1] ?? 0) > bottom || (runs[run * 4 + 2] ?? 0) < box.x || (runs[run * 4 + 3] ?? 0) < box.y) continue;
    const end = Math.min(rects.length / 4, (run + 1) * SPOTS_PER_RUN);
    for (let spot = run * SPOTS_PER_RUN; spot < end; spot += 1) if (touches(rects, spot, box) && !next(spot)) return;
  }
}

export function touches(rects: PackedRects, spot: number, box: Box): boolean {
  const x = rects[spot * 4] ?? 0;
  const y = rects[spot * 4 + 1] ?? 0;
  return x <= box.x + box.width && y <= box.y + box.height && x + (rects[spot * 4 + 2] ?? 0) >= box.x && y + (rects[spot * 4 + 3] ?? 0) >= box.y;
}
