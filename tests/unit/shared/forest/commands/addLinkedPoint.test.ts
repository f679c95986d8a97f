import { describe, expect, it } from "vitest";
import { addLinkedPoint, addPoint, linkPoints, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));

describe("addLinkedPoint", () => {
  it("adds a point and the link to it in one step", () => {
    const forest = testForest();
    const [home, from] = [add(forest, "家"), add(forest, "甲")];
    const { pointId, linkId } = oneStep(forest, "addLinkedPoint", () => addLinkedPoint(forest, { title: "新", parentId: home, from, type: "causes", phrase: "带来", reason: "因为", pos: [1.6, 2] }));
    expect(forest.view.point(pointId)).toMatchObject({ title: "新", parentId: home, pos: [2, 2], doc: "forest" });
    expect(forest.view.link(linkId)).toMatchObject({ from, to: pointId, type: "causes", phrase: "带来", reason: "因为", doc: "forest" });
  });

  it("may come from a link, and is private as its parent and its start are", () => {
    const forest = testForest();
    const [a, b, own] = [add(forest, "甲"), add(forest, "乙"), add(forest, "私", { kind: "case" })];
    const link = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const onLink = must(addLinkedPoint(forest, { title: "评", parentId: null, from: link, type: "refutes" }));
    const fromOwn = must(addLinkedPoint(forest, { title: "由私", parentId: null, from: own, type: "supports" }));
    const inOwn = must(addLinkedPoint(forest, { title: "在私", parentId: own, from: a, type: "supports" }));
    expect([onLink, fromOwn, inOwn].map(({ pointId, linkId }) => [forest.view.point(pointId)?.doc, forest.view.link(linkId)?.doc])).toEqual([["forest", "forest"], ["forest", "personal"], ["personal", "personal"]]);
  });

  it("refuses what makes no sense", () => {
    const forest = testForest();
    const from = add(forest, "甲");
    const good = { title: "新", parentId: null, from, type: "supports" } as const;
    expect(refusedWhole(forest, () => addLinkedPoint(forest, { ...good, title: " " }))).toBe("invalid-title");
    expect(refusedWhole(forest, () => addLinkedPoint(forest, { ...good, parentId: "pt_none" }))).toBe("parent-missing");
    expect(refusedWhole(forest, () => addLinkedPoint(forest, { ...good, from: "pt_none" }))).toBe("end-missing");
    expect(refusedWhole(forest, () => addLinkedPoint(forest, { ...good, type: "free" }))).toBe("phrase-required");
    expect(refusedWhole(forest, () => addLinkedPoint(forest, { ...good, pos: [1e12, 0] }))).toBe("bad-place");
    expect(refusedWhole(forest, () => addLinkedPoint(forest, { ...good, reason: "字".repeat(2001) }))).toBe("too-long");
  });
});
