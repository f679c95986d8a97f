// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addView, renamePoint, sharePoint } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { showingActions } from "#renderer/features/graph/showing/actions.ts";
import { lastWalk, presenting } from "#renderer/features/graph/showing/walks/presenting.ts";
import { parseWalk } from "#renderer/features/graph/showing/walks/walkSpec.ts";
import { walksOf } from "#renderer/features/graph/showing/walks/walksOf.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
let shell: ReturnType<typeof createFakeShell>;
let points: PointId[];

forestForEach((opened) => { forest = opened; });
beforeEach(() => {
  shell = createFakeShell();
  points = ["起点", "中间", "终点"].map((title) => addTestPoint(forest, { title }));
});
afterEach(() => {
  presenting.set(null);
  lastWalk.set(null);
});

const context = (selection: readonly EndId[]): ActionContext => ({ forest, shell, selection });
function action(id: string) {
  const found = showingActions.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}
const stopsOf = (index: number): unknown => parseWalk(walksOf(forest.view)[index]?.spec ?? "")?.stops.map(({ ids }) => ids);

describe("walk.create", () => {
  it("makes a stop of each selected point, in their order, and opens it for editing", () => {
    action("walk.create").run(context([...points].reverse()));
    expect([walksOf(forest.view).map(({ name }) => name), stopsOf(0), shell.asked]).toEqual([["终点 → 起点"], [...points].reverse().map((id) => [id]), ["openDialog walks"]]);
  });

  it("is named after a single point, and undone in one step", () => {
    action("walk.create").run(context(points.slice(0, 1)));
    expect(walksOf(forest.view)[0]?.name).toBe("起点");
    forest.undo();
    expect(walksOf(forest.view)).toEqual([]);
  });

  it("makes nothing of what only oneself sees, and says why", () => {
    action("walk.create").run(context([addTestPoint(forest, { title: "心事", kind: "case" })]));
    expect([walksOf(forest.view), shell.asked]).toEqual([[], ["toast showing.walk.namesPrivate"]]);
  });

  it("makes nothing of what was shared and is private again, and its name goes nowhere", () => {
    const own = addTestPoint(forest, { title: "旧题", kind: "case" });
    must(forest.run(sharePoint, { id: own }));
    forest.undo();
    must(forest.run(renamePoint, { id: own, title: "心事" }));
    action("walk.create").run(context([own]));
    action("walk.create").run(context(points.slice(0, 1)));
    action("walk.addStop").run(context([own]));
    expect([walksOf(forest.view).map(({ name }) => name), stopsOf(0), shell.asked]).toEqual([["起点"], [[points[0]]], ["toast showing.walk.namesPrivate", "openDialog walks", "toast showing.walk.namesPrivate"]]);
  });

  it("needs a selection", () => {
    expect([action("walk.create").isEnabled(context([])), action("walk.create").isEnabled(context(points))]).toEqual([false, true]);
  });
});

describe("walk.addStop", () => {
  it("adds all that is selected as one stop to the walk somebody last worked on", () => {
    expect(action("walk.addStop").isEnabled(context(points))).toBe(false);
    action("walk.create").run(context(points.slice(0, 1)));
    must(forest.run(addView, { kind: "walk", name: "另一条", spec: '{"version":1,"stops":[]}' }));
    action("walk.addStop").run(context(points));
    expect([stopsOf(0), stopsOf(1), shell.asked.at(-1)]).toEqual([[[points[0]], points], [], "toast showing.walk.stopAdded"]);
  });

  it("leaves a walk alone that it cannot read", () => {
    must(forest.run(addView, { kind: "walk", name: "新版", spec: '{"version":9}' }));
    action("walk.addStop").run(context(points));
    expect([walksOf(forest.view)[0]?.spec, shell.asked]).toEqual(['{"version":9}', ["toast showing.walk.unreadable"]]);
  });
});

describe("walk.present", () => {
  it("begins the only walk at once, asks which of several, and edits one without stops", () => {
    const present = action("walk.present");
    expect(present.isEnabled(context([]))).toBe(false);
    action("walk.create").run(context(points));
    lastWalk.set(null);
    present.run(context([]));
    expect(presenting.get()).toBe(walksOf(forest.view)[0]?.id);
    presenting.set(null);
    const empty = must(forest.run(addView, { kind: "walk", name: "空", spec: '{"version":1,"stops":[]}' }));
    present.run(context([]));
    lastWalk.set(empty);
    present.run(context([]));
    expect([presenting.get(), shell.asked.slice(1)]).toEqual([null, ["openDialog walks", "openDialog walks"]]);
  });
});
