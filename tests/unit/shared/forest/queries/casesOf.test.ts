import { describe, expect, it } from "vitest";
import { addPoint, casesOf, linkPoints } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("casesOf", () => {
  it("finds cases that grow at a point and cases that illustrate it, each once", () => {
    const forest = testForest();
    const point = must(addPoint(forest, { title: "原理", parentId: null }));
    const grown = must(addPoint(forest, { title: "长在这里", parentId: point, kind: "case" }));
    const far = must(addPoint(forest, { title: "别处的", parentId: null, kind: "case" }));
    must(linkPoints(forest, { from: grown, to: point, type: "illustrates" }));
    must(linkPoints(forest, { from: far, to: point, type: "illustrates" }));
    expect(casesOf(forest.view, point).map((each) => each.title)).toEqual(["长在这里", "别处的"]);
  });

  it("finds the cases of a link", () => {
    const forest = testForest();
    const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null })));
    if (a === undefined || b === undefined) throw new Error("not planted");
    const link = must(linkPoints(forest, { from: a, to: b, type: "causes" }));
    const shown = must(addPoint(forest, { title: "案例", parentId: a, kind: "case" }));
    must(linkPoints(forest, { from: shown, to: link, type: "illustrates" }));
    expect(casesOf(forest.view, link).map((each) => each.id)).toEqual([shown]);
  });
});
