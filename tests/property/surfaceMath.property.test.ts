import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toScreen, type CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import { covers, marginOf, shiftFor, withMargin } from "#renderer/features/graph/model/surfaceMath.ts";

const view: fc.Arbitrary<CameraView> = fc.record({ x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -3000, max: 3000 }), zoom: fc.integer({ min: 10, max: 300 }).map((percent) => percent / 100) });
const extent = fc.record({ width: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 0, max: 2000 }) });
const place = fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) });

describe("a surface that is drawn for one view and moved for others", () => {
  it("shows every place where the camera says it stands", () => {
    fc.assert(fc.property(view, view, extent, place, (drawn, now, canvas, at) => {
      const margin = marginOf(canvas);
      const { x, y, scale } = shiftFor(drawn, now, margin);
      const onSurface = toScreen(withMargin(drawn, margin), at);
      const shown = { x: -margin.width + x + scale * onSurface.x, y: -margin.height + y + scale * onSurface.y };
      const wanted = toScreen(now, at);
      expect(Math.abs(shown.x - wanted.x) + Math.abs(shown.y - wanted.y)).toBeLessThan(1e-4);
    }), { numRuns: 500 });
  });

  it("covers the canvas exactly when each of its corners lies on what was drawn", () => {
    fc.assert(fc.property(view, view, extent, (drawn, now, canvas) => {
      const margin = marginOf(canvas);
      const shift = shiftFor(drawn, now, margin);
      const onSurface = (at: number, moved: number, own: number): number => (at + own - moved) / shift.scale;
      const ends = [onSurface(0, shift.x, margin.width), onSurface(0, shift.y, margin.height), canvas.width + 2 * margin.width - onSurface(canvas.width, shift.x, margin.width), canvas.height + 2 * margin.height - onSurface(canvas.height, shift.y, margin.height)];
      // Where an edge lies on an edge, rounding decides.
      fc.pre(ends.every((room) => Math.abs(room) > 1e-6));
      expect(covers(shift, canvas, margin)).toBe(ends.every((room) => room > 0));
    }), { numRuns: 500 });
  });

  it("need not move, and covers all, while the camera stands still", () => {
    fc.assert(fc.property(view, extent, (drawn, canvas) => {
      const margin = marginOf(canvas);
      const shift = shiftFor(drawn, drawn, margin);
      expect(Math.abs(shift.x) + Math.abs(shift.y)).toBeLessThan(1e-9);
      expect([shift.scale, covers(shift, canvas, margin)]).toEqual([1, true]);
    }), { numRuns: 200 });
  });

  it("covers after any pan that is no longer than the margin, and after none that is longer", () => {
    fc.assert(fc.property(view, fc.integer({ min: 100, max: 3000 }), fc.integer({ min: -500, max: 500 }), (drawn, width, by) => {
      const canvas = { width, height: 900 };
      const margin = marginOf(canvas);
      expect(covers(shiftFor(drawn, { ...drawn, x: drawn.x + by }, margin), canvas, margin)).toBe(Math.abs(by) <= margin.width);
    }), { numRuns: 300 });
  });
});
