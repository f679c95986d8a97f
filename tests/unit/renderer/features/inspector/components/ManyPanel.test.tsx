// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, linkPoints, setLook, setTags } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";
import type { Action, OpenForest } from "#renderer/runtime/index.ts";
import { inspectorActions, InspectorView } from "#renderer/features/inspector/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let points: PointId[] = [];
let link: LinkId;
let asked: string[] = [];

/** Stands for an action of another feature. */
const stub = (id: string): Action => ({ id, group: "point", labelKey: id, shortcuts: [], outsideTextOnly: true, isEnabled: ({ selection }) => selection.length > 1, run: () => { asked.push(id); } });

function plant(forest: OpenForest): void {
  asked = [];
  points = ["甲", "乙", "丙"].map((title) => must(forest.run(addPoint, { title, parentId: null })));
  const [one, two] = points;
  if (one === undefined || two === undefined) return;
  link = must(forest.run(linkPoints, { from: one, to: two, type: "supports" }));
  must(forest.run(setTags, { id: one, tags: ["常考", "难"] }));
  must(forest.run(setTags, { id: two, tags: ["难"] }));
}

const select = (...ids: EndId[]): void => act(() => stage.forest.selection.select(ids));
const tags = (): (readonly string[])[] => points.map((id) => [...(stage.forest.view.point(id)?.tags ?? [])].sort());
const tagField = (): HTMLElement => screen.getByRole("combobox", { name: "标签" });

beforeEach(async () => {
  stage = await renderInForest(<InspectorView />, { actions: [...inspectorActions, stub("point.merge"), stub("select.linked")], plant });
  select(...points.slice(0, 2), link);
});
afterEach(async () => {
  const missing = await stage.close();
  expect(missing.filter((report) => !/point\.merge|select\.linked/.test(report))).toEqual([]);
});

describe("several things at once", () => {
  it("names each with the sign somebody has chosen for it", () => {
    const signs = (): (string | undefined)[] => ["甲", "乙"].map((title) => screen.getByRole("button", { name: title }).querySelector<HTMLElement>("[data-look]")?.dataset["look"]);
    expect(signs()).toEqual([undefined, undefined]);
    act(() => { must(stage.forest.run(setLook, { ids: points.slice(0, 1), color: "plum", icon: "rocket" })); });
    expect(signs()).toEqual(["plum", undefined]);
  });

  it("says in words what they are, and offers what the shell has", () => {
    expect(screen.getByRole("heading", { name: "2 个知识点、1 条关联" })).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "point.merge" }));
    expect(asked).toEqual(["point.merge"]);
    expect(screen.queryByRole("button", { name: "再制一份" })).toBeNull();
  });

  it("shows which tags all of them have and which only some, and gives one to all as one step", () => {
    expect(screen.getByText("难")).toBeDefined();
    expect(screen.getByText("常考 1/2")).toBeDefined();
    fireEvent.change(tagField(), { target: { value: "复习" } });
    fireEvent.keyDown(tagField(), { key: "Enter" });
    expect(tags()).toEqual([["复习", "常考", "难"].sort(), ["复习", "难"].sort(), []]);
    act(() => { stage.forest.undo(); });
    expect(tags()).toEqual([["常考", "难"].sort(), ["难"], []]);
  });

  it("offers tags that are in use while one is typed, and takes one with the arrows", () => {
    fireEvent.change(tagField(), { target: { value: "考" } });
    expect(within(screen.getByRole("listbox")).getAllByRole("option").map((option) => option.textContent)).toEqual(["常考"]);
    fireEvent.keyDown(tagField(), { key: "ArrowDown" });
    fireEvent.keyDown(tagField(), { key: "Enter" });
    expect(tags()[1]).toEqual(["常考", "难"].sort());
  });

  it("takes a tag from all of them with its button, or the last one with Backspace", () => {
    fireEvent.click(screen.getByRole("button", { name: "去掉标签“难”" }));
    expect(tags()).toEqual([["常考"], [], []]);
    expect(document.activeElement).toBe(tagField());
    fireEvent.keyDown(tagField(), { key: "Backspace" });
    expect(tags()).toEqual([[], [], []]);
  });

  it("makes all of them another kind", () => {
    fireEvent.change(screen.getByRole("combobox", { name: "种类" }), { target: { value: "card" } });
    expect(points.map((id) => stage.forest.view.point(id)?.kind)).toEqual(["card", "card", "point"]);
    expect(stage.said).toContain("inspector.said.rekinded");
  });

  it("gives all of them a look beside the button", async () => {
    fireEvent.click(screen.getByRole("button", { name: "样式: 默认" }));
    fireEvent.click(await screen.findByRole("radio", { name: "旗" }));
    expect(points.map((id) => stage.forest.view.point(id)?.look.icon)).toEqual(["flag", "flag", null]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("tags of one point", () => {
  it("are put in by a list, and reached by an action", () => {
    select(points[2] as PointId);
    const action = inspectorActions.find(({ id }) => id === "point.tag");
    act(() => action?.run({ forest: stage.forest, selection: stage.forest.selection.get().ids, shell: { focusPanel: () => undefined } as never }));
    expect(document.activeElement).toBe(tagField());
    fireEvent.change(tagField(), { target: { value: "一，二、三" } });
    fireEvent.keyDown(tagField(), { key: "Enter" });
    expect(tags()[2]).toEqual(["一", "三", "二"]);
  });

  it("are not lost when the field is left without Enter", () => {
    select(points[2] as PointId);
    fireEvent.change(tagField(), { target: { value: "写到一半" } });
    fireEvent.blur(tagField());
    expect(tags()[2]).toEqual(["写到一半"]);
  });
});
