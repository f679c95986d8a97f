import { describe, expect, it } from "vitest";
import { addPoint, possibleParents } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("possibleParents", () => {
  it("offers the top level and the frames, and what a query finds, but never a place below what is moved", () => {
    const forest = testForest();
    const wisdom = must(addPoint(forest, { title: "智慧", parentId: null, kind: "wisdom" }));
    const module = must(addPoint(forest, { title: "模块", parentId: wisdom, kind: "module" }));
    const point = must(addPoint(forest, { title: "模样", parentId: module }));
    expect(possibleParents(forest.view, [], "")).toEqual([null, wisdom, module]);
    expect(possibleParents(forest.view, [module], "")).toEqual([null, wisdom]);
    expect([...possibleParents(forest.view, [], "模")].sort()).toEqual([module, point].sort());
    expect(possibleParents(forest.view, [module], "模")).toEqual([]);
  });
});
