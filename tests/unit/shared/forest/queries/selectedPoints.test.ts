import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, removePoints, selectedBranches, selectedPoints } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("what is selected", () => {
  it("is the points that are present, in the order of the selection, without links", () => {
    const forest = testForest();
    const [one, two, gone] = ["一", "二", "没了"].map((title) => must(addPoint(forest, { title, parentId: null })));
    if (one === undefined || two === undefined || gone === undefined) throw new Error("not planted");
    const link = must(linkPoints(forest, { from: one, to: two, type: "supports" }));
    must(removePoints(forest, { ids: [gone], branch: true }));
    expect(selectedPoints(forest.view, [two, link, gone, one]).map((point) => point.id)).toEqual([two, one]);
  });

  it("is only the topmost of each branch when branches are taken", () => {
    const forest = testForest();
    const top = must(addPoint(forest, { title: "上", parentId: null }));
    const middle = must(addPoint(forest, { title: "中", parentId: top }));
    const below = must(addPoint(forest, { title: "下", parentId: middle }));
    const beside = must(addPoint(forest, { title: "旁", parentId: null }));
    expect(selectedBranches(forest.view, [below, beside, top])).toEqual([beside, top]);
    expect(selectedBranches(forest.view, [below, beside])).toEqual([below, beside]);
  });
});
