import { grown, overlaps, type Place, type Rect } from "#shared/tower/index.ts";
import { FOCUS_LIMITS } from "./focusMeasures.ts";
import type { FocusRing, FocusSheet } from "./focusTypes.ts";
import type { Extent } from "./focusItems.ts";

/** Shares of the half width and half height of the picture. */
const RINGS = [{ x: 0.45, y: 0.43 }, { x: 0.71, y: 0.73 }, { x: 0.99, y: 0.99 }] as const;
const RAY_FROM = { x: 0.28, y: 0.38 } as const;
const RAY_TO = 1.05;
const RAY_STEP = 0.02;
const CLEAR_PX = 10;
const SHORTEST_PX = 90;

/** Faint ellipses: how far one step, and two, are from the centre. */
export const ringsOf = (half: Extent): FocusRing[] => RINGS.map(({ x, y }) => ({ radiusX: half.width * x, radiusY: half.height * y }));

/** Faint borders between neighbouring groups; each ends before it would run into anything. Crowded pictures do without. */
export function raysBetween(groups: readonly (readonly FocusSheet[])[], obstacles: readonly Rect[], half: Extent): Place[][] {
  const count = groups.reduce((sum, sheets) => sum + sheets.length, 0);
  const angles = groups.filter((sheets) => sheets.length > 0).map((sheets) => angleOf(sheets, half)).sort((a, b) => a - b);
  if (angles.length < 2 || count > FOCUS_LIMITS.roomyUpTo) return [];
  return angles.map((angle, index) => {
    const next = angles[index + 1] ?? (angles[0] ?? 0) + 2 * Math.PI;
    return ray((angle + next) / 2, obstacles, half);
  }).filter((places) => places.length === 2);
}

/** Measured in the proportions of the picture, so that a border runs through the corners of the ellipses. */
function angleOf(sheets: readonly FocusSheet[], half: Extent): number {
  const sum = sheets.reduce((all, { rect }) => ({ x: all.x + rect.x + rect.width / 2, y: all.y + rect.y + rect.height / 2 }), { x: 0, y: 0 });
  return Math.atan2(sum.y / half.height, sum.x / half.width);
}

function ray(angle: number, obstacles: readonly Rect[], half: Extent): Place[] {
  const at = (share: number): Place => ({ x: Math.cos(angle) * half.width * share, y: Math.sin(angle) * half.height * share });
  const from = Math.min(RAY_FROM.x, RAY_FROM.y) + (RAY_FROM.y - RAY_FROM.x) * Math.abs(Math.sin(angle));
  let end: Place | null = null;
  for (let share = from; share <= RAY_TO; share += RAY_STEP) {
    const place = at(share);
    const around = grown({ ...place, width: 0, height: 0 }, CLEAR_PX);
    if (obstacles.some((rect) => overlaps(around, rect))) break;
    end = place;
  }
  const start = at(from);
  return end === null || Math.hypot(end.x - start.x, end.y - start.y) < SHORTEST_PX ? [] : [start, end];
}
