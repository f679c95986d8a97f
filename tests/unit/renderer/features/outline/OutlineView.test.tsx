// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPoint, type PointKind } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { editTitleInOutline, outlineActions, OutlineView } from "#renderer/features/outline/index.ts";
import { fakeLayout } from "#tests/support/fakeLayout.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

const ids: Record<string, PointId> = {};
let stage: Stage;

function plant(forest: OpenForest): void {
  const add = (title: string, parent: string | null, kind: PointKind = "point"): void => {
    ids[title] = must(forest.run(addPoint, { title, parentId: parent === null ? null : idOf(parent), kind, ...(kind === "wisdom" ? { layer: "middle" as const, wisdom: "marketing" as const } : {}) }));
  };
  add("营销智慧", null, "wisdom");
  add("倒追营销", "营销智慧", "module");
  add("高价值", "倒追营销");
  add("高诱惑", "倒追营销");
  add("赢得人心", "倒追营销");
  add("散落的想法", null);
}

function idOf(title: string): PointId {
  const id = ids[title];
  if (id === undefined) throw new Error(`not planted: ${title}`);
  return id;
}

const tree = (): HTMLElement => screen.getByRole("tree");
const rows = (): string[] => screen.getAllByRole("treeitem").map((row) => row.querySelector("[title]")?.getAttribute("title") ?? "(field)");
const press = (key: string, init: KeyboardEventInit = {}): void => { fireEvent.keyDown(tree(), { key, ...init }); };
const select = (title: string): void => act(() => stage.forest.selection.select([idOf(title)]));
const selected = (): readonly string[] => stage.forest.selection.get().ids.map((id) => stage.forest.view.point(id as PointId)?.title ?? id);
const childTitles = (parent: string | null): readonly string[] => stage.forest.view.children(parent === null ? null : idOf(parent)).map((id) => stage.forest.view.point(id)?.title ?? "");
const field = (): HTMLInputElement => within(tree()).getByRole("textbox");

beforeEach(async () => {
  fakeLayout();
  stage = await renderInForest(<OutlineView />, { actions: outlineActions, plant, onEditTitle: editTitleInOutline });
  select("倒追营销");
  press("ArrowRight");
});

afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("reading the tree", () => {
  it("stacks layers, modules and points, and keeps loose points in the understory", () => {
    expect(rows()).toEqual(["营销智慧", "倒追营销", "高价值", "高诱惑", "赢得人心", "散落的想法"]);
    expect(screen.getByText("中层")).toBeDefined();
    expect(screen.getByText("林下")).toBeDefined();
  });

  it("tells level, place among siblings and openness to a screen reader", () => {
    const module = screen.getByRole("treeitem", { name: /倒追营销/ });
    expect(module.getAttribute("aria-level")).toBe("2");
    expect(module.getAttribute("aria-expanded")).toBe("true");
    const point = screen.getByRole("treeitem", { name: /高诱惑/ });
    expect([point.getAttribute("aria-posinset"), point.getAttribute("aria-setsize"), point.getAttribute("aria-expanded")]).toEqual(["2", "3", null]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });

  it("keeps the ancestors of what a filter finds", () => {
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "诱惑" } });
    expect(rows()).toEqual(["营销智慧", "倒追营销", "高诱惑"]);
  });
});

describe("walking with the keyboard", () => {
  it("moves the selection with the arrows and stops at the ends", () => {
    select("高价值");
    press("ArrowDown");
    expect(selected()).toEqual(["高诱惑"]);
    press("End");
    press("ArrowDown");
    expect(selected()).toEqual(["散落的想法"]);
    press("Home");
    expect(selected()).toEqual(["营销智慧"]);
  });

  it("goes to the parent on the left arrow, then folds it", () => {
    select("高诱惑");
    press("ArrowLeft");
    expect(selected()).toEqual(["倒追营销"]);
    press("ArrowLeft");
    expect(rows()).toEqual(["营销智慧", "倒追营销", "散落的想法"]);
  });

  it("points assistive technology at the active row", () => {
    select("高诱惑");
    const row = document.getElementById(tree().getAttribute("aria-activedescendant") ?? "");
    expect(row?.textContent).toContain("高诱惑");
  });

  it("extends the selection with Shift and the arrows, the reached point being the primary one", () => {
    select("高价值");
    press("ArrowDown", { shiftKey: true });
    press("ArrowDown", { shiftKey: true });
    expect(selected()).toEqual(["赢得人心", "高价值", "高诱惑"]);
  });

  it("finds titles by typing, but leaves keys of an input method alone", () => {
    select("营销智慧");
    press("高", { isComposing: true });
    expect(selected()).toEqual(["营销智慧"]);
    press("高");
    expect(selected()).toEqual(["高价值"]);
  });
});

