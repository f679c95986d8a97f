import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsAround, clipPoints } from "#renderer/features/graph/model/clipPoints.ts";
import { encloses, grown, holds, type Place } from "#shared/tower/index.ts";

const box = { x: 0, y: 0, width: 100, height: 100 };

describe("clipPoints", () => {
  it("leaves a line alone that lies in the box, to the very same places", () => {
    const points = [{ x: 10.1, y: 10.3 }, { x: 90.7, y: 10.3 }, { x: 90.7, y: 80.9 }];
    expect(clipPoints(points, box)).toEqual(points);
  });

  it("has nothing of a line that passes by, however long", () => {
    expect(clipPoints([{ x: -500, y: 300 }, { x: 300, y: 300 }, { x: 300, y: -500 }], box)).toBeNull();
    expect(clipPoints([], box)).toBeNull();
  });

  it("cuts both ends, and keeps the way between two parts that lie inside", () => {
    expect(clipPoints([{ x: -500, y: 50 }, { x: 500, y: 50 }], box)).toEqual([{ x: 0, y: 50 }, { x: 100, y: 50 }]);
    const out = [{ x: 50, y: -500 }, { x: 50, y: 200 }, { x: 70, y: 200 }, { x: 70, y: -500 }];
    expect(clipPoints(out, box)).toEqual([{ x: 50, y: 0 }, { x: 50, y: 200 }, { x: 70, y: 200 }, { x: 70, y: 0 }]);
  });

  it("begins a whole number of dashes behind the start", () => {
    expect(clipPoints([{ x: -500, y: 50 }, { x: 500, y: 50 }], box, 13)).toEqual([{ x: -500 + 38 * 13, y: 50 }, { x: 100, y: 50 }]);
    // It comes in after 510 px, on its third piece; 500 px are on the second.
    expect(clipPoints([{ x: -500, y: 50 }, { x: -5, y: 50 }, { x: -5, y: 60 }, { x: 50, y: 60 }], box, 100)).toEqual([{ x: -5, y: 55 }, { x: -5, y: 60 }, { x: 50, y: 60 }]);
  });

  it("keeps every place of any line that lies in the box, on the line, and little else", () => {
    const place = fc.record({ x: fc.integer({ min: -400, max: 500 }), y: fc.integer({ min: -400, max: 500 }) });
    fc.assert(fc.property(fc.array(place, { minLength: 2, maxLength: 8 }), fc.integer({ min: 1, max: 13 }), (points, periodPx) => {
      const cut = clipPoints(points, box, periodPx);
      const samples = alongLine(points).filter((at) => holds(grown(box, -1e-6), at));
      if (cut === null) return samples.length === 0;
      const onCut = (at: Place): boolean => cut.some((from, index) => distance(at, from, cut[index + 1] ?? from) < 1e-6);
      const onLine = (at: Place): boolean => points.some((from, index) => distance(at, from, points[index + 1] ?? from) < 1e-6);
      return samples.every(onCut) && cut.every(onLine);
    }), { numRuns: 400 });
  });
});

describe("cellsAround", () => {
  it("encloses what it is for, less than twice as large, and is the same after a small step", () => {
    const part = { x: 130, y: 70, width: 1280, height: 800 };
    const cells = cellsAround(part);
    expect(encloses(cells, part)).toBe(true);
    expect(cells).toEqual({ x: 0, y: 0, width: 1536, height: 1024 });
    expect(cellsAround({ ...part, x: 160, y: 40 })).toEqual(cells);
  });
});

function alongLine(points: readonly Place[]): Place[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    return Array.from({ length: 21 }, (_, step) => ({ x: from.x + (step / 20) * (to.x - from.x), y: from.y + (step / 20) * (to.y - from.y) }));
  });
}

function distance(at: Place, a: Place, b: Place): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((at.x - a.x) * dx + (at.y - a.y) * dy) / length));
  return Math.hypot(at.x - a.x - share * dx, at.y - a.y - share * dy);
}
