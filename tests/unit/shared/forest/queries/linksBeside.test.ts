import { describe, expect, it } from "vitest";
import { addPoint, linkPoints, linksBeside, removeLinks, type LinkType } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("linksBeside", () => {
  it("finds the other live links between the same two ends, in either direction", () => {
    const forest = testForest();
    const [a, b, c] = ["甲", "乙", "丙"].map((title) => must(addPoint(forest, { title, parentId: null }))) as [PointId, PointId, PointId];
    const link = (from: EndId, to: EndId, type: LinkType): LinkId => must(linkPoints(forest, { from, to, type }));
    const one = link(a, b, "supports");
    const back = link(b, a, "causes");
    const gone = link(a, b, "refutes");
    link(a, c, "supports");
    must(removeLinks(forest, { ids: [gone] }));
    const record = forest.view.link(one);
    if (record === undefined) throw new Error("not planted");
    expect(linksBeside(forest.view, record).map((each) => each.id)).toEqual([back]);
  });
});
