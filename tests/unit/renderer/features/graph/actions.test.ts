import { describe, expect, it, vi } from "vitest";
import { linkPoints } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { ActionContext, OpenForest } from "#renderer/runtime/index.ts";
import { graphActions } from "#renderer/features/graph/actions.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
import { forestForEach } from "#tests/support/forestForEach.ts";
import { addTestPoint } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let forest: OpenForest;
let shell: ReturnType<typeof createFakeShell>;
let a: PointId;
let b: PointId;
let link: LinkId;
forestForEach((opened) => {
  forest = opened;
  shell = createFakeShell();
  a = addTestPoint(forest, { title: "动机" });
  b = addTestPoint(forest, { title: "意义" });
  link = must(forest.run(linkPoints, { from: a, to: b, type: "causes" }));
});

const context = (): ActionContext => ({ forest, shell, selection: forest.selection.get().ids });
const next = () => named("view.nextNeighbour");
const named = (wanted: string) => {
  const found = graphActions.find(({ id }) => id === wanted);
  if (found === undefined) throw new Error("no such action");
  return found;
};

describe("the next neighbour", () => {
  it("is selected, brought into sight, and heard with the link that leads there", () => {
    const announced = vi.spyOn(shell, "announce");
    forest.selection.select([a]);
    next().run(context());
    expect([forest.selection.get().ids, shell.asked.includes("camera selection")]).toEqual([[b], true]);
    expect(announced).toHaveBeenLastCalledWith("graph.announce.neighbour", { from: "动机", relation: "link.type.causes", to: "意义", at: 1, count: 1 });
  });

  it("of a link is one of its ends; a point without links has none", () => {
    const alone = addTestPoint(forest, { title: "独木" });
    forest.selection.select([alone]);
    expect(next().isEnabled(context())).toBe(false);
    forest.selection.select([link]);
    expect(next().isEnabled(context())).toBe(true);
    next().run(context());
    expect(forest.selection.get().ids).toEqual([a]);
  });
});

describe("the next link", () => {
  it("is selected, brought into sight, and heard with both of its ends", () => {
    const announced = vi.spyOn(shell, "announce");
    const back = must(forest.run(linkPoints, { from: b, to: a, type: "refutes", phrase: "不总是" }));
    forest.selection.select([a]);
    named("view.nextLink").run(context());
    expect([forest.selection.get().ids, shell.asked.includes("camera selection")]).toEqual([[link], true]);
    expect(announced).toHaveBeenLastCalledWith("graph.announce.linkAt", { from: "动机", relation: "link.type.causes", to: "意义", at: 1, count: 2 });
    named("view.nextLink").run(context());
    expect(forest.selection.get().ids).toEqual([back]);
    expect(announced).toHaveBeenLastCalledWith("graph.announce.linkAt", { from: "意义", relation: "不总是", to: "动机", at: 2, count: 2 });
    named("view.previousLink").run(context());
    expect(forest.selection.get().ids).toEqual([link]);
  });

  it("is not offered at a point without links", () => {
    forest.selection.select([addTestPoint(forest, { title: "独木" })]);
    expect([named("view.nextLink").isEnabled(context()), named("view.previousLink").isEnabled(context())]).toEqual([false, false]);
  });
});
