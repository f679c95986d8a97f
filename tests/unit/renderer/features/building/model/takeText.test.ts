// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DialogRequest, OpenForest, ShellPort, ToastRequest } from "#renderer/runtime/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { takeText } from "#renderer/features/building/model/takeText.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let forest: OpenForest;
let uninstall: () => void;
let toasts: ToastRequest[];
let dialogs: DialogRequest[];
let shell: ShellPort;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  toasts = [];
  dialogs = [];
  shell = { ...createFakeShell(), toast: (request) => { toasts.push(request); }, openDialog: (request) => { dialogs.push(request); } };
});
afterEach(async () => {
  await forest.close();
  closeCaches();
  uninstall();
});

const text = (words: string) => ({ text: words, files: [] });

describe("takeText", () => {
  it("makes a point of one line at once, below what is selected, with a way back", async () => {
    const module = addTestPoint(forest, { title: "模块", kind: "module" });
    forest.selection.select([module]);
    await takeText(forest, shell, text("  今天学到的  "), null);
    expect(forest.view.children(module).map((id) => forest.view.point(id)?.title)).toEqual(["今天学到的"]);
    expect(forest.selection.get().ids).toEqual(forest.view.children(module));
    expect(toasts).toMatchObject([{ key: "building.toast.plantedOne", values: { title: "今天学到的" }, actionId: "edit.undo" }]);
    forest.undo();
    expect(forest.view.children(module)).toEqual([]);
  });

  it("makes a module of one line below a wisdom", async () => {
    const wisdom = addTestPoint(forest, { title: "智慧", kind: "wisdom" });
    await takeText(forest, shell, text("模块"), { parentId: wisdom });
    expect(forest.view.children(wisdom).map((id) => forest.view.point(id)?.kind)).toEqual(["module"]);
  });

  it("shows several lines first, with the place where they fell", async () => {
    const place = { parentId: null, afterId: null };
    await takeText(forest, shell, text("一\n二"), place);
    expect(forest.view.pointCount).toBe(0);
    expect(dialogs).toEqual([{ kind: "paste-outline", text: "一\n二", place }]);
  });

  it("shows files first, also those of one line, below each other", async () => {
    await takeText(forest, shell, { text: "", files: [new File(["- 一"], "甲.md"), new File(["- 二"], "乙.txt")] }, null);
    expect(dialogs).toEqual([{ kind: "paste-outline", text: "- 一\n- 二", place: { parentId: null } }]);
  });

  it("says which file is too large before reading it, and when there are no words", async () => {
    await takeText(forest, shell, { text: "", files: [new File(["长".repeat(80_000)], "全书.txt")] }, null);
    await takeText(forest, shell, text("---\n\n"), null);
    expect(toasts).toMatchObject([
      { key: "building.toast.textTooLarge", values: { name: "全书.txt", kilobytes: 200 } },
      { key: "building.textError.nothing-to-plant" },
    ]);
    expect(dialogs).toEqual([]);
  });
});
