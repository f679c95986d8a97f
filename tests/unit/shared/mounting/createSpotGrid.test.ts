import { describe, expect, it } from "vitest";
import { createSpotGrid, type PackedRects } from "#shared/mounting/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

type Box = Parameters<ReturnType<typeof createSpotGrid>["touching"]>[0];

const packed = (...spots: readonly (readonly [number, number, number, number])[]): PackedRects => Float32Array.from(spots.flat());
const all: Box = { x: -1e9, y: -1e9, width: 2e9, height: 2e9 };

function naive(rects: PackedRects, { x, y, width, height }: Box): number[] {
  const found: number[] = [];
  for (let spot = 0; spot < rects.length / 4; spot += 1) {
    const [left = 0, top = 0, wide = 0, high = 0] = rects.subarray(spot * 4, spot * 4 + 4);
    if (left <= x + width && top <= y + height && left + wide >= x && top + high >= y) found.push(spot);
  }
  return found;
}

describe("createSpotGrid", () => {
  it("finds nothing where nothing stands", () => {
    const grid = createSpotGrid(new Float32Array(0));
    expect([grid.count, grid.touching(all), grid.touching({ x: 0, y: 0, width: 0, height: 0 })]).toEqual([0, [], []]);
  });

  it("finds the one spot there is by any place on it, its edges included, and by none beside it", () => {
    const grid = createSpotGrid(packed([10, 20, 100, 40]));
    const at = (x: number, y: number): number[] => grid.touching({ x, y, width: 0, height: 0 });
    expect([at(10, 20), at(110, 60), at(50, 40)]).toEqual([[0], [0], [0]]);
    expect([at(9.9, 40), at(110.1, 40), at(50, 19.9), at(50, 60.1)]).toEqual([[], [], [], []]);
  });

  it("finds spots that stand one upon the other, the last one last", () => {
    const grid = createSpotGrid(packed([0, 0, 10, 10], [0, 0, 10, 10], [0, 0, 10, 10]));
    expect(grid.touching({ x: 5, y: 5, width: 0, height: 0 })).toEqual([0, 1, 2]);
  });

  it("finds a spot that reaches into the window from far outside", () => {
    const grid = createSpotGrid(packed([0, 0, 5000, 4], ...Array.from({ length: 400 }, (_, i) => [i * 12, 40, 10, 10] as const)));
    expect(grid.touching({ x: 4500, y: 0, width: 100, height: 8 })).toEqual([0]);
  });

  it.each([
    ["one long row", (i: number) => [i * 130, 0, 120, 40] as const],
    ["one tall column", (i: number) => [0, i * 50, 120, 40] as const],
    ["a diagonal", (i: number) => [i * 30, i * 30, 120, 40] as const],
    ["two crowds far apart", (i: number) => [(i % 2) * 1e6 + (i % 40), i % 37, 4, 4] as const],
  ])("answers like a naive search when the picture is %s", (_, place) => {
    const rects = packed(...Array.from({ length: 3000 }, (__, i) => place(i)));
    const grid = createSpotGrid(rects);
    const random = seededRandom(7);
    for (let i = 0; i < 200; i += 1) {
      const spot = random.below(3000);
      const window = { x: (rects[spot * 4] ?? 0) - random.below(400), y: (rects[spot * 4 + 1] ?? 0) - random.below(400), width: random.below(900), height: random.below(900) };
      expect(grid.touching(window)).toEqual(naive(rects, window));
    }
  });

  it("answers a small window over two hundred thousand spots with the few that stand there", () => {
    const rects = new Float32Array(200_000 * 4);
    for (let i = 0; i < 200_000; i += 1) rects.set([(i % 500) * 100, Math.floor(i / 500) * 50, 80, 30], i * 4);
    const grid = createSpotGrid(rects);
    const window = { x: 25_000, y: 10_000, width: 1000, height: 500 };
    expect(grid.touching(window)).toEqual(naive(rects, window));
    expect(grid.touching(all)).toHaveLength(200_000);
  });
});
