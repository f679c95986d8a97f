// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { movePoints, removePoints } from "#shared/forest/index.ts";
import { shellStore } from "#renderer/app/model/shellStore.ts";
import { stepBack } from "#renderer/app/model/stepBack.ts";
import { showToast, toasts } from "#renderer/app/model/toasts.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
forestForEach((opened) => { forest = opened; });
afterEach(() => {
  shellStore.setState({ place: "forest" });
  toasts.setState([], true);
});

describe("one step back", () => {
  it("says it and goes where it happened", () => {
    const shell = createFakeShell();
    const parent = addTestPoint(forest, { title: "上" });
    const id = addTestPoint(forest, { title: "点" });
    must(forest.run(movePoints, { ids: [id], parentId: parent }));
    forest.selection.select([parent]);
    stepBack(shell, forest, "undo");
    expect(shell.asked).toEqual(["toast actions.undoneWhat", "camera selection"]);
    expect(forest.selection.get().ids).toEqual([id]);
    stepBack(shell, forest, "redo");
    expect(shell.asked.slice(2)).toEqual(["toast actions.redoneWhat", "camera selection"]);
  });

  it("selects what came back, and nothing where all of it went", () => {
    const shell = createFakeShell();
    const id = addTestPoint(forest, { title: "点" });
    must(forest.run(removePoints, { ids: [id], branch: true }));
    stepBack(shell, forest, "undo");
    expect(forest.selection.get().ids).toEqual([id]);
    stepBack(shell, forest, "undo");
    expect([forest.selection.get().ids, shell.asked]).toEqual([[], ["toast actions.undoneWhat", "camera selection", "toast actions.undoneWhat"]]);
    stepBack(shell, forest, "undo");
    expect(shell.asked).toHaveLength(3);
  });

  it("leaves the selection alone where nobody sees it", () => {
    const shell = createFakeShell();
    const id = addTestPoint(forest, { title: "点" });
    const other = addTestPoint(forest, { title: "别的" });
    must(forest.run(removePoints, { ids: [id], branch: true }));
    forest.selection.select([other]);
    shellStore.setState({ place: "notes" });
    stepBack(shell, forest, "undo");
    expect([forest.selection.get().ids, shell.asked]).toEqual([[other], ["toast actions.undoneWhat"]]);
  });

  it("takes away an offer to undo: pressed now, it would undo something else", () => {
    addTestPoint(forest, { title: "点" });
    showToast({ tone: "success", key: "a.a", actionId: "edit.undo" });
    stepBack(createFakeShell(), forest, "undo");
    expect(toasts.getState()).toEqual([]);
  });
});
