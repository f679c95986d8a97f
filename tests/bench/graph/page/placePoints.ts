import { layOutTower } from "#renderer/features/graph/lenses/tower/layOutTower.ts";
import type { Picture } from "#renderer/features/graph/model/lensTypes.ts";
import type { ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";

export interface Placed { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export interface PlacedPoints {
  readonly placed: ReadonlyMap<PointId, Placed>;
  readonly bounds: Placed;
  readonly middle: MiddlePoint;
}

/** The point that stands nearest to the middle of everything, by the middle of its card. */
export interface MiddlePoint { readonly id: PointId; readonly x: number; readonly y: number }

/** Where the tower stands each point: the others are given these places, so that nobody pays for a layout. */
export function placePoints(view: ForestView): PlacedPoints {
  const picture = layOutTower({ view, room: { width: innerWidth, height: innerHeight }, t: (key) => key, measure: (text, sizePx) => text.length * sizePx, isReadOnly: false });
  const { ids, rects } = picture.spots;
  const placed = new Map<PointId, Placed>();
  ids.forEach((id, index) => { placed.set(id, rectAt(rects, index)); });
  // Wisdoms and modules are panels in the tower; the others know only points.
  for (const { id } of view.points()) {
    const rect = placed.has(id) ? undefined : picture.placeOf(id);
    if (rect !== undefined) placed.set(id, rect);
  }
  return { placed, bounds: picture.bounds, middle: middlePointOf(picture) };
}

export function middlePointOf({ spots, bounds }: Pick<Picture, "spots" | "bounds">): MiddlePoint {
  const [x, y] = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
  let nearest: MiddlePoint | null = null;
  let leastPx = Number.POSITIVE_INFINITY;
  spots.ids.forEach((id, index) => {
    const rect = rectAt(spots.rects, index);
    const middle = { id, x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    const px = Math.hypot(middle.x - x, middle.y - y);
    if (px >= leastPx) return;
    leastPx = px;
    nearest = middle;
  });
  if (nearest === null) throw new Error("there is no point");
  return nearest;
}

function rectAt(rects: Float32Array, index: number): Placed {
  const [x = 0, y = 0, width = 0, height = 0] = rects.subarray(index * 4, index * 4 + 4);
  return { x, y, width, height };
}
