import type { Place, Rect } from "#shared/tower/index.ts";
import type { Dressing } from "./lensTypes.ts";

/** The box around all boxes and lines of a dressing; null when there are none. */
export function reachOfDressing({ boxes, lines }: Pick<Dressing, "boxes" | "lines">): Rect | null {
  const reach = createReach();
  for (const { rect } of boxes) reach.addRect(rect);
  for (const { points } of lines) for (const place of points) reach.addPlace(place);
  return reach.get();
}

export interface Reach {
  addPlace(place: Place): void;
  addRect(rect: Rect): void;
  /** x, y, width, height of each, one after the other. */
  addPacked(rects: Float32Array): void;
  /** The box around all that was added; null around nothing. */
  get(): Rect | null;
}

export function createReach(): Reach {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (x: number, y: number, width: number, height: number): void => {
    if (x < left) left = x;
    if (y < top) top = y;
    if (x + width > right) right = x + width;
    if (y + height > bottom) bottom = y + height;
  };
  return {
    addPlace: ({ x, y }) => { add(x, y, 0, 0); },
    // A shape without places has no box.
    addRect: ({ x, y, width, height }) => { if (width >= 0 && height >= 0) add(x, y, width, height); },
    addPacked: (rects) => { for (let at = 0; at < rects.length; at += 4) add(rects[at] ?? 0, rects[at + 1] ?? 0, rects[at + 2] ?? 0, rects[at + 3] ?? 0); },
    get: () => (left > right ? null : { x: left, y: top, width: right - left, height: bottom - top }),
  };
}
