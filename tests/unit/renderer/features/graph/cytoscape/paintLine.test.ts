import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paintLine, relativeTo } from "#renderer/features/graph/cytoscape/paintLine.ts";

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const place = fc.record({ x: coordinate, y: coordinate });

describe("corners of a route", () => {
  it("come back to their place through share and distance, as cytoscape reckons them", () => {
    fc.assert(fc.property(place, place, place, (first, last, corner) => {
      const dx = last.x - first.x;
      const dy = last.y - first.y;
      const length = Math.hypot(dx, dy);
      fc.pre(length > 1);
      const { weight, distance } = relativeTo(first, last, corner);
      expect(first.x + dx * weight - (dy / length) * distance).toBeCloseTo(corner.x, 4);
      expect(first.y + dy * weight + (dx / length) * distance).toBeCloseTo(corner.y, 4);
    }));
  });

  it("are left out of a straight line, and a line without length is not drawn", () => {
    const line = { key: "line:ln_a", id: "ln_a", type: "supports", suggested: true, state: "resting", dimmed: false } as const;
    expect(paintLine({ ...line, points: [{ x: 0, y: 0 }, { x: 10, y: 0 }] })).toMatchObject({ classes: "type-supports resting straight suggested", distances: "" });
    expect(paintLine({ ...line, points: [{ x: 0, y: 0 }, { x: 0, y: 0 }] })).toBeNull();
  });

  it("paints of a long line what a box needs of it, with its dashes where they were, and nothing of one that passes by", () => {
    const line = { key: "line:ln_a", id: "ln_a", type: "supports", suggested: true, state: "resting", dimmed: false } as const;
    const within = { x: 0, y: 0, width: 100, height: 100 };
    const points = [{ x: -1000, y: 50 }, { x: 2000, y: 50 }, { x: 2000, y: 900 }];
    expect(paintLine({ ...line, type: "applies", points }, within)).toMatchObject({ source: `${-1000 + 76 * 13}px 50px`, target: "99px 50px", distances: "" });
    expect(paintLine({ ...line, points: [{ x: -10, y: -10 }, { x: 500, y: -10 }] }, within)).toBeNull();
  });
});
