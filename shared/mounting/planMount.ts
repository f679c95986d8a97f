import type { SpotGrid } from "./createSpotGrid.ts";

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MountRequest {
  readonly grid: SpotGrid;
  /** Who comes first among what is not seen yet: larger first, then the lower number. */
  readonly ranks: Float32Array;
  /** What is seen. */
  readonly view: Box;
  /** What is seen and what may soon come into view. */
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
  /** The window does not matter: everything is mounted. */
  readonly isWhole: boolean;
}

/** What of a picture is drawn in detail: all while it is small; else what is in view and, as far as the limit goes, what is near it. `must` may lead beyond the limit. */
export function planMount({ grid, ranks, view, window, limit, must, isFar }: MountRequest): MountPlan {
  const known = must.filter((spot) => spot >= 0 && spot < grid.count);
  if (isFar) return { spots: ascending(known), isFar, isWhole: true };
  if (grid.count <= limit) return { spots: Array.from({ length: grid.count }, (_, spot) => spot), isFar, isWhole: true };
  const seen = grid.touching(view);
  if (seen.length > limit) return { spots: ascending(known), isFar: true, isWhole: false };
  const near = grid.touching(window);
  const chosen = near.length <= limit ? near : [...seen, ...highest(near, new Set(seen), ranks, limit - seen.length)];
  return { spots: ascending([...chosen, ...known]), isFar, isWhole: false };
}

function highest(spots: readonly number[], without: ReadonlySet<number>, ranks: Float32Array, count: number): number[] {
  return spots.filter((spot) => !without.has(spot)).sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b).slice(0, count);
}

const ascending = (spots: readonly number[]): number[] => [...new Set(spots)].sort((a, b) => a - b);
