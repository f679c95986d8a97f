import type { LinkHead } from "#renderer/ui/index.ts";

type Polyline = readonly (readonly [x: number, y: number])[];

/** A head in a box of 12 × 12, pointing to the right with its tip at `TIP`, as in the legend of the app. */
export interface HeadShape {
  /** fill: closed and filled; stroke: open; hollow: closed, its inside left as it is. */
  readonly paint: "fill" | "stroke" | "hollow";
  readonly polylines: readonly Polyline[];
  /** A full circle instead of polylines. */
  readonly circle?: { readonly x: number; readonly y: number; readonly radius: number };
  /** How far behind the tip the line ends, so that it does not show through the head or beyond its tip. */
  readonly inset: number;
}

export const TIP = { x: 11, y: 6 } as const;

const shape = (paint: HeadShape["paint"], inset: number, ...polylines: Polyline[]): HeadShape => ({ paint, inset, polylines });

export const HEADS: Readonly<Record<Exclude<LinkHead, "none">, HeadShape>> = {
  triangle: shape("fill", 5, [[4, 2.4], [11, 6], [4, 9.6]]),
  vee: shape("stroke", 0.8, [[5.5, 2.2], [11, 6], [5.5, 9.8]]),
  chevrons: shape("stroke", 1.2, [[2, 2.2], [6, 6], [2, 9.8]], [[6.5, 2.2], [10.5, 6], [6.5, 9.8]]),
  diamond: shape("hollow", 10, [[1, 6], [6, 2.6], [11, 6], [6, 9.4]]),
  circle: { ...shape("hollow", 5.8), circle: { x: 8, y: 6, radius: 2.8 } },
  bar: shape("stroke", 1, [[10, 1.5], [10, 10.5]]),
};

/** Lines of heads that are not filled, in the same box. */
export const HEAD_LINE = { stroke: 1.4, hollow: 1.2 } as const;
