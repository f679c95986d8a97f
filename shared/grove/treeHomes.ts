import type { Wisdom } from "#shared/forest/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { GROVE } from "./groveMeasures.ts";

/** Where the trees of a wisdom like to stand, in degrees clockwise from the right: the first one at `home`, the others between `from` and `to`. */
interface Sector { readonly home: number; readonly from: number; readonly to: number }

/** Education above, marketing at the left and management at the right, logic and people below, as in the tower. */
const SECTORS: Readonly<Record<Wisdom, Sector>> = {
  education: { home: -90, from: -120, to: -60 },
  management: { home: -43, from: -60, to: -20 },
  people: { home: 3, from: -20, to: 100 },
  logic: { home: 182, from: 100, to: 204 },
  marketing: { home: 226, from: 204, to: 240 },
};

/** Trees gather around the middle of the grove as well as around their first. */
const MIDDLE_PULL = 0.9;
/** What ground of another wisdom costs per radian: so much, and more for every px from the middle. */
const STRAY_COST = { base: 600, perPx: 0.8 } as const;

export type TreeHome = (place: Place) => number;

/** What a place costs a tree of this wisdom; without one it stands near the middle. */
export function treeHome(wisdom: Wisdom | null): TreeHome {
  if (wisdom === null) return ({ x, y }) => Math.hypot(x, y);
  const { home, from, to } = SECTORS[wisdom];
  const at = { x: Math.cos(radians(home)) * GROVE.home, y: Math.sin(radians(home)) * GROVE.home };
  const middle = radians((from + to) / 2);
  const half = radians((to - from) / 2);
  return ({ x, y }) => {
    const distance = Math.hypot(x, y);
    const turn = Math.atan2(y, x) - middle;
    const stray = Math.max(0, Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) - half);
    return Math.hypot(x - at.x, y - at.y) + distance * MIDDLE_PULL + stray * (STRAY_COST.base + STRAY_COST.perPx * distance);
  };
}

/** No place this far from the middle costs less, for whatever wisdom. */
export const leastCostFrom = (distance: number): number => Math.min(distance, distance * (1 + MIDDLE_PULL) - GROVE.home);

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
