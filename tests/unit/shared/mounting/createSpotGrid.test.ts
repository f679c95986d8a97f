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

/** The same rects; every look at a number of theirs is counted. */
function watched(rects: PackedRects): { readonly rects: PackedRects; reads(): number } {
  let reads = 0;
  const counted = new Proxy(rects, {
    get(target, key) {
      if (typeof key === "string" && /^\d+$/u.test(key)) reads += 1;
      const value: unknown = Reflect.get(target, key, target);
      return value;
    },
  });
  return { rects: counted, reads: () => reads };
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

  it("counts what touches a window, and looks no further than one beyond the limit", () => {
    const grid = createSpotGrid(packed(...Array.from({ length: 900 }, (_, i) => [(i % 30) * 20, Math.floor(i / 30) * 20, 10, 10] as const)));
    expect([grid.countTouching(all, 1000), grid.countTouching(all, 900), grid.countTouching(all, 899), grid.countTouching(all, 0)]).toEqual([900, 900, 900, 1]);
    expect([grid.countTouching({ x: 0, y: 0, width: 30, height: 10 }, 5), grid.countTouching({ x: -9, y: -9, width: 5, height: 5 }, 5)]).toEqual([2, 0]);
  });

  it("reads no more spots than it needs to see that there are too many", () => {
    const { rects, reads } = watched(packed(...Array.from({ length: 5000 }, (_, i) => [(i % 50) * 20, Math.floor(i / 50) * 20, 10, 10] as const)));
    const grid = createSpotGrid(rects);
    grid.countTouching(all, 0);
    const before = reads();
    grid.countTouching(all, 20);
    expect(reads() - before).toBeLessThan(21 * 8);
  });

  it("looks at no spot before it is asked", () => {
    const { rects, reads } = watched(packed([0, 0, 10, 10], [20, 0, 10, 10]));
    const grid = createSpotGrid(rects);
    expect([grid.count, reads()]).toEqual([2, 0]);
    expect([grid.touching(all), reads() > 0]).toEqual([[0, 1], true]);
  });
});
