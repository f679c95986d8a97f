import { describe, expect, it } from "vitest";
import { caseBalance, caseLinks } from "#shared/cases/index.ts";
import { addPoint, linkPoints } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("caseLinks", () => {
  it("tells what a case illustrates from what it speaks against, points and links alike", () => {
    const forest = testForest();
    const [a, b] = [must(addPoint(forest, { title: "让价", parentId: null })), must(addPoint(forest, { title: "下决定", parentId: null }))];
    const link = must(linkPoints(forest, { from: a, to: b, type: "causes" }));
    const story = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
    const other = must(addPoint(forest, { title: "另一个", parentId: null, kind: "case" }));
    must(linkPoints(forest, { from: story, to: a, type: "illustrates" }));
    must(linkPoints(forest, { from: b, to: story, type: "illustrates" }));
    must(linkPoints(forest, { from: story, to: link, type: "refutes" }));
    must(linkPoints(forest, { from: a, to: story, type: "refutes" }));
    must(linkPoints(forest, { from: other, to: link, type: "illustrates" }));
    const { illustrates, refutes } = caseLinks(forest.view, story);
    expect([illustrates.map(({ end }) => end), refutes.map(({ end }) => end)]).toEqual([[a, b], [link]]);
    expect(caseBalance(forest.view, link)).toEqual({ supporting: 1, opposing: 1 });
    expect(caseBalance(forest.view, a)).toEqual({ supporting: 1, opposing: 0 });
  });
});
