import { describe, expect, it } from "vitest";
import { addPoint, addView, createCommandHistory, insertPointInLink, linkPoints, removeLinks, restoreLinks, reviewLink, setOpposing, sharePoint, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

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

  it("lets walks that halted at the old link halt at the first of the new ones; what people thought of the old one stays there", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    const old = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    must(reviewLink(forest, { id: old, verdict: "agreed" }));
    const spec = (id: string): string => JSON.stringify({ version: 1, stops: [{ ids: [a, id], note: "" }] });
    must(addView(forest, { kind: "walk", name: "路", spec: spec(old) }));
    const { firstId } = oneStep(forest, "insertPointInLink", () => insertPointInLink(forest, { linkId: old, title: "中间" }));
    expect(forest.view.views().map((view) => view.spec)).toEqual([spec(firstId)]);
    expect([forest.view.link(firstId)?.reviews, forest.view.trashedLink(old)?.reviews]).toEqual([[], [{ personId: "pr_me", verdict: "agreed" }]]);
  });

  it("tells nothing of the new links when the old one was shared and is private again", () => {
    const { a, b, deliver } = twoPeers();
    const [open, was] = [add(a.forest, "开"), add(a.forest, "曾共享", { kind: "case" })];
    const against = must(linkPoints(a.forest, { from: open, to: add(a.forest, "另"), type: "supports" }));
    const old = must(linkPoints(a.forest, { from: was, to: open, type: "supports" }));
    const history = createCommandHistory(a.forest);
    must(sharePoint(a.forest, { id: was }));
    deliver();
    const onLink = must(linkPoints(b.forest, { from: open, to: old, type: "supports" }));
    // Of two shared links the one with the smaller id carries the mark.
    must(setOpposing(b.forest, { a: against, b: old, opposing: true }));
    must(addView(b.forest, { kind: "walk", name: "路", spec: JSON.stringify([old]) }));
    deliver();
    history.undo();
    const before = JSON.stringify(a.forest.docs.forest.toJSON());
    const { firstId } = must(insertPointInLink(a.forest, { linkId: old, title: "私密" }));
    expect([JSON.stringify(a.forest.docs.forest.toJSON()) === before, before.includes(onLink), before.includes(firstId)]).toEqual([true, true, false]);
    expect(a.forest.view.link(firstId)).toMatchObject({ doc: "personal", opposes: [against] });
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
