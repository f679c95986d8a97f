import type { Box, SpotGrid } from "./createSpotGrid.ts";

export interface MountRequest {
  readonly grid: SpotGrid;
  /** What is seen. */
  readonly view: Box;
  /** What is seen and what may soon come into view; holds all of `view`. */
  readonly window: Box;
  readonly limit: number;
  /** Shown wherever they stand: what is selected, what is being dragged. */
  readonly must: readonly number[];
  /** From this far away points are shapes only: nothing but `must` is mounted. */
  readonly isFar: boolean;
}

export interface MountPlan {
  /** Numbers of the spots, ascending. */
  readonly spots: readonly number[];
  /** Points are shapes only: it is too far away, or more are in view than can be drawn in detail. A picture with holes would be worse. */
  readonly isFar: boolean;
}

/** What of a picture is drawn in detail: all while it is small; else the window, or only what is in view where not all of the window could be drawn. `must` may lead beyond the limit. */
export function planMount({ grid, view, window, limit, must, isFar }: MountRequest): MountPlan {
  const known = must.filter((spot) => spot >= 0 && spot < grid.count);
  if (isFar) return { spots: ascending(known), isFar };
  if (grid.count <= limit) return { spots: Array.from({ length: grid.count }, (_, spot) => spot), isFar };
  const part = [window, view].find((box) => grid.countTouching(box, limit) <= limit);
  return part === undefined ? { spots: ascending(known), isFar: true } : { spots: ascending([...grid.touching(part), ...known]), isFar };
}

const ascending = (spots: readonly number[]): number[] => [...new Set(spots)].sort((a, b) => a - b);
