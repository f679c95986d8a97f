import { bottom } from "./linkEnds.ts";
import type { TowerLayout } from "./towerTypes.ts";

/** One horizontal piece of a route inside a corridor. */
export interface CorridorRun {
  readonly route: number;
  readonly corridor: number;
  readonly x1: number;
  readonly x2: number;
  /** The selected end lies below this corridor. */
  readonly hubBelow: boolean;
  /** Both ends are in the same band. */
  readonly sameBand: boolean;
}

const TRACK_PITCH = 16;
const EDGE_ROOM = 13;

export function corridorSpan(layout: TowerLayout, corridor: number): { readonly top: number; readonly bottom: number } {
  const over = layout.bands[corridor]?.rect;
  const under = layout.bands[corridor + 1]?.rect;
  if (over === undefined) return { top: (under?.y ?? 0) - 60, bottom: under?.y ?? 0 };
  return { top: bottom(over), bottom: under?.y ?? bottom(over) + 60 };
}

/**
 * A height for every run. The nearest source takes the track closest to it, so that selected routes do not cross: from below the lowest,
 * from above the highest; routes back into their own band nest, the shortest innermost.
 */
export function assignTracks(layout: TowerLayout, runs: readonly CorridorRun[]): ReadonlyMap<CorridorRun, number> {
  const heights = new Map<CorridorRun, number>();
  const corridors = new Map<number, CorridorRun[]>();
  for (const run of runs) corridors.set(run.corridor, [...(corridors.get(run.corridor) ?? []), run]);
  for (const [corridor, members] of corridors) {
    const span = corridorSpan(layout, corridor);
    const upward = [...members].sort(fromLowest);
    const room = Math.max(0, span.bottom - span.top - 2 * EDGE_ROOM);
    const pitch = upward.length > 1 ? Math.min(TRACK_PITCH, room / (upward.length - 1)) : 0;
    const lowest = (span.top + span.bottom) / 2 + ((upward.length - 1) * pitch) / 2;
    upward.forEach((run, index) => heights.set(run, lowest - index * pitch));
  }
  return heights;
}

/** Resting links are many and unlabelled: they share five quiet tracks. */
export function shareTracks(layout: TowerLayout, runs: readonly CorridorRun[]): ReadonlyMap<CorridorRun, number> {
  return new Map(
    runs.map((run) => {
      const span = corridorSpan(layout, run.corridor);
      return [run, (span.top + span.bottom) / 2 + ((run.route % 5) - 2) * 7] as const;
    }),
  );
}

function fromLowest(a: CorridorRun, b: CorridorRun): number {
  return group(a) - group(b) || signedLength(a) - signedLength(b) || a.route - b.route;
}

/** Around a hub below the corridor: its own band lowest, then those that climb away; a hub above keeps one group. */
function group(run: CorridorRun): number {
  if (run.sameBand) return run.hubBelow ? 0 : 2;
  return 1;
}

function signedLength(run: CorridorRun): number {
  const length = Math.abs(run.x1 - run.x2);
  const shortestLowest = run.sameBand ? run.hubBelow : !run.hubBelow;
  return shortestLowest ? length : -length;
}
