import type { PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { GraphDesk } from "./graphDesk.ts";

/** Points whose middle stands inside a box or a lasso, mounted or not, in reading order of the picture. */
export function pointsWithin({ stage }: Pick<GraphDesk, "stage">, corners: readonly Place[]): PointId[] {
  const { ids, rects } = stage.picture.spots;
  const found: PointId[] = [];
  ids.forEach((id, spot) => {
    const [x = 0, y = 0, width = 0, height = 0] = rects.subarray(spot * 4, spot * 4 + 4);
    if (isInside({ x: x + width / 2, y: y + height / 2 }, corners)) found.push(id);
  });
  return found;
}

/** Whether a ray to the right leaves the outline an odd number of times (even-odd rule). */
export function isInside({ x, y }: Place, corners: readonly Place[]): boolean {
  let inside = false;
  corners.forEach((to, index) => {
    const from = corners.at(index - 1) ?? to;
    if (to.y > y !== from.y > y && x < ((from.x - to.x) * (y - to.y)) / (from.y - to.y) + to.x) inside = !inside;
  });
  return inside;
}
