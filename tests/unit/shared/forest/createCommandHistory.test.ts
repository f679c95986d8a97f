import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, describePoint, linkPoints, removePoints, renameForest, renamePoint, setPersonName, sharePoint, startForest, UndoOrigin } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";
import { twoPeers } from "#tests/support/twoPeers.ts";

describe("the history of commands", () => {
  it("runs over both documents in the order things were done", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const open = must(addPoint(forest, { title: "开", parentId: null }));
    const own = must(addPoint(forest, { title: "私", parentId: open, kind: "case" }));
    must(linkPoints(forest, { from: own, to: open, type: "illustrates" }));
    expect(history.undoCommand).toBe("linkPoints");
    history.undo();
    history.undo();
    expect([forest.view.point(own), forest.view.pointCount, history.undoCommand, history.redoCommand]).toEqual([undefined, 1, "addPoint", "addPoint"]);
    history.redo();
    history.redo();
    expect([forest.view.linkCount, history.canRedo]).toEqual([1, false]);
  });

  it("says what became of the records, of a shared one that becomes private again too", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const id = must(addPoint(forest, { title: "私", parentId: null, kind: "case" }));
    must(renamePoint(forest, { id, title: "改" }));
    must(sharePoint(forest, { id }));
    const changesOf = (outcome: ReturnType<typeof history.undo>): unknown => (outcome.kind === "done" ? outcome.changes.map(({ doc, before, after }) => [doc, before?.["title"], after?.["title"]]) : null);
    expect(changesOf(history.undo())).toEqual([["personal", "改", "改"]]);
    expect(changesOf(history.undo())).toEqual([["personal", "改", "私"]]);
    expect(changesOf(history.undo())).toEqual([["personal", "私", undefined]]);
    expect(changesOf(history.redo())).toEqual([["personal", undefined, "私"]]);
  });

  it("says when there is nothing to do, and forgets what was undone after a new command", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    expect([history.undo(), history.redo(), history.canUndo]).toEqual([{ kind: "nothing" }, { kind: "nothing" }, false]);
    must(addPoint(forest, { title: "一", parentId: null }));
    history.undo();
    must(addPoint(forest, { title: "二", parentId: null }));
    expect([history.canRedo, history.redo()]).toEqual([false, { kind: "nothing" }]);
  });

  it("leaves alone what somebody else changed since, and counts it", () => {
    const { a, b, deliver } = twoPeers();
    const history = createCommandHistory(a.forest);
    const id = must(addPoint(a.forest, { title: "原", parentId: null }));
    must(renamePoint(a.forest, { id, title: "我的" }));
    deliver();
    must(renamePoint(b.forest, { id, title: "他的" }));
    must(describePoint(b.forest, { id, summary: "他的话" }));
    deliver();
    expect(history.undo()).toEqual({ kind: "done", command: "renamePoint", kept: 1, changes: [] });
    expect(a.forest.view.point(id)?.title).toBe("他的");
    expect(history.canRedo).toBe(false);
    expect(history.undo(), "the point holds somebody else's work").toEqual({ kind: "done", command: "addPoint", kept: 1, changes: [] });
    expect(a.forest.view.point(id)?.summary).toBe("他的话");
  });

  it("takes back only the fields that are still mine", () => {
    const { a, b, deliver } = twoPeers();
    const history = createCommandHistory(a.forest);
    const [p, q] = [must(addPoint(a.forest, { title: "p", parentId: null })), must(addPoint(a.forest, { title: "q", parentId: null }))];
    deliver();
    must(removePoints(a.forest, { ids: [p, q], branch: true }));
    deliver();
    b.forest.clock.advance(10);
    // SAFETY: what a restore and a second removal by the other person leave behind.
    (b.forest.docs.forest.getMap("points").get(q) as { set(key: string, value: number): void }).set("deletedAtMs", b.forest.clock.now());
    deliver();
    expect(history.undo()).toMatchObject({ kind: "done", kept: 1 });
    expect([a.forest.view.point(p)?.title, a.forest.view.point(q)]).toEqual(["p", undefined]);
  });

  it("keeps as many steps as it was told", () => {
    const forest = testForest();
    const history = createCommandHistory(forest, { limit: 3 });
    for (let i = 0; i < 5; i++) must(addPoint(forest, { title: `${i}`, parentId: null }));
    let undone = 0;
    while (history.undo().kind === "done") undone += 1;
    expect([undone, forest.view.pointCount]).toEqual([3, 2]);
  });

  it("names its transactions as undo, for the log and for readers", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    must(startForest(forest, { name: "森林" }));
    must(setPersonName(forest, { name: "我" }));
    must(renameForest(forest, { name: "新名" }));
    const origins: unknown[] = [];
    forest.docs.forest.on("update", (_bytes: Uint8Array, origin: unknown) => origins.push(origin));
    forest.view.onChange((change) => origins.push(change.origin));
    history.undo();
    expect(origins).toEqual([new UndoOrigin("renameForest"), "undo"]);
    expect(forest.view.meta.name).toBe("森林");
  });

  it("tells listeners, and stops when destroyed", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    let told = 0;
    const stop = history.onChange(() => told++);
    must(addPoint(forest, { title: "一", parentId: null }));
    history.undo();
    history.redo();
    expect(told).toBe(3);
    stop();
    history.undo();
    history.destroy();
    must(addPoint(forest, { title: "二", parentId: null }));
    expect([told, history.canUndo]).toEqual([3, false]);
  });
});
