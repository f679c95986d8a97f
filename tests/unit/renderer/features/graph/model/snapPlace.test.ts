import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { Place } from "#shared/tower/index.ts";
import { snapPlace, type Snapped } from "#renderer/features/graph/model/snapPlace.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";

const picture = fakePicture(gridOf(3, { step: 200 }));
const mounted = new Set(picture.spots.ids);

/** A leaf of 40 × 20 is held by its middle, 5 px below its upper edge. Others have their middles at 80, 280 and 480, their upper edges at 0. */
const snapped = (place: Place, parts: { readonly reach?: number; readonly dragged?: readonly PointId[]; readonly mounted?: ReadonlySet<PointId> } = {}): Snapped =>
  snapPlace({ picture, mounted: parts.mounted ?? mounted }, new Set(parts.dragged ?? []), { place, box: { x: place.x - 20, y: place.y - 5, width: 40, height: 20 }, reach: parts.reach ?? 6 });

describe("snapPlace", () => {
  it("leaves a place alone that is near nothing", () => {
    expect(snapped({ x: 150, y: 400 })).toEqual({ place: { x: 150, y: 400 }, guides: [] });
  });

  it("draws the middle to the middle of a neighbour and says along which line", () => {
    expect(snapped({ x: 275, y: 400 })).toEqual({ place: { x: 280, y: 400 }, guides: [{ at: 280, isUpright: true }] });
  });

  it("draws the upper edge to the upper edge of a neighbour", () => {
    const { place, guides } = snapped({ x: 150, y: 8 });
    expect(place).toEqual({ x: 150, y: 5 });
    expect(guides).toHaveLength(1);
    expect(guides[0]?.isUpright).toBe(false);
  });

  it("snaps in both directions at once", () => {
    const { place, guides } = snapped({ x: 482, y: 3 });
    expect([place, guides.map(({ isUpright }) => isUpright)]).toEqual([{ x: 480, y: 5 }, [true, false]]);
  });

  it("goes no further than it reaches", () => {
    expect([snapped({ x: 286, y: 400 }).place.x, snapped({ x: 287, y: 400 }).place.x, snapped({ x: 287, y: 400 }, { reach: 7 }).place.x]).toEqual([280, 287, 280]);
  });

  it("takes the nearest of several", () => {
    const close = fakePicture(new Map([["pt_a", { x: 0, y: 0, width: 10, height: 10 }], ["pt_b", { x: 4, y: 0, width: 10, height: 10 }]]));
    const at = (x: number): number => snapPlace({ picture: close, mounted: new Set(close.spots.ids) }, new Set(), { place: { x, y: 300 }, box: { x: x - 5, y: 300, width: 10, height: 10 }, reach: 6 }).place.x;
    expect([at(6), at(8), at(12)]).toEqual([5, 9, 9]);
  });

  it("snaps neither to what is dragged nor to what is not mounted", () => {
    expect(snapped({ x: 282, y: 400 }, { dragged: ["pt_1"] }).guides).toEqual([]);
    expect(snapped({ x: 282, y: 400 }, { mounted: new Set(["pt_0", "pt_2"]) }).guides).toEqual([]);
  });
});
