import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { fitBox, toScreen } from "#renderer/features/graph/model/cameraMath.ts";
import { fitClear } from "#renderer/features/graph/model/fitClear.ts";
import { marginsOf } from "#renderer/features/graph/model/graphDesk.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";

const extent = { width: 1000, height: 800 };
const margins = marginsOf("tower", extent);
const LEGEND: Rect = { x: 16, y: 14, width: 76, height: 32 };
/** Ten rows and columns that fill their bounds. */
const full = fakePicture(gridOf(100));
const wide = fakePicture(gridOf(10));
/** As wide and tall, but nothing stands in its corners. */
const round = fakePicture(new Map<PointId, Rect>([["pt_top", { x: 450, y: 0, width: 100, height: 40 }], ["pt_left", { x: 0, y: 450, width: 100, height: 40 }], ["pt_right", { x: 900, y: 450, width: 100, height: 40 }], ["pt_foot", { x: 450, y: 900, width: 100, height: 40 }]]));

const fitted = (picture: typeof full, docks: readonly Rect[]) => fitClear(picture, { extent, margins, docks }, 1.3);

describe("fitting a picture among docks", () => {
  it("leaves no point below a dock, and shows all of the picture", () => {
    const docks = [LEGEND, { x: 840, y: 14, width: 148, height: 104 }];
    for (const picture of [full, wide, round]) {
      const view = fitted(picture, docks);
      const { rects } = picture.spots;
      for (let at = 0; at < rects.length; at += 4) {
        const [x = 0, y = 0, width = 0, height = 0] = rects.subarray(at, at + 4);
        const start = toScreen(view, { x, y });
        const end = toScreen(view, { x: x + width, y: y + height });
        expect(start.x >= 0 && start.y >= 0 && end.x <= extent.width && end.y <= extent.height).toBe(true);
        for (const dock of docks) expect(start.x < dock.x + dock.width && end.x > dock.x && start.y < dock.y + dock.height && end.y > dock.y).toBe(false);
      }
    }
  });

  it("is not smaller for a dock that stands over empty ground", () => {
    expect(fitted(round, [LEGEND])).toEqual(fitBox(round.bounds, extent, margins, 1.3));
    expect(fitted(full, [])).toEqual(fitBox(full.bounds, extent, margins, 1.3));
  });

  it("gives way to the side that costs less", () => {
    const flat = { width: 1000, height: 300 };
    const beside = fitClear(full, { extent: flat, margins, docks: [LEGEND] }, 1.3);
    expect(beside.zoom).toBeGreaterThan(fitBox(full.bounds, flat, { ...margins, top: LEGEND.y + LEGEND.height + 8 }, 1.3).zoom);
    expect(fitted(full, [LEGEND]).zoom).toBeGreaterThan(0.9 * fitted(full, []).zoom);
  });
});

describe("the strips kept free", () => {
  it("are wider at the head of the focus, where docks stand from one side to the other, and most on a very narrow canvas", () => {
    expect([marginsOf("tower", extent).top, marginsOf("grove", extent).top, marginsOf("focus", extent).top, marginsOf("focus", { width: 500, height: 800 }).top]).toEqual([14, 14, 58, 100]);
  });
});
