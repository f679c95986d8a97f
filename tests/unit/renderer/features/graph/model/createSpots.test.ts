import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import { createSpots } from "#renderer/features/graph/model/createSpots.ts";

const packed = { rects: Float32Array.from([0, 0, 10, 10, 20, 0, 10, 10]), tints: new Uint8Array(2), shape: "card" } as const;

/** Two ids; every look at one of them is counted. */
function watched(): { readonly ids: readonly PointId[]; reads(): number } {
  let reads = 0;
  const ids: PointId[] = ["pt_a", "pt_b"];
  const counted = new Proxy(ids, {
    get(target, key) {
      if (key === "0" || key === "1") reads += 1;
      const value: unknown = Reflect.get(target, key);
      return value;
    },
  });
  return { ids: counted, reads: () => reads };
}

describe("createSpots", () => {
  it("knows the number of each point, and of no other", () => {
    const { numberOf } = createSpots({ ...packed, ids: ["pt_a", "pt_b"] });
    expect([numberOf("pt_a"), numberOf("pt_b"), numberOf("pt_c")]).toEqual([0, 1, undefined]);
  });

  it("numbers the points when it is first asked, and once", () => {
    const { ids, reads } = watched();
    const { numberOf } = createSpots({ ...packed, ids });
    expect(reads()).toBe(0);
    numberOf("pt_b");
    const first = reads();
    numberOf("pt_a");
    expect([first > 0, reads()]).toEqual([true, first]);
  });

  it("leaves the numbers to a lens that knows them", () => {
    const { ids, reads } = watched();
    expect([createSpots({ ...packed, ids }, () => 7).numberOf("pt_a"), reads()]).toEqual([7, 0]);
  });

  it("finds by place what it finds by number", () => {
    const { ids, grid } = createSpots({ ...packed, ids: ["pt_a", "pt_b"] });
    expect(grid.touching({ x: 25, y: 5, width: 0, height: 0 }).map((number) => ids[number])).toEqual(["pt_b"]);
  });
});
