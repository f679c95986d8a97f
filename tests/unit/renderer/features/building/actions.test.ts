// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linkPoints } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { buildingActions } from "#renderer/features/building/actions.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
let uninstall: () => void;
let shell: ReturnType<typeof createFakeShell>;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  shell = createFakeShell();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await forest.close();
  closeCaches();
  uninstall();
});

const actionOf = (id: string) => {
  const found = buildingActions.find((action) => action.id === id);
  if (found === undefined) throw new Error(`no action ${id}`);
  return found;
};
const context = (): ActionContext => ({ forest, selection: forest.selection.get().ids, shell });
const run = (id: string): void => actionOf(id).run(context());
const isEnabled = (id: string): boolean => actionOf(id).isEnabled(context());
const titles = (parentId: PointId | null): string[] => forest.view.children(parentId).map((id) => forest.view.point(id)?.title ?? "");
const select = (...ids: EndId[]): void => forest.selection.select(ids);

describe("copying", () => {
  it("writes the selected branches to the clipboard as an outline, each once", async () => {
    const writeText = vi.fn((_text: string) => Promise.resolve());
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
    const above = addTestPoint(forest, { title: "上", summary: "说明" });
    const below = addTestPoint(forest, { title: "下", parentId: above });
    const beside = addTestPoint(forest, { title: "旁" });
    select(beside, below, above);
    run("point.copy");
    await vi.waitFor(() => expect(shell.asked).toEqual(["toast building.toast.copied"]));
    expect(writeText).toHaveBeenCalledWith("- 上\n  说明\n  - 下\n- 旁");
  });

  it("leaves behind what only one person sees, unless it is selected itself", async () => {
    const writeText = vi.fn((_text: string) => Promise.resolve());
    vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
    const above = addTestPoint(forest, { title: "上" });
    const secret = addTestPoint(forest, { title: "谈崩的一次", parentId: above, kind: "case" });
    select(above);
    run("point.copy");
    await vi.waitFor(() => expect(shell.asked).toEqual(["toast building.toast.copiedShared"]));
    select(secret);
    run("point.copy");
    await vi.waitFor(() => expect(shell.asked).toHaveLength(2));
    expect(writeText.mock.calls).toEqual([["- 上"], ["- 谈崩的一次"]]);
  });

  it("leaves Ctrl+C to text that is marked on the page", () => {
    select(addTestPoint(forest, { title: "点" }));
    expect(isEnabled("point.copy")).toBe(true);
    vi.spyOn(window, "getSelection").mockReturnValue({ isCollapsed: false } as Selection);
    expect(isEnabled("point.copy")).toBe(false);
    vi.mocked(window.getSelection).mockRestore();
  });
});

describe("duplicating", () => {
  it("puts a copy right after the original and selects it; links to others come along only when asked for", () => {
    const point = addTestPoint(forest, { title: "点" });
    const other = addTestPoint(forest, { title: "别的" });
    must(forest.run(linkPoints, { from: point, to: other, type: "supports" }));
    select(point);
    run("point.duplicate");
    expect(titles(null)).toEqual(["点", "点building.copySuffix", "别的"]);
    expect(forest.selection.get().ids).toEqual([forest.view.children(null)[1]]);
    expect(forest.view.linkCount).toBe(1);
    select(point);
    run("point.duplicateLinked");
    expect(forest.view.linkCount).toBe(2);
    forest.undo();
    expect(forest.view.linkCount).toBe(1);
  });
});

describe("what is offered", () => {
  it("merges two or more, splits one, links two or more", () => {
    const [one, two] = [addTestPoint(forest, { title: "一" }), addTestPoint(forest, { title: "二" })];
    const offered = (): readonly boolean[] => ["point.merge", "point.linkMany", "point.split", "point.look"].map(isEnabled);
    expect(offered()).toEqual([false, false, false, false]);
    select(one);
    expect(offered()).toEqual([false, false, true, true]);
    select(one, two);
    expect(offered()).toEqual([true, true, false, true]);
    run("point.merge");
    expect(shell.asked).toEqual(["openDialog merge-points"]);
  });

  it("selects more from where one is, keeps the first one first, and says how many", () => {
    const [one, two] = [addTestPoint(forest, { title: "一" }), addTestPoint(forest, { title: "二" })];
    expect(isEnabled("select.sameKind")).toBe(false);
    select(two);
    run("select.all");
    expect(forest.selection.get().ids).toEqual([two, one]);
    expect(shell.asked).toEqual(["announce building.said.selected"]);
  });
});
