import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linkPoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { draggedWith, moveByDrop, parentAt } from "#renderer/features/graph/model/moveByDrop.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

const rect = { x: 0, y: 0, width: 10, height: 10 };
let uninstall: () => void;
let forest: OpenForest;
let shell: ReturnType<typeof createFakeShell>;
let [a, b, below]: PointId[] = [];
const some = (id: PointId | undefined): PointId => id ?? "pt_none";

beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  shell = createFakeShell();
  a = addTestPoint(forest, { title: "甲" });
  b = addTestPoint(forest, { title: "乙" });
  below = addTestPoint(forest, { title: "甲一", parentId: a });
});
afterEach(() => { uninstall(); });

describe("parentAt", () => {
  it("means another parent, the top level included", () => {
    expect(parentAt(forest.view, [some(a)], some(b), rect)).toEqual({ kind: "parent", parentId: b, rect });
    expect(parentAt(forest.view, [some(below)], null, rect)).toEqual({ kind: "parent", parentId: null, rect });
  });

  it("means nothing where it would change nothing", () => {
    expect([parentAt(forest.view, [some(below)], some(a), rect), parentAt(forest.view, [some(a), some(b)], null, rect)]).toEqual([null, null]);
  });

  it("means nothing where it would close a circle", () => {
    expect([parentAt(forest.view, [some(a)], some(a), rect), parentAt(forest.view, [some(a)], some(below), rect), parentAt(forest.view, [some(b), some(a)], some(below), rect)]).toEqual([null, null, null]);
  });

  it("means something for several as soon as one of them would move", () => {
    expect(parentAt(forest.view, [some(a), some(below)], null, rect)?.kind).toBe("parent");
  });
});

describe("draggedWith", () => {
  it("moves the selection when the card is part of it, else only the card", () => {
    forest.selection.select([some(a), some(b)]);
    expect([draggedWith(forest, some(b)), draggedWith(forest, some(below))]).toEqual([[a, b], [below]]);
  });

  it("leaves out links and what is gone", () => {
    const link = must(forest.run(linkPoints, { from: some(a), to: some(b), type: "supports" }));
    forest.selection.select([link, some(a)]);
    expect(draggedWith(forest, some(a))).toEqual([a]);
  });
});

describe("moveByDrop", () => {
  it("moves below another parent by one command, selects what was moved and says where it went", () => {
    moveByDrop(forest, shell, [some(b), some(below)], { kind: "parent", parentId: some(a), rect });
    expect([forest.view.point(some(b))?.parentId, forest.selection.get().ids, shell.asked]).toEqual([a, [b, below], ["announce graph.announce.moved"]]);
    forest.undo();
    expect(forest.view.point(some(b))?.parentId).toBeNull();
  });

  it("moves to the top level", () => {
    moveByDrop(forest, shell, [some(below)], { kind: "parent", parentId: null, rect });
    expect([forest.view.point(some(below))?.parentId, shell.asked]).toEqual([null, ["announce graph.announce.movedToTop"]]);
  });

  it("says why when a move is refused, and changes nothing", () => {
    forest.selection.select([some(b)]);
    moveByDrop(forest, shell, [some(a)], { kind: "parent", parentId: some(below), rect });
    expect(shell.asked).toHaveLength(1);
    expect(shell.asked[0]).toMatch(/^toast graph\.moveRefused\./);
    expect([forest.view.point(some(a))?.parentId, forest.selection.get().ids]).toEqual([null, [b]]);
  });

  it("pins where something was let go, by one command, and keeps the selection", () => {
    forest.selection.select([some(b)]);
    moveByDrop(forest, shell, [some(a), some(below)], { kind: "pin", pins: [{ id: some(a), pos: [12, 34] }, { id: some(below), pos: [-5, 6] }], rect });
    expect([forest.view.point(some(a))?.pos, forest.view.point(some(below))?.pos, forest.selection.get().ids, shell.asked]).toEqual([[12, 34], [-5, 6], [b], ["announce graph.announce.pinned"]]);
    forest.undo();
    expect([forest.view.point(some(a))?.pos, forest.view.point(some(below))?.pos]).toEqual([null, null]);
  });

  it("says when a pin is refused", () => {
    moveByDrop(forest, shell, ["pt_gone"], { kind: "pin", pins: [{ id: "pt_gone", pos: [0, 0] }], rect });
    expect(shell.asked).toEqual(["toast graph.pinRefused"]);
  });
});
