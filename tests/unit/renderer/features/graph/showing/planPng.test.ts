import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { largestScale, MAX_AREA_PX, MAX_SIDE_PX, planPng } from "#renderer/features/graph/showing/planPng.ts";

const sizes = fc.record({ widthPx: fc.integer({ min: 1, max: 60_000 }), heightPx: fc.integer({ min: 1, max: 60_000 }) });

describe("planPng", () => {
  it("takes one file as long as Chromium can draw it", () => {
    expect(planPng({ widthPx: 1_000, heightPx: 800 }, 2)).toEqual({ kind: "one", widthPx: 2_000, heightPx: 1_600, tiles: [{ row: 1, column: 1, x: 0, y: 0, widthPx: 2_000, heightPx: 1_600 }] });
    expect([planPng({ widthPx: MAX_SIDE_PX, heightPx: 10 }, 1).kind, planPng({ widthPx: MAX_SIDE_PX + 1, heightPx: 10 }, 1).kind]).toEqual(["one", "tiles"]);
    expect([planPng({ widthPx: 8_192, heightPx: 8_192 }, 1).kind, planPng({ widthPx: 8_192, heightPx: 8_193 }, 1).kind]).toEqual(["one", "tiles"]);
  });

  it("covers the picture with tiles, each px once, none larger than the cap", () => {
    fc.assert(fc.property(sizes, fc.constantFrom(1, 1.5, 2, 4), (size, scale) => {
      const plan = planPng(size, scale);
      if (plan.kind === "too-large") return;
      const covered = plan.tiles.reduce((sum, tile) => sum + tile.widthPx * tile.heightPx, 0);
      expect(covered).toBe(plan.widthPx * plan.heightPx);
      expect(plan.tiles.every((tile) => tile.widthPx > 0 && tile.heightPx > 0 && tile.x + tile.widthPx <= plan.widthPx && tile.y + tile.heightPx <= plan.heightPx)).toBe(true);
      expect(plan.tiles.every((tile) => tile.widthPx <= MAX_SIDE_PX && tile.heightPx <= MAX_SIDE_PX && tile.widthPx * tile.heightPx <= MAX_AREA_PX)).toBe(true);
      expect(new Set(plan.tiles.map(({ row, column }) => `${row}-${column}`)).size).toBe(plan.tiles.length);
    }));
  });

  it("numbers tiles from 1, row by row", () => {
    const plan = planPng({ widthPx: 5_000, heightPx: 4_500 }, 2);
    expect(plan).toMatchObject({ kind: "tiles", rows: 3, columns: 3 });
    expect(plan.tiles.slice(0, 4).map(({ row, column, x, y }) => [row, column, x, y])).toEqual([[1, 1, 0, 0], [1, 2, 4_096, 0], [1, 3, 8_192, 0], [2, 1, 0, 4_096]]);
  });

  it("refuses what would be too many tiles", () => {
    expect(planPng({ widthPx: 100_000, heightPx: 100 }, 4).kind).toBe("too-large");
  });

  it("offers the largest scale that is one file", () => {
    fc.assert(fc.property(sizes, (size) => {
      const scale = largestScale(size);
      if (scale > 0) expect(planPng(size, scale).kind).toBe("one");
    }));
    expect(largestScale({ widthPx: 10_000, heightPx: 4_000 })).toBe(1.29);
  });
});
