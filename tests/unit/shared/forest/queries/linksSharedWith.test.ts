import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, linksSharedWith } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("linksSharedWith", () => {
  it("names links whose other end is shared, and links on those, but none that lead to something private", () => {
    const forest = testForest();
    const point = must(addPoint(forest, { title: "原理", parentId: null }));
    const own = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
    const other = must(addPoint(forest, { title: "别的", parentId: null, kind: "case" }));
    const toPoint = must(linkPoints(forest, { from: own, to: point, type: "illustrates" }));
    const onLink = must(linkPoints(forest, { from: point, to: toPoint, type: "supports" }));
    must(linkPoints(forest, { from: own, to: other, type: "resembles" }));
    expect(linksSharedWith(forest.view, own).map(({ id }) => id)).toEqual([toPoint, onLink]);
    expect(linksSharedWith(forest.view, point)).toEqual([]);
  });
});
