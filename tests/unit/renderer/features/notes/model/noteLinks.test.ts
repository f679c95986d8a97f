import { describe, expect, it } from "vitest";
import { likelyType, linksBetween, offeredTypes } from "#renderer/features/notes/model/noteLinks.ts";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("noteLinks", () => {
  it("takes a mention in a case for its instance unless the words say otherwise", () => {
    const forest = testForest();
    const own = must(addPoint(forest, { title: "一次报价", parentId: null, kind: "case" }));
    const point = must(addPoint(forest, { title: "报价", parentId: null }));
    expect([likelyType(forest.view, own, null), likelyType(forest.view, own, "causes"), likelyType(forest.view, point, null)]).toEqual(["illustrates", "causes", null]);
  });

  it("offers the likely type first, each once, and never the one that needs words of its own", () => {
    expect(offeredTypes("causes")[0]).toBe("causes");
    expect(new Set(offeredTypes("causes")).size).toBe(offeredTypes(null).length);
    expect(offeredTypes(null)).not.toContain("free");
  });

  it("sees links in either direction, and no others", () => {
    const forest = testForest();
    const [one, two, three] = ["一", "二", "三"].map((title) => must(addPoint(forest, { title, parentId: null })));
    if (one === undefined || two === undefined || three === undefined) throw new Error("three points");
    const there = must(linkPoints(forest, { from: one, to: two, type: "supports" }));
    const back = must(linkPoints(forest, { from: two, to: one, type: "causes" }));
    must(linkPoints(forest, { from: one, to: three, type: "supports" }));
    expect(linksBetween(forest.view, one, two).map(({ id }) => id)).toEqual([there, back]);
  });
});
