import type { Place } from "#shared/tower/index.ts";

/** The middle of the longest straight piece: on the line, and away from its corners. */
export function middleOf(points: readonly Place[]): Place {
  let best: { readonly at: Place; readonly length: number } = { at: points[0] ?? { x: 0, y: 0 }, length: -1 };
  points.slice(1).forEach((point, index) => {
    const before = points[index] ?? point;
    const length = Math.hypot(point.x - before.x, point.y - before.y);
    if (length > best.length) best = { at: { x: (point.x + before.x) / 2, y: (point.y + before.y) / 2 }, length };
  });
  return best.at;
}
