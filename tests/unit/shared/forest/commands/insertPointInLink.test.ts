import { describe, expect, it } from "vitest";
import { addPoint, insertPointInLink, linkPoints, removeLinks, restoreLinks, setOpposing, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

const add = (forest: TestForest, title: string, more: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...more }));

describe("insertPointInLink", () => {
  it("leads over a new point: the first link says what the old one said, and carries what stood on it", () => {
    const forest = testForest();
    const root = add(forest, "根");
    const [a, next, b] = [add(forest, "甲", { parentId: root }), add(forest, "邻", { parentId: root }), add(forest, "乙")];
    const old = must(linkPoints(forest, { from: a, to: b, type: "causes", phrase: "带来", reason: "因为" }));
    const about = must(linkPoints(forest, { from: next, to: old, type: "supports" }));
    const trashed = must(linkPoints(forest, { from: b, to: old, type: "supports" }));
    const against = must(linkPoints(forest, { from: a, to: next, type: "supports" }));
    must(setOpposing(forest, { a: old, b: against, opposing: true }));
    must(removeLinks(forest, { ids: [trashed] }));
    const { pointId, firstId, secondId } = oneStep(forest, "insertPointInLink", () => insertPointInLink(forest, { linkId: old, title: "中间", pos: [3.4, -0.2] }));
    expect(forest.view.children(root)).toEqual([a, pointId, next]);
    expect(forest.view.point(pointId)).toMatchObject({ title: "中间", kind: "point", pos: [3, 0] });
    expect([firstId, secondId].map((id) => forest.view.link(id))).toMatchObject([{ from: a, to: pointId, type: "causes", phrase: "带来", reason: "因为", opposes: [against] }, { from: pointId, to: b, type: "causes", phrase: "", reason: "" }]);
    must(restoreLinks(forest, { ids: [trashed] }));
    expect([about, trashed].map((id) => forest.view.link(id)?.to)).toEqual([firstId, firstId]);
    expect(forest.view.trashedLink(old)).toBeDefined();
  });

  it("goes on with the type that was chosen, at the place that was chosen", () => {
    const forest = testForest();
    const [a, b, home] = [add(forest, "甲"), add(forest, "乙"), add(forest, "家")];
    const free = must(linkPoints(forest, { from: a, to: b, type: "free", phrase: "通向" }));
    const { pointId, secondId } = must(insertPointInLink(forest, { linkId: free, title: "中间", parentId: home }));
    expect([forest.view.point(pointId)?.parentId, forest.view.link(secondId)?.phrase]).toEqual([home, "通向"]);
    const again = must(insertPointInLink(forest, { linkId: secondId, title: "再中间", secondType: "refutes" }));
    expect(forest.view.link(again.secondId)).toMatchObject({ type: "refutes", phrase: "" });
  });

  it("works on a link that joins links", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    const low = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const high = must(linkPoints(forest, { from: low, to: a, type: "supports" }));
    const { pointId, firstId } = must(insertPointInLink(forest, { linkId: high, title: "中间" }));
    expect([forest.view.link(firstId)?.from, forest.view.children(null)]).toEqual([low, [a, pointId, b]]);
  });

  it("is private in a private link, and never takes a shared link over a private place", () => {
    const forest = testForest();
    const [a, b, own] = [add(forest, "甲"), add(forest, "乙"), add(forest, "私", { kind: "case" })];
    const shared = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const secret = must(linkPoints(forest, { from: a, to: own, type: "supports" }));
    const made = must(insertPointInLink(forest, { linkId: secret, title: "私密" }));
    expect([forest.view.point(made.pointId)?.doc, forest.view.link(made.firstId)?.doc, forest.view.link(made.secondId)?.doc]).toEqual(["personal", "personal", "personal"]);
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain("私密");
    expect(refusedWhole(forest, () => insertPointInLink(forest, { linkId: shared, title: "题", parentId: own }))).toBe("end-private");
    expect(must(insertPointInLink(forest, { linkId: shared, title: "公开案例", kind: "case" })).pointId).toSatisfy((id: PointId) => forest.view.point(id)?.doc === "forest");
  });

  it("refuses what makes no sense", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    const link = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    expect(refusedWhole(forest, () => insertPointInLink(forest, { linkId: "ln_none", title: "题" }))).toBe("link-missing");
    expect(refusedWhole(forest, () => insertPointInLink(forest, { linkId: link, title: "" }))).toBe("invalid-title");
    expect(refusedWhole(forest, () => insertPointInLink(forest, { linkId: link, title: "题", parentId: "pt_none" }))).toBe("parent-missing");
    expect(refusedWhole(forest, () => insertPointInLink(forest, { linkId: link, title: "题", secondType: "free" }))).toBe("phrase-required");
    expect(refusedWhole(forest, () => insertPointInLink(forest, { linkId: link, title: "题", pos: [Number.NaN, 0] }))).toBe("bad-place");
  });
});
