// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import type { OwnedFilter } from "#renderer/runtime/createFilter.ts";
import { findingActions } from "#renderer/features/finding/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
let shell: ReturnType<typeof createFakeShell>;

forestForEach((opened) => { forest = opened; });
beforeEach(() => { shell = createFakeShell(); });

const context = (): ActionContext => ({ forest, selection: forest.selection.get().ids, shell });
const actionOf = (id: string): (typeof findingActions)[number] => {
  const action = findingActions.find((each) => each.id === id);
  if (action === undefined) throw new Error(`no action ${id}`);
  return action;
};
const run = (id: string): void => actionOf(id).run(context());
const lit = (): string[] => [...(forest.filter.get().light.points ?? [])].map((id) => forest.view.point(id)?.title ?? id);
// SAFETY: `openForest` hands out the filter it owns.
const setLastVisit = (atMs: number): void => (forest.filter as OwnedFilter).setLastVisit(atMs);

describe("findingActions", () => {
  it("put only what is asked for in the light, and everything again when asked once more", () => {
    addTestPoint(forest, { title: "模块", kind: "module" });
    addTestPoint(forest, { title: "点" });
    run("find.isolated");
    expect(lit()).toEqual(["点"]);
    run("find.noCase");
    expect([lit(), forest.filter.get().spec.isolated]).toEqual([["点"], false]);
    run("find.noCase");
    expect(forest.filter.get().isActive).toBe(false);
    expect(shell.asked).toEqual(["announce finding.said.filtered", "announce finding.said.filtered", "announce finding.said.cleared"]);
  });

  it("clear a filter only while there is one", () => {
    expect(actionOf("find.clear").isEnabled(context())).toBe(false);
    forest.filter.patch({ tags: ["甲"] });
    expect(actionOf("find.clear").isEnabled(context())).toBe(true);
    run("find.clear");
    expect(forest.filter.get().isActive).toBe(false);
  });

  it("show what is new since the last visit, or say that nothing is", () => {
    expect(actionOf("find.fresh").isEnabled(context())).toBe(false);
    setLastVisit(Date.now() + 60_000);
    addTestPoint(forest, { title: "旧" });
    run("find.fresh");
    expect([forest.filter.get().isActive, shell.asked]).toEqual([false, ["toast finding.toast.nothingFresh"]]);
    setLastVisit(1);
    must(forest.run(addPoint, { title: "新", parentId: null }));
    run("find.fresh");
    expect(lit()).toEqual(["旧", "新"]);
  });

  it("are all switched off while no forest is open", () => {
    expect(findingActions.filter((action) => action.isEnabled({ forest: null, selection: [], shell })).map(({ id }) => id)).toEqual([]);
  });
});
