import type { PointId } from "#shared/kernel/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import type { Stage } from "./createStage.ts";

export interface Snapped {
  readonly place: Place;
  /** Lines it has snapped to. */
  readonly guides: readonly { readonly at: number; readonly isUpright: boolean }[];
}

/**
 * Draws a dragged place to the middles and upper edges of what stands near the pointer. `box` is what would stand there if it were let go at `place`; `reach` is how near
 * it must come, in picture px.
 */
export function snapPlace({ picture, mounted }: Pick<Stage, "picture" | "mounted">, dragged: ReadonlySet<PointId>, { place, box, reach }: { readonly place: Place; readonly box: Rect; readonly reach: number }): Snapped {
  const fromMiddle = box.x + box.width / 2 - place.x;
  const fromTop = box.y - place.y;
  let x: number | null = null;
  let y: number | null = null;
  for (const id of mounted) {
    const other = dragged.has(id) ? undefined : picture.placeOf(id);
    if (other === undefined) continue;
    const middle = other.x + other.width / 2;
    if (nearer(middle, place.x + fromMiddle, x, reach)) x = middle;
    if (nearer(other.y, place.y + fromTop, y, reach)) y = other.y;
  }
  return {
    place: { x: x === null ? place.x : x - fromMiddle, y: y === null ? place.y : y - fromTop },
    guides: [...(x === null ? [] : [{ at: x, isUpright: true }]), ...(y === null ? [] : [{ at: y - fromTop, isUpright: false }])],
  };
}

const nearer = (at: number, wish: number, best: number | null, reach: number): boolean => Math.abs(at - wish) <= (best === null ? reach : Math.abs(best - wish) - 0.01);
