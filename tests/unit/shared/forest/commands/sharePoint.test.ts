import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, linkPoints, movePoints, removePoints, renamePoint, restorePoints, sharePoint, type ForestChange } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

describe("sharePoint", () => {
  it("shows a case to everyone under the same id, with the links whose other end is shared", () => {
    const { a, b, deliver } = twoPeers();
    const point = must(addPoint(a.forest, { title: "原理", parentId: null }));
    const own = must(addPoint(a.forest, { title: "案例", parentId: point, kind: "case", summary: "经过" }));
    const other = must(addPoint(a.forest, { title: "别的", parentId: null, kind: "case" }));
    const toPoint = must(linkPoints(a.forest, { from: own, to: point, type: "illustrates" }));
    const onLink = must(linkPoints(a.forest, { from: point, to: toPoint, type: "supports" }));
    const toOther = must(linkPoints(a.forest, { from: own, to: other, type: "resembles" }));
    deliver();
    expect(b.forest.view.pointCount).toBe(1);
    const changes: ForestChange[] = [];
    a.forest.view.onChange((change) => changes.push(change));
    must(sharePoint(a.forest, { id: own }));
    expect(changes).toHaveLength(1);
    deliver();
    expect(b.forest.view.point(own)).toMatchObject({ title: "案例", summary: "经过", parentId: point, doc: "forest" });
    expect([b.forest.view.link(toPoint)?.live, b.forest.view.link(onLink)?.live, b.forest.view.link(toOther)]).toEqual([true, true, undefined]);
    expect([a.forest.view.link(toOther)?.doc, a.forest.view.linkCount]).toEqual(["personal", 3]);
  });

  it("refuses what is shared already, what is missing, and what stands under something private", () => {
    const forest = testForest();
    const open = must(addPoint(forest, { title: "开", parentId: null }));
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    const below = must(addPoint(forest, { title: "下", parentId: own }));
    expect(refusal(sharePoint(forest, { id: open }))).toBe("already-shared");
    expect(refusal(sharePoint(forest, { id: "pt_none" }))).toBe("point-missing");
    expect(refusal(sharePoint(forest, { id: below }))).toBe("parent-private");
  });

  it("does not give away the id of a private parent in the trash", () => {
    const forest = testForest();
    const own = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    const below = must(addPoint(forest, { title: "下", parentId: own }));
    must(removePoints(forest, { ids: [own], branch: false }));
    must(sharePoint(forest, { id: below }));
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain(`"${own}"`);
    must(restorePoints(forest, { ids: [own] }));
    expect(forest.view.point(below)?.parentId).toBeNull();
  });

  it("does not give away where among private points it stood, and has it again when it is taken back", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const secret = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    const open = must(addPoint(forest, { title: "开", parentId: null }));
    const own = must(addPoint(forest, { title: "案", parentId: secret, kind: "case" }));
    must(movePoints(forest, { ids: [own], parentId: open }));
    const seats = forest.view.point(own)?.seats;
    expect(seats?.map(({ branchId }) => branchId)).toEqual([secret]);
    must(sharePoint(forest, { id: own }));
    expect(forest.view.point(own)).toMatchObject({ doc: "forest", parentId: open });
    expect(forest.view.point(own)?.seats?.map(({ tree, branchId }) => [tree, branchId])).toEqual([["meadow", own]]);
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain(secret);
    history.undo();
    expect(forest.view.point(own)).toMatchObject({ doc: "personal", seats });
  });

  it("keeps its places in shared trees, and names no private one", () => {
    const forest = testForest();
    const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null, kind: "module" }))) as [PointId, PointId];
    const hidden = must(addPoint(forest, { title: "私树", parentId: null, kind: "module", isPrivate: true }));
    const branch = must(addPoint(forest, { title: "枝", parentId: a }));
    const own = must(addPoint(forest, { title: "案", parentId: branch, kind: "case" }));
    const bornMs = forest.clock.now();
    forest.clock.advance(5_000);
    must(movePoints(forest, { ids: [own], parentId: hidden }));
    must(movePoints(forest, { ids: [own], parentId: b }));
    must(sharePoint(forest, { id: own }));
    expect(forest.view.point(own)?.seats?.map(({ tree, sinceMs, branchId }) => [tree, sinceMs, branchId])).toEqual(expect.arrayContaining([[a, bornMs, branch], [b, bornMs + 5_000, own]]));
    expect(forest.view.point(own)?.seats).toHaveLength(2);
    expect(JSON.stringify(forest.docs.forest.toJSON())).not.toContain(hidden);
  });

  it("is taken back by undo, may be edited in private, and is shared again as it then is", () => {
    const { a, b, deliver } = twoPeers();
    const history = createCommandHistory(a.forest);
    const own = must(addPoint(a.forest, { title: "初稿", parentId: null, kind: "case", summary: "旧" }));
    must(sharePoint(a.forest, { id: own }));
    deliver();
    history.undo();
    deliver();
    expect([a.forest.view.point(own)?.doc, b.forest.view.point(own)]).toEqual(["personal", undefined]);
    must(renamePoint(a.forest, { id: own, title: "定稿" }));
    must(sharePoint(a.forest, { id: own }));
    deliver();
    expect(b.forest.view.point(own)?.title).toBe("定稿");
    history.undo();
    history.redo();
    deliver();
    expect(b.forest.view.point(own)?.title).toBe("定稿");
  });

  it("stays shared when somebody has worked on it before the undo", () => {
    const { a, b, deliver } = twoPeers();
    const history = createCommandHistory(a.forest);
    const own = must(addPoint(a.forest, { title: "案例", parentId: null, kind: "case" }));
    must(sharePoint(a.forest, { id: own }));
    deliver();
    must(renamePoint(b.forest, { id: own, title: "改过的案例" }));
    deliver();
    expect(history.undo()).toMatchObject({ kind: "done", kept: 1 });
    expect(a.forest.view.point(own)).toMatchObject({ title: "改过的案例", doc: "forest" });
  });
});
