import type { Place, Rect } from "./towerTypes.ts";

/** Whether a place lies in it. Here and in `encloses` and `meets` edges belong to it. */
export const holds = ({ x, y, width, height }: Rect, place: Place): boolean => place.x >= x && place.x <= x + width && place.y >= y && place.y <= y + height;

/** Whether all of `inner` lies in it. */
export const encloses = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

/** Whether two have a place in common, be it on their edges. */
export const meets = (a: Rect, b: Rect): boolean => a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

/** Whether two lie over each other: side by side is not enough. */
export const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The smallest one around several. There must be one: nothing has no place. */
export function around(rects: readonly Rect[]): Rect {
  const edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y, width, height } of rects) {
    edge.left = Math.min(edge.left, x);
    edge.top = Math.min(edge.top, y);
    edge.right = Math.max(edge.right, x + width);
    edge.bottom = Math.max(edge.bottom, y + height);
  }
  return { x: edge.left, y: edge.top, width: edge.right - edge.left, height: edge.bottom - edge.top };
}

/** Larger by so much on each side; `by` may differ across and down. */
export function grown({ x, y, width, height }: Rect, by: number | Place): Rect {
  const { x: across, y: down } = typeof by === "number" ? { x: by, y: by } : by;
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down };
}
