import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, renamePoint, type ForestChange } from "#shared/forest/index.ts";
import { transactForest } from "#shared/forest/transact.ts";
import { must, testForest } from "#tests/support/testForest.ts";
import { viewSnapshot } from "#tests/support/viewSnapshot.ts";

describe("transactForest", () => {
  it("leaves nothing behind when the body throws half-way", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "题", parentId: null }));
    const history = createCommandHistory(forest);
    const before = viewSnapshot(forest.view);
    expect(() =>
      transactForest(forest, "broken", (writer) => {
        writer.set({ doc: "forest", root: "points", id }, "title", "半");
        writer.create({ doc: "personal", root: "points", id: "pt_half" }, { kind: "point", title: "半", order: "a0", createdAtMs: 1 });
        throw new Error("bug");
      }),
    ).toThrow("bug");
    expect(viewSnapshot(forest.view)).toEqual(before);
    expect(history.canUndo).toBe(false);
    must(renamePoint(forest, { id, title: "好" }));
  });

  it("refuses commands from a listener of the view, whose error reaches the caller after everybody was told", () => {
    const forest = testForest();
    const heard: ForestChange[] = [];
    forest.view.onChange(() => void addPoint(forest, { title: "回声", parentId: null }));
    forest.view.onChange((change) => heard.push(change));
    expect(() => addPoint(forest, { title: "题", parentId: null })).toThrow("must not change");
    expect([heard.length, forest.view.pointCount]).toEqual([1, 1]);
  });

  it("sends the bytes of a command even when a reader throws", () => {
    const forest = testForest();
    let updates = 0;
    forest.docs.forest.on("update", () => updates++);
    forest.view.onChange(() => {
      throw new Error("reader");
    });
    expect(() => addPoint(forest, { title: "一", parentId: null })).toThrow("reader");
    expect(() => addPoint(forest, { title: "二", parentId: null })).toThrow("reader");
    expect(updates).toBe(2);
  });

  it("knows no forest that was destroyed", () => {
    const forest = testForest();
    forest.destroy();
    expect(() => addPoint(forest, { title: "题", parentId: null })).toThrow("not an open forest");
  });
});
