import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSpotGrid, planMount } from "#shared/mounting/index.ts";

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const coordinate = fc.integer({ min: -4_000, max: 4_000 });
const box: fc.Arbitrary<Box> = fc.record({ x: coordinate, y: coordinate, width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) });
const spot: fc.Arbitrary<Box> = fc.record({ x: coordinate, y: coordinate, width: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 60 }) });

const packed = (spots: readonly Box[]): Float32Array => Float32Array.from(spots.flatMap(({ x, y, width, height }) => [x, y, width, height]));
const touch = (a: Box, b: Box): boolean => a.x <= b.x + b.width && a.y <= b.y + b.height && a.x + a.width >= b.x && a.y + a.height >= b.y;
const numbersIn = (spots: readonly Box[], window: Box): number[] => spots.flatMap((each, number) => (touch(each, window) ? [number] : []));
const grown = ({ x, y, width, height }: Box): Box => ({ x: x - width * 0.3, y: y - height * 0.3, width: width * 1.6, height: height * 1.6 });

describe("what is mounted", () => {
  it("answers a window with what touches it, wherever things stand", () => {
    fc.assert(fc.property(fc.array(spot, { maxLength: 300 }), box, (spots, window) => {
      expect(createSpotGrid(packed(spots)).touching(window)).toEqual(numbersIn(spots, window));
    }), { numRuns: 400 });
  });

  it("is counted without looking beyond the limit", () => {
    fc.assert(fc.property(fc.array(spot, { maxLength: 300 }), box, fc.integer({ min: 0, max: 60 }), (spots, window, limit) => {
      expect(createSpotGrid(packed(spots)).countTouching(window, limit)).toBe(Math.min(numbersIn(spots, window).length, limit + 1));
    }), { numRuns: 400 });
  });

  it("is the planner's answer, which is that of a naive one", () => {
    const request = fc.record({ spots: fc.array(spot, { maxLength: 200 }), view: box, limit: fc.integer({ min: 0, max: 80 }), must: fc.array(fc.integer({ min: -3, max: 220 }), { maxLength: 6 }), isFar: fc.boolean() });
    fc.assert(fc.property(request, ({ spots, view, limit, must, isFar }) => {
      const plan = planMount({ grid: createSpotGrid(packed(spots)), view, window: grown(view), limit, must, isFar });
      const known = must.filter((number) => number >= 0 && number < spots.length);
      const seen = numbersIn(spots, view);
      const near = numbersIn(spots, grown(view));
      const detailed = spots.length <= limit ? spots.map((_, number) => number) : near.length <= limit ? near : seen.length <= limit ? seen : [];
      const expected = [...new Set([...(isFar ? [] : detailed), ...known])].sort((a, b) => a - b);
      expect(plan.spots).toEqual(expected);
      expect(plan.isFar).toBe(isFar || (spots.length > limit && seen.length > limit));
    }), { numRuns: 600 });
  });

  it("never has a hole in what is seen, and never more than the limit and what must show", () => {
    fc.assert(fc.property(fc.array(spot, { maxLength: 300 }), box, fc.integer({ min: 1, max: 120 }), (spots, view, limit) => {
      const plan = planMount({ grid: createSpotGrid(packed(spots)), view, window: grown(view), limit, must: [], isFar: false });
      expect(plan.spots.length).toBeLessThanOrEqual(Math.max(limit, 0));
      if (!plan.isFar) for (const number of numbersIn(spots, view)) expect(plan.spots).toContain(number);
    }), { numRuns: 300 });
  });
});
