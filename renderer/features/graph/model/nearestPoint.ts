import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";

export type Direction = "up" | "down" | "left" | "right";

/** Neighbours may touch a little: a title reaches down to its first row. */
const OVERLAP_PX = 6;

/** The point an arrow key leads to: the nearest in that direction, straying sideways counting double. */
export function nearestPoint(places: Iterable<readonly [EndId, Rect]>, from: EndId | null, direction: Direction): PointId | null {
  const all = [...places];
  const start = from === null ? undefined : all.find(([id]) => id === from)?.[1];
  if (start === undefined) return firstPoint(all);
  let best: { readonly id: PointId; readonly cost: number } | null = null;
  for (const [id, rect] of all) {
    if (id === from || !isPointId(id)) continue;
    const cost = costOf(start, rect, direction);
    if (cost !== null && (best === null || cost < best.cost)) best = { id, cost };
  }
  return best?.id ?? null;
}

function costOf(from: Rect, to: Rect, direction: Direction): number | null {
  const ahead = {
    right: to.x - (from.x + from.width),
    left: from.x - (to.x + to.width),
    down: to.y - (from.y + from.height),
    up: from.y - (to.y + to.height),
  }[direction];
  if (ahead < -OVERLAP_PX) return null;
  const sideways = direction === "left" || direction === "right";
  // Measured from edge to edge across, so that a wide title is not far from the cards below it; the middle decides between equals.
  const astray = sideways ? gapBetween(from.y, from.height, to.y, to.height) : gapBetween(from.x, from.width, to.x, to.width);
  const offMiddle = sideways ? to.y + to.height / 2 - (from.y + from.height / 2) : to.x + to.width / 2 - (from.x + from.width / 2);
  return ahead + 2 * astray + Math.abs(offMiddle) / 20;
}

const gapBetween = (a: number, aLength: number, b: number, bLength: number): number => Math.max(0, b - (a + aLength), a - (b + bLength));

function firstPoint(places: readonly (readonly [EndId, Rect])[]): PointId | null {
  let best: { readonly id: PointId; readonly rect: Rect } | null = null;
  for (const [id, rect] of places) {
    if (isPointId(id) && (best === null || rect.y < best.rect.y || (rect.y === best.rect.y && rect.x < best.rect.x))) best = { id, rect };
  }
  return best?.id ?? null;
}
