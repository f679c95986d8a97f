// @vitest-environment happy-dom
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { zoomAt, type CameraView } from "#renderer/features/graph/model/cameraMath.ts";
import { followCamera, type FollowLimits } from "#renderer/features/graph/model/followCamera.ts";
import { marginOf } from "#renderer/features/graph/model/surfaceMath.ts";

const SIZE = { width: 1000, height: 600 };
const MARGIN = marginOf(SIZE);
const GAPLESS: FollowLimits = { least: 0.5, most: 1.7, isGapless: true };

type Move = { readonly kind: "pan"; readonly x: number; readonly y: number } | { readonly kind: "zoom"; readonly by: number; readonly x: number; readonly y: number } | { readonly kind: "rest" };
const pan: fc.Arbitrary<Move> = fc.record({ kind: fc.constant("pan" as const), x: fc.integer({ min: -60, max: 60 }), y: fc.integer({ min: -60, max: 60 }) });
const zoom: fc.Arbitrary<Move> = fc.record({ kind: fc.constant("zoom" as const), by: fc.double({ min: 0.4, max: 2.5, noNaN: true }), x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 600 }) });
const rest: fc.Arbitrary<Move> = fc.constant({ kind: "rest" as const });

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

/** Follows a camera that moves so, each painting coming before the next frame; calls `each` with where the element lies then, in px of the canvas. */
function followed(moves: readonly Move[], limits: FollowLimits | undefined, each: (element: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number; readonly own: CameraView; readonly scale: number; readonly view: CameraView }) => void): void {
  const canvas = document.createElement("div");
  Object.defineProperties(canvas, { clientWidth: { value: SIZE.width }, clientHeight: { value: SIZE.height } });
  const element = document.createElement("div");
  let asked: CameraView | null = null;
  let own: CameraView = { x: 0, y: 0, zoom: 1 };
  const follower = followCamera(canvas, element, (next) => { asked = next; }, limits);
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  follower.look(view, true);
  for (const move of moves) {
    if (move.kind === "rest") vi.advanceTimersByTime(200);
    else {
      view = move.kind === "pan" ? { ...view, x: view.x + move.x, y: view.y + move.y } : zoomAt(view, move, Math.min(3, Math.max(0.01, view.zoom * move.by)));
      follower.look(view);
    }
    if (asked !== null) {
      own = asked;
      asked = null;
      follower.drawn();
    }
    const [x = 0, y = 0, scale = 1] = (element.style.transform.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
    const [left, top] = [x - MARGIN.width, y - MARGIN.height];
    each({ left, top, right: left + scale * (SIZE.width + 2 * MARGIN.width), bottom: top + scale * (SIZE.height + 2 * MARGIN.height), own, scale, view });
  }
  follower.stop();
}

const isCovered = ({ left, top, right, bottom }: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }): boolean =>
  left <= 1e-3 && top <= 1e-3 && right >= SIZE.width - 1e-3 && bottom >= SIZE.height - 1e-3;

describe("an element that follows the camera", () => {
  it("covers the canvas after every pan, however it turns", () => {
    fc.assert(fc.property(fc.array(pan, { maxLength: 40 }), (moves) => { followed(moves, undefined, (at) => { expect(isCovered(at)).toBe(true); }); }), { numRuns: 200 });
  });

  it("leaves no gap while the wheel turns, either, when it must not", () => {
    fc.assert(fc.property(fc.array(fc.oneof(pan, zoom, rest), { maxLength: 40 }), (moves) => { followed(moves, GAPLESS, (at) => { expect(isCovered(at)).toBe(true); }); }), { numRuns: 200 });
  });

  it("shows what it was painted for where the camera says it stands, at every moment", () => {
    fc.assert(fc.property(fc.array(fc.oneof(pan, zoom, rest), { maxLength: 40 }), fc.constantFrom(undefined, GAPLESS), (moves, limits) => {
      followed(moves, limits, ({ left, top, own, scale, view }) => {
        for (const place of [{ x: 0, y: 0 }, { x: 700, y: -300 }]) {
          const shown = { x: left + scale * (place.x * own.zoom + own.x), y: top + scale * (place.y * own.zoom + own.y) };
          const wanted = { x: place.x * view.zoom + view.x, y: place.y * view.zoom + view.y };
          expect(Math.hypot(shown.x - wanted.x, shown.y - wanted.y)).toBeLessThan(1e-3 * Math.max(1, Math.abs(wanted.x), Math.abs(wanted.y)));
        }
      });
    }), { numRuns: 200 });
  });

  it("is painted exactly for the camera at rest", () => {
    fc.assert(fc.property(fc.array(fc.oneof(pan, zoom), { maxLength: 20 }), (moves) => {
      let last: { readonly own: CameraView; readonly view: CameraView } | null = null;
      followed([...moves, { kind: "zoom", by: 1.3, x: 10, y: 10 }, { kind: "rest" }], GAPLESS, (at) => { last = at; });
      expect(last).toMatchObject({ scale: 1 });
    }), { numRuns: 100 });
  });
});
