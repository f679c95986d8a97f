import { describe, expect, it } from "vitest";
import { findingFacets } from "#shared/finding/findingFacets.ts";
import { addPoint, linkPoints, setTags } from "#shared/forest/index.ts";
import { chainForest } from "#tests/support/chainForest.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("findingFacets", () => {
  it("offers what occurs, the most used first", () => {
    const forest = testForest();
    const wisdom = must(addPoint(forest, { title: "逻辑智慧", parentId: null, kind: "wisdom", layer: "base", wisdom: "logic" }));
    const module = must(addPoint(forest, { title: "溯本认知", parentId: wisdom, kind: "module" }));
    const a = must(addPoint(forest, { title: "甲", parentId: module }));
    const b = must(addPoint(forest, { title: "乙", parentId: module }));
    must(setTags(forest, { id: a, tags: ["少", "多"] }));
    must(setTags(forest, { id: b, tags: ["多"] }));
    must(linkPoints(forest, { from: a, to: b, type: "causes" }));
    const facets = findingFacets(forest.view);
    expect(facets.tags).toEqual([["多", 2], ["少", 1]]);
    expect([...facets.kinds]).toEqual([["wisdom", 1], ["module", 1], ["point", 2]]);
    expect(facets.modules).toEqual([module]);
    expect(facets.authors).toEqual([["pr_me", 4]]);
    expect([...facets.linkTypes]).toEqual([["causes", 1]]);
  });

  it("lists modules in the order of the outline, one below another included", () => {
    const forest = testForest();
    const first = must(addPoint(forest, { title: "一", parentId: null, kind: "module" }));
    const second = must(addPoint(forest, { title: "二", parentId: null, kind: "module" }));
    const below = must(addPoint(forest, { title: "一之一", parentId: first, kind: "module" }));
    const beside = must(addPoint(forest, { title: "一之二", parentId: first, kind: "module" }));
    must(addPoint(forest, { title: "叶", parentId: null }));
    expect(findingFacets(forest.view).modules).toEqual([first, below, beside, second]);
  });

  it("lists twenty thousand modules that stand one below the other without running out of stack", () => {
    const { modules } = findingFacets(chainForest(20_000, "module").view);
    expect([modules.length, modules[0], modules.at(-1)]).toEqual([20_000, "pt_0", "pt_19999"]);
  });
});
