import { describe, expect, it } from "vitest";
import { focusActions } from "#renderer/features/graph/lenses/focus/focusActions.ts";
import { focusOptionsOf } from "#renderer/features/graph/lenses/focus/focusOptions.ts";
import type { ActionContext } from "#renderer/runtime/index.ts";
import { afterEach, beforeEach } from "vitest";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";

let uninstall: () => void;
beforeEach(() => { uninstall = installBridge(createFakeBridge()); });
afterEach(() => { uninstall(); });

async function context(lens: "tower" | "focus") {
  const forest = await openTestForest();
  const shell = { ...createFakeShell(), currentLens: () => lens };
  const now = (): ActionContext => ({ forest, shell, selection: forest.selection.get().ids });
  const action = (id: string) => focusActions.find((each) => each.id === id);
  return { forest, shell, run: (id: string) => { action(id)?.run(now()); }, isEnabled: (id: string) => action(id)?.isEnabled(now()) };
}

describe("focusActions", () => {
  it("puts what is selected in the middle, and brings the focus to the screen from another lens", async () => {
    const { forest, shell, run, isEnabled } = await context("tower");
    const id = addTestPoint(forest, { title: "动机" });
    expect(isEnabled("focus.centre")).toBe(false);
    forest.selection.select([id]);
    expect([isEnabled("focus.centre"), isEnabled("focus.reasons")]).toEqual([true, false]);
    run("focus.centre");
    expect([focusOptionsOf(forest).get().centre, shell.asked.includes("lens focus")]).toEqual([id, true]);
  });

  it("offers only what would change something", async () => {
    const { forest, run, isEnabled } = await context("focus");
    focusOptionsOf(forest).walkTo(addTestPoint(forest, { title: "甲" }));
    focusOptionsOf(forest).walkTo(addTestPoint(forest, { title: "乙" }));
    expect(["back", "forward", "deeper", "shallower"].map((name) => isEnabled(`focus.${name}`))).toEqual([true, false, false, true]);
    run("focus.back");
    run("focus.shallower");
    run("focus.reasons");
    expect(["back", "forward", "deeper", "shallower"].map((name) => isEnabled(`focus.${name}`))).toEqual([false, true, true, false]);
    expect(focusOptionsOf(forest).get().showsReasons).toBe(true);
  });
});
