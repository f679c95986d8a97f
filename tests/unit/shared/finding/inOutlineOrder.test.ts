import { describe, expect, it } from "vitest";
import { inOutlineOrder } from "#shared/finding/inOutlineOrder.ts";
import { addPoint } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("inOutlineOrder", () => {
  it("lists points as the outline does, whatever order they were found in", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const b = must(addPoint(forest, { title: "乙", parentId: null }));
    const below = must(addPoint(forest, { title: "甲一", parentId: a }));
    expect(inOutlineOrder(forest.view, new Set([b, below, a]))).toEqual([a, below, b]);
    expect(inOutlineOrder(forest.view, new Set([b]))).toEqual([b]);
  });
});
