// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, addView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { showingActions } from "#renderer/features/graph/showing/actions.ts";
import { lastWalk, presenting } from "#renderer/features/graph/showing/walks/presenting.ts";
import { WalksDialog } from "#renderer/features/graph/showing/walks/WalksDialog.tsx";
import { parseWalk, walkSpec } from "#renderer/features/graph/showing/walks/walkSpec.ts";
import { walksOf } from "#renderer/features/graph/showing/walks/walksOf.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let points: PointId[];
const plant = (forest: OpenForest): void => {
  points = ["起点", "终点"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
  must(forest.run(addView, { kind: "walk", name: "入门", spec: walkSpec({ stops: points.map((id) => ({ ids: [id], note: "" })) }) ?? "" }));
};
const show = async (fill: (forest: OpenForest) => void = plant): Promise<void> => {
  stage = await renderInForest(<WalksDialog walkId={null} onClose={() => { closed += 1; }} />, { plant: fill, actions: showingActions });
};
const stops = () => parseWalk(walksOf(stage.forest.view)[0]?.spec ?? "")?.stops ?? [];
const noteOf = (number: number): HTMLElement => screen.getByRole("textbox", { name: new RegExp(`第 ${number} 站`) });

beforeEach(() => { closed = 0; });
afterEach(async () => {
  lastWalk.set(null);
  presenting.set(null);
  expect(await stage.close()).toEqual([]);
});

describe("WalksDialog", () => {
  it("says how to begin when there is none", async () => {
    await show(() => undefined);
    expect(screen.getByText("还没有讲解路径")).toBeDefined();
    expect(screen.getByRole("button", { name: "开始讲解" }).hasAttribute("disabled")).toBe(true);
  });

  it("keeps a note when it is left, and a name, each as one step of undo", async () => {
    await show();
    fireEvent.change(noteOf(2), { target: { value: "到了" } });
    fireEvent.blur(noteOf(2));
    expect(stops()[1]?.note).toBe("到了");
    const name = screen.getByRole("textbox", { name: "名称" });
    fireEvent.change(name, { target: { value: "从头到尾" } });
    fireEvent.blur(name);
    expect(walksOf(stage.forest.view)[0]?.name).toBe("从头到尾");
    stage.forest.undo();
    expect([walksOf(stage.forest.view)[0]?.name, stops()[1]?.note]).toEqual(["入门", "到了"]);
  });

  it("moves a stop with Alt and an arrow, and by its buttons", async () => {
    await show();
    fireEvent.keyDown(noteOf(1), { key: "ArrowDown", altKey: true });
    expect(stops().map(({ ids }) => ids[0])).toEqual([points[1], points[0]]);
    fireEvent.click(screen.getByRole("button", { name: "第 2 站提前" }));
    expect(stops().map(({ ids }) => ids[0])).toEqual(points);
    expect(stage.said).toContain("showing.walk.moved");
  });

  it("removes a stop and adds what is selected as one", async () => {
    await show();
    stage.forest.selection.select(points);
    fireEvent.click(await screen.findByRole("button", { name: "把选中的 2 项加为一站" }));
    fireEvent.click(screen.getByRole("button", { name: "去掉第 1 站" }));
    expect(stops().map(({ ids }) => ids)).toEqual([[points[1]], points]);
  });

  it("takes nothing in that only oneself sees, for everybody sees the walk", async () => {
    await show();
    stage.forest.selection.select([must(stage.forest.run(addPoint, { title: "心事", kind: "case", parentId: null }))]);
    fireEvent.click(await screen.findByRole("button", { name: "把选中的 1 项加为一站" }));
    expect([stops().length, stage.toasts.map(({ key }) => key)]).toEqual([2, ["showing.walk.namesPrivate"]]);
  });

  it("leaves a walk alone that it cannot read, and says so", async () => {
    await show((forest) => { must(forest.run(addView, { kind: "walk", name: "新版", spec: '{"version":9}' })); });
    expect(screen.getByRole("alert").textContent).toContain("读不出来");
    expect(walksOf(stage.forest.view)[0]?.spec).toBe('{"version":9}');
  });

  it("presents, and closes", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "开始讲解" }));
    await waitFor(() => expect(closed).toBe(1));
    expect(presenting.get()).toBe(walksOf(stage.forest.view)[0]?.id);
  });

  it("puts a walk in the trash, from where undo brings it back", async () => {
    await show();
    fireEvent.click(screen.getByRole("button", { name: "删除这条路径" }));
    expect([walksOf(stage.forest.view), stage.toasts[0]?.key]).toEqual([[], "showing.walk.removed"]);
    stage.forest.undo();
    expect(walksOf(stage.forest.view).length).toBe(1);
  });
});
