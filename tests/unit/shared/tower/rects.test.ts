import { describe, expect, it } from "vitest";
import { around, encloses, grown, holds, meets, overlaps, type Rect } from "#shared/tower/index.ts";

const ROOM: Rect = { x: 10, y: 20, width: 100, height: 50 };

describe("holds", () => {
  it("counts the edges in", () => {
    expect([{ x: 10, y: 20 }, { x: 110, y: 70 }, { x: 60, y: 40 }, { x: 9, y: 40 }, { x: 60, y: 71 }].map((place) => holds(ROOM, place))).toEqual([true, true, true, false, false]);
  });
});

describe("encloses", () => {
  it("wants all of the inner one, edges counted in", () => {
    expect([ROOM, { x: 20, y: 30, width: 5, height: 5 }, { ...ROOM, width: 101 }, { ...ROOM, y: 19 }].map((inner) => encloses(ROOM, inner))).toEqual([true, true, false, false]);
  });
});

describe("meets and overlaps", () => {
  it("differ where two only share an edge", () => {
    const beside: Rect = { x: 110, y: 20, width: 5, height: 5 };
    const below: Rect = { x: 10, y: 70, width: 5, height: 5 };
    const across: Rect = { x: 0, y: 30, width: 200, height: 1 };
    const apart: Rect = { x: 111, y: 20, width: 5, height: 5 };
    expect([beside, below, across, apart].map((other) => [meets(ROOM, other), meets(other, ROOM), overlaps(ROOM, other), overlaps(other, ROOM)])).toEqual([
      [true, true, false, false], [true, true, false, false], [true, true, true, true], [false, false, false, false],
    ]);
  });
});

describe("around", () => {
  it("is the box around several", () => {
    expect(around([{ x: 0, y: 5, width: 10, height: 10 }, { x: -20, y: 0, width: 5, height: 5 }])).toEqual({ x: -20, y: 0, width: 30, height: 15 });
  });

  it("is the one itself around a single one, and takes a whole forest", () => {
    expect(around([ROOM])).toEqual(ROOM);
    expect(around(Array.from({ length: 300_000 }, (_, index): Rect => ({ x: index, y: 0, width: 1, height: 2 })))).toEqual({ x: 0, y: 0, width: 300_000, height: 2 });
  });
});

describe("grown", () => {
  it("is larger on each side, alike or by its own measure across and down", () => {
    expect([grown(ROOM, 4), grown(ROOM, { x: 10, y: -5 })]).toEqual([{ x: 6, y: 16, width: 108, height: 58 }, { x: 0, y: 25, width: 120, height: 40 }]);
  });
});
