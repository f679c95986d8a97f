import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clampZoom, fitBox, revealBox, toPlace, toScreen, ZOOM, zoomAt } from "#renderer/features/graph/model/cameraMath.ts";

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const view = fc.record({ x: coordinate, y: coordinate, zoom: fc.double({ min: ZOOM.min, max: ZOOM.max, noNaN: true }) });
const margins = { top: 10, right: 20, bottom: 60, left: 20 };

describe("the camera", () => {
  it("keeps what lies under the pointer under it while zooming", () => {
    fc.assert(fc.property(view, coordinate, coordinate, fc.double({ min: ZOOM.min, max: ZOOM.max, noNaN: true }), (from, x, y, zoom) => {
      const place = toPlace(from, { x, y });
      const again = toScreen(zoomAt(from, { x, y }, zoom), place);
      expect(again.x).toBeCloseTo(x, 4);
      expect(again.y).toBeCloseTo(y, 4);
    }));
  });

  it("fits a box between the margins and never enlarges it beyond the limit", () => {
    const screen = { width: 800, height: 600 };
    const fitted = fitBox({ x: 0, y: 0, width: 2000, height: 400 }, screen, margins, 1);
    const [start, end] = [toScreen(fitted, { x: 0, y: 0 }), toScreen(fitted, { x: 2000, y: 400 })];
    expect(start.x).toBeGreaterThanOrEqual(margins.left - 0.01);
    expect(end.x).toBeLessThanOrEqual(screen.width - margins.right + 0.01);
    expect(fitBox({ x: 0, y: 0, width: 50, height: 50 }, screen, margins, 1).zoom).toBe(1);
  });

  it("does not move when what is wanted is already in view, and moves just enough when it is not", () => {
    const from = { x: 0, y: 0, zoom: 1 };
    const screen = { width: 800, height: 600 };
    expect(revealBox(from, { x: 100, y: 100, width: 100, height: 30 }, screen, margins)).toBe(from);
    expect(revealBox(from, { x: 900, y: 100, width: 100, height: 30 }, screen, margins)).toEqual({ x: -220, y: 0, zoom: 1 });
  });

  it("allows a larger zoom to those who asked for larger text", () => {
    expect(clampZoom(99, 1)).toBe(ZOOM.max);
    expect(clampZoom(99, 2)).toBe(2 * ZOOM.max);
    expect(clampZoom(0.001, 1)).toBe(ZOOM.min);
  });
});
