import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linkPoints, pinPoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { groveActions } from "#renderer/features/graph/lenses/grove/groveActions.ts";
import { groveOptionsOf } from "#renderer/features/graph/lenses/grove/groveOptions.ts";
import { graphArrange } from "#renderer/features/graph/model/graphArrange.ts";
import { graphLens } from "#renderer/features/graph/model/graphLens.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let shell: ReturnType<typeof createFakeShell>;
let a: PointId;
let b: PointId;
let c: PointId;
beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  shell = createFakeShell();
  a = addTestPoint(forest, { title: "甲" });
  b = addTestPoint(forest, { title: "乙" });
  c = addTestPoint(forest, { title: "丙" });
});
afterEach(() => {
  graphLens.set("tower");
  uninstall();
});

const context = (): ActionContext => ({ forest, shell, selection: forest.selection.get().ids });
const action = (id: string) => {
  const found = groveActions.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no action ${id}`);
  return found;
};
const isEnabled = (id: string): boolean => action(id).isEnabled(context());
const run = (id: string): void => { action(id).run(context()); };
const pin = (...ids: PointId[]): void => { must(forest.run(pinPoints, { pins: ids.map((id) => ({ id, pos: [5, 5] as [number, number] })) })); };
const pinned = (): PointId[] => [a, b, c].filter((id) => (forest.view.point(id)?.pos ?? null) !== null);

describe("tidying the grove", () => {
  it("is offered only where something is pinned", () => {
    expect([isEnabled("view.tidy"), isEnabled("view.tidyApply"), isEnabled("view.tidyCancel")]).toEqual([false, false, false]);
    pin(a);
    expect([isEnabled("view.tidy"), isEnabled("view.tidyApply")]).toEqual([true, false]);
  });

  it("shows first how it would be, in the grove, and writes nothing", () => {
    pin(a, b);
    run("view.tidy");
    expect([groveOptionsOf(forest).get().ignorePins, pinned(), shell.asked]).toEqual(["all", [a, b], ["lens grove", "announce graph.grove.previewing"]]);
    expect([isEnabled("view.tidyApply"), isEnabled("view.tidyCancel")]).toEqual([true, true]);
  });

  it("takes all pins away at once when a person says yes, and can be undone by one step", () => {
    pin(a, b);
    run("view.tidy");
    run("view.tidyApply");
    expect([pinned(), groveOptionsOf(forest).get().ignorePins, shell.asked.at(-1)]).toEqual([[], undefined, "toast graph.grove.tidied"]);
    forest.undo();
    expect(pinned()).toEqual([a, b]);
  });

  it("leaves everything as it was when a person says no", () => {
    pin(a);
    run("view.tidy");
    run("view.tidyCancel");
    expect([pinned(), groveOptionsOf(forest).get().ignorePins, isEnabled("view.tidyApply")]).toEqual([[a], undefined, false]);
  });
});

describe("unpinning", () => {
  it("frees what is selected and pinned, and nothing else", () => {
    pin(a, b);
    forest.selection.select([b, c]);
    run("point.unpin");
    expect([pinned(), shell.asked]).toEqual([[a], ["toast graph.grove.tidied"]]);
  });

  it("is offered only for pinned points of the selection", () => {
    pin(a);
    const link = must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
    const offered = [[], [b], [link], [a], [b, a]].map((ids) => {
      forest.selection.select(ids);
      return isEnabled("point.unpin");
    });
    expect(offered).toEqual([false, false, false, true, true]);
  });
});

describe("lining up", () => {
  it("is offered in the grove only, for as many points as it takes", () => {
    const enabled = (): boolean[] => ["row", "column", "spread-row", "spread-column"].map((how) => isEnabled(`point.arrange.${how}`));
    forest.selection.select([a, b, c]);
    expect(enabled()).toEqual([false, false, false, false]);
    graphLens.set("grove");
    expect(enabled()).toEqual([true, true, true, true]);
    forest.selection.select([a, b]);
    expect(enabled()).toEqual([true, true, false, false]);
    forest.selection.select([a]);
    expect(enabled()).toEqual([false, false, false, false]);
  });

  it("waits while tidying is previewed", () => {
    pin(a);
    graphLens.set("grove");
    forest.selection.select([a, b]);
    run("view.tidy");
    expect([isEnabled("point.arrange.row"), isEnabled("point.arrange.here")]).toEqual([false, false]);
    run("view.tidyCancel");
    expect([isEnabled("point.arrange.row"), isEnabled("point.arrange.here")]).toEqual([true, true]);
  });

  it("pins where it stands what is not pinned yet", () => {
    pin(a);
    graphLens.set("grove");
    const offered = [[], [a], [a, b]].map((ids) => {
      forest.selection.select(ids);
      return isEnabled("point.arrange.here");
    });
    expect(offered).toEqual([false, false, true]);
  });

  it("asks the graph on the screen, which alone knows where things stand", () => {
    const heard: string[] = [];
    const stop = graphArrange.onRequest((how) => { heard.push(how); });
    run("point.arrange.column");
    run("point.arrange.spread-row");
    stop();
    expect(heard).toEqual(["column", "spread-row"]);
  });
});

describe("without an open forest", () => {
  it("offers nothing and does nothing", () => {
    const nowhere: ActionContext = { forest: null, shell, selection: [] };
    for (const each of groveActions.filter(({ id }) => !id.startsWith("point.arrange"))) {
      expect(each.isEnabled(nowhere), each.id).toBe(false);
      each.run(nowhere);
    }
    expect(shell.asked).toEqual([]);
  });
});
