import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toScreen, type CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import { covers, marginOf, shiftFor, viewAhead, viewWider, withMargin } from "#renderer/features/graph/model/surfaceMath.ts";

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

  it("is asked to reach only to what is filled, and then exactly to its edges", () => {
    const filled = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }), width: fc.integer({ min: 1, max: 3000 }), height: fc.integer({ min: 1, max: 3000 }) });
    fc.assert(fc.property(view, view, extent, filled, (drawn, now, canvas, box) => {
      const margin = marginOf(canvas);
      const shift = shiftFor(drawn, now, margin);
      const surface = { left: shift.x - margin.width, top: shift.y - margin.height, right: shift.x - margin.width + shift.scale * (canvas.width + 2 * margin.width), bottom: shift.y - margin.height + shift.scale * (canvas.height + 2 * margin.height) };
      const needed = { left: Math.max(0, box.x), top: Math.max(0, box.y), right: Math.min(canvas.width, box.x + box.width), bottom: Math.min(canvas.height, box.y + box.height) };
      const isSeen = needed.left < needed.right && needed.top < needed.bottom;
      expect(covers(shift, canvas, margin, box)).toBe(!isSeen || (surface.left <= needed.left && surface.top <= needed.top && surface.right >= needed.right && surface.bottom >= needed.bottom));
      if (covers(shift, canvas, margin)) expect(covers(shift, canvas, margin, box)).toBe(true);
    }), { numRuns: 500 });
  });
});

const step = fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -400, max: 400 }) });
const oddView: fc.Arbitrary<CameraView> = fc.record({ x: fc.double({ min: -3000, max: 3000, noNaN: true }), y: fc.double({ min: -3000, max: 3000, noNaN: true }), zoom: fc.double({ min: 0.01, max: 3, noNaN: true }) });

describe("a surface that is drawn ahead of the camera", () => {
  it("always covers the canvas for which it is drawn, with its margin given to the sides it moves to", () => {
    fc.assert(fc.property(oddView, step, extent, (now, by, canvas) => {
      const margin = marginOf(canvas);
      const ahead = viewAhead(now, by, margin);
      const shift = shiftFor(ahead, now, margin);
      expect([ahead.zoom, covers(shift, canvas, margin)]).toEqual([now.zoom, true]);
      // Where the movement goes on by, the margin is larger; never smaller.
      expect([Math.sign(ahead.x - now.x) * by.x >= 0, Math.sign(ahead.y - now.y) * by.y >= 0]).toEqual([true, true]);
      // Between two px it would be blurred.
      expect(Math.abs(shift.x - Math.round(shift.x)) + Math.abs(shift.y - Math.round(shift.y))).toBeLessThan(1e-6);
    }), { numRuns: 500 });
  });

  it("shows every place where the camera says it stands", () => {
    fc.assert(fc.property(view, step, view, fc.record({ canvas: extent, at: place }), (now, by, later, { canvas, at }) => {
      const margin = marginOf(canvas);
      const ahead = viewAhead(now, by, margin);
      const { x, y, scale } = shiftFor(ahead, later, margin);
      const onSurface = toScreen(withMargin(ahead, margin), at);
      const wanted = toScreen(later, at);
      expect(Math.abs(x - margin.width + scale * onSurface.x - wanted.x) + Math.abs(y - margin.height + scale * onSurface.y - wanted.y)).toBeLessThan(1e-4);
    }), { numRuns: 500 });
  });

  it("lasts for nearly both margins in the direction of the movement", () => {
    fc.assert(fc.property(view, fc.constantFrom(-1, 1), fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 1, max: 300 }), (now, sign, width, by) => {
      const canvas = { width, height: 900 };
      const margin = marginOf(canvas);
      const ahead = viewAhead(now, { x: sign * by, y: 0 }, margin);
      const at = (px: number): boolean => covers(shiftFor(ahead, { ...now, x: now.x + sign * px }, margin), canvas, margin);
      expect([at(Math.floor(1.8 * margin.width)), at(-Math.floor(0.1 * margin.width)), at(2 * margin.width)]).toEqual([true, true, false]);
    }), { numRuns: 300 });
  });

  it("stays where it is without a movement", () => {
    fc.assert(fc.property(view, extent, (now, canvas) => { expect(viewAhead(now, { x: 0, y: 0 }, marginOf(canvas))).toEqual(now); }), { numRuns: 50 });
  });
});

describe("a surface that is drawn while the camera moves away", () => {
  it("covers more than the canvas, and still does several notches later, wherever the camera turns", () => {
    fc.assert(fc.property(view, fc.record({ width: fc.integer({ min: 200, max: 3000 }), height: fc.integer({ min: 200, max: 2000 }) }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (now, canvas, alongX, alongY) => {
      const margin = marginOf(canvas);
      const wider = viewWider(now, canvas);
      const pivot = { x: canvas.width * alongX, y: canvas.height * alongY };
      const later = { zoom: now.zoom / 1.25, x: pivot.x - (pivot.x - now.x) / 1.25, y: pivot.y - (pivot.y - now.y) / 1.25 };
      expect([now, later].map((camera) => covers(shiftFor(wider, camera, margin), canvas, margin))).toEqual([true, true]);
    }), { numRuns: 300 });
  });
});
