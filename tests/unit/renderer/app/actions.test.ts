// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { linkPoints } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { loadLanguage } from "#renderer/i18n/index.ts";
import { allActions } from "#renderer/app/actions.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
forestForEach((opened) => { forest = opened; });

/** What may be selected, from nothing to both kinds at once. */
function selections(): ReadonlyMap<string, readonly EndId[]> {
  const module = addTestPoint(forest, { title: "模块", kind: "module" });
  const point = addTestPoint(forest, { title: "点", parentId: module });
  const secret = addTestPoint(forest, { title: "案例", kind: "case" });
  const link = must(forest.run(linkPoints, { from: module, to: point, type: "supports" }));
  return new Map<string, readonly EndId[]>([
    ["nothing", []], ["a point", [point]], ["a private case", [secret]], ["two points", [point, module]], ["a link", [link]], ["a point and a link", [point, link]],
  ]);
}

/** The same key press, however it is written. */
const pressOf = (shortcut: string): string => shortcut.endsWith("+") ? shortcut : [...shortcut.split("+").slice(0, -1).sort(), shortcut.split("+").at(-1)?.toUpperCase()].join("+");

function clashes(context: ActionContext): string[] {
  const taken = new Map<string, string>();
  const found: string[] = [];
  for (const action of allActions.filter((each) => each.isEnabled(context))) {
    for (const shortcut of action.shortcuts) {
      const press = pressOf(shortcut);
      const other = taken.get(press);
      if (other !== undefined && other !== action.id) found.push(`${press}: ${other}, ${action.id}`);
      taken.set(press, action.id);
    }
  }
  return found;
}

describe("allActions", () => {
  it("gives every action an id of its own", () => {
    const ids = allActions.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.length).toBeGreaterThan(30);
  });

  it("never has two enabled actions on one key, whatever is selected", () => {
    const shell = createFakeShell();
    for (const [what, selection] of selections()) {
      forest.selection.select(selection);
      expect(clashes({ forest, selection, shell }), what).toEqual([]);
    }
    expect(clashes({ forest: null, selection: [], shell })).toEqual([]);
  });

  it("keeps single keys away from text fields", () => {
    const bold = allActions.filter((action) => !action.outsideTextOnly && action.shortcuts.some((shortcut) => !/Mod|Ctrl|^(Shift\+)?F\d/.test(shortcut)));
    expect(bold.map(({ id }) => id)).toEqual([]);
  });

  it.each(["zh-CN", "en"] as const)("has a name in %s for every action", async (language) => {
    const texts: unknown = await loadLanguage(language);
    const textOf = (key: string): unknown => key.split(".").reduce<unknown>((room, part) => (typeof room === "object" && room !== null ? Reflect.get(room, part) : undefined), texts);
    expect(allActions.filter(({ labelKey }) => typeof textOf(labelKey) !== "string").map(({ labelKey }) => labelKey)).toEqual([]);
  });

  it("undoes and says so, and tells when somebody else's words were kept", () => {
    const shell = createFakeShell();
    addTestPoint(forest, { title: "点" });
    const undo = allActions.find(({ id }) => id === "edit.undo");
    const context: ActionContext = { forest, selection: [], shell };
    expect(undo?.isEnabled(context)).toBe(true);
    undo?.run(context);
    expect(forest.view.pointCount).toBe(0);
    expect(shell.asked).toEqual(["toast actions.undoneWhat"]);
    expect(undo?.isEnabled(context)).toBe(false);
  });
});