describe("building without a mouse", () => {
  it("adds a sibling only when its title is committed", () => {
    select("高价值");
    press("Enter");
    expect(childTitles("倒追营销")).toEqual(["高价值", "高诱惑", "赢得人心"]);
    fireEvent.change(field(), { target: { value: "换位意识" } });
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(childTitles("倒追营销")).toEqual(["高价值", "换位意识", "高诱惑", "赢得人心"]);
    expect(selected()).toEqual(["换位意识"]);
  });

  it("adds a child with Shift+Enter, opening the branch for it", () => {
    select("高价值");
    press("Enter", { shiftKey: true });
    fireEvent.change(field(), { target: { value: "先看见价值" } });
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(childTitles("高价值")).toEqual(["先看见价值"]);
    expect(rows()).toContain("先看见价值");
  });

  it("throws an empty new row away on Escape", () => {
    select("高价值");
    press("Enter");
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(within(tree()).queryByRole("textbox")).toBeNull();
    expect(stage.forest.view.pointCount).toBe(6);
  });

  it("does not commit while an input method is composing", () => {
    select("高价值");
    press("F2");
    fireEvent.change(field(), { target: { value: "gao jia zhi" } });
    fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
    fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 });
    expect(stage.forest.view.point(idOf("高价值"))?.title).toBe("高价值");
    fireEvent.change(field(), { target: { value: "高价值感" } });
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(stage.forest.view.point(idOf("高价值"))?.title).toBe("高价值感");
  });

  it("refuses a blank title beside the field and keeps the field open", () => {
    select("高价值");
    press("F2");
    fireEvent.change(field(), { target: { value: "   " } });
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(screen.getByRole("alert").textContent).toContain("标题不能为空");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    fireEvent.keyDown(field(), { key: "Escape" });
    expect(stage.forest.view.point(idOf("高价值"))?.title).toBe("高价值");
  });

  it("moves a point among its siblings and between levels with Alt and the arrows", () => {
    select("高诱惑");
    press("ArrowUp", { altKey: true });
    expect(childTitles("倒追营销")).toEqual(["高诱惑", "高价值", "赢得人心"]);
    press("ArrowDown", { altKey: true });
    press("ArrowRight", { altKey: true });
    expect(childTitles("高价值")).toEqual(["高诱惑"]);
    press("ArrowLeft", { altKey: true });
    expect(childTitles("倒追营销")).toEqual(["高价值", "高诱惑", "赢得人心"]);
  });

  it("moves by cut and paste", () => {
    select("散落的想法");
    press("x", { ctrlKey: true });
    select("高价值");
    press("v", { ctrlKey: true });
    expect(childTitles("高价值")).toEqual(["散落的想法"]);
    expect(childTitles(null)).toEqual(["营销智慧"]);
  });

  it("removes a branch, offers undo and hands the selection to the next sibling", () => {
    select("高价值");
    press("Delete");
    expect(childTitles("倒追营销")).toEqual(["高诱惑", "赢得人心"]);
    expect(selected()).toEqual(["高诱惑"]);
    expect(stage.toasts).toMatchObject([{ key: "outline.toast.removedOne", actionId: "edit.undo" }]);
    act(() => { stage.forest.undo(); });
    expect(childTitles("倒追营销")).toEqual(["高价值", "高诱惑", "赢得人心"]);
  });

  it("keeps the points of a module that is removed", () => {
    select("倒追营销");
    press("Delete");
    expect(stage.forest.view.point(idOf("高价值"))?.parentId).toBeNull();
  });
});

describe("the pointer", () => {
  it("selects on press, adds with Ctrl and takes a range with Shift", () => {
    const row = (title: string): HTMLElement => screen.getByRole("treeitem", { name: new RegExp(title) });
    fireEvent.click(row("高价值"));
    fireEvent.click(row("赢得人心"), { ctrlKey: true });
    expect(selected()).toEqual(["高价值", "赢得人心"]);
    fireEvent.click(row("高价值"));
    fireEvent.click(row("赢得人心"), { shiftKey: true });
    expect(selected()).toEqual(["赢得人心", "高价值", "高诱惑"]);
  });

  it("drops a dragged point into the row under it", () => {
    const row = (title: string): HTMLElement => screen.getByRole("treeitem", { name: new RegExp(title) });
    const dataTransfer = { setData: () => undefined, effectAllowed: "", dropEffect: "" };
    fireEvent.dragStart(row("散落的想法"), { dataTransfer });
    fireEvent.dragOver(row("高价值"), { dataTransfer });
    fireEvent.drop(row("高价值"), { dataTransfer });
    expect(childTitles("高价值")).toEqual(["散落的想法"]);
  });

  it("does nothing when a point is dropped into its own branch", () => {
    const row = (title: string): HTMLElement => screen.getByRole("treeitem", { name: new RegExp(title) });
    const dataTransfer = { setData: () => undefined, effectAllowed: "", dropEffect: "" };
    fireEvent.dragStart(row("倒追营销"), { dataTransfer });
    fireEvent.dragOver(row("高价值"), { dataTransfer });
    fireEvent.drop(row("高价值"), { dataTransfer });
    expect(childTitles("营销智慧")).toEqual(["倒追营销"]);
  });
});
