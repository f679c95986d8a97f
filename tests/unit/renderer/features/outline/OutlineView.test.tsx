// @vitest-environment happy-dom
import { act, createEvent, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, setLook, type PointKind } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { editTitleInOutline, openInOutline, outlineActions, OutlineView } from "#renderer/features/outline/index.ts";
import { createFakeShell } from "#tests/support/fakeShell.ts";
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

describe("typing one row after the other", () => {
  const type = (title: string): void => { fireEvent.change(field(), { target: { value: title } }); };
  const pressInField = (key: string, init: KeyboardEventInit = {}): void => { fireEvent.keyDown(field(), { key, ...init }); };

  it("opens the next row on Enter, and an empty one ends it", () => {
    select("赢得人心");
    press("Enter");
    for (const title of ["购买周期", "换位意识"]) {
      type(title);
      pressInField("Enter");
    }
    expect(childTitles("倒追营销")).toEqual(["高价值", "高诱惑", "赢得人心", "购买周期", "换位意识"]);
    expect(field().value).toBe("");
    pressInField("Enter");
    expect(within(tree()).queryByRole("textbox")).toBeNull();
    expect(document.activeElement).toBe(tree());
  });

  it("goes a level deeper with Tab and out again with Shift and Tab, keeping what stands in the row", () => {
    select("高价值");
    press("Enter");
    type("先看见价值");
    const typed = field();
    pressInField("Tab");
    expect(field()).toBe(typed);
    expect(screen.getByRole("treeitem", { name: "新知识点的标题" }).getAttribute("aria-level")).toBe("4");
    pressInField("Enter");
    expect(childTitles("高价值")).toEqual(["先看见价值"]);
    type("再说价格");
    pressInField("Tab", { shiftKey: true });
    pressInField("Enter");
    expect(childTitles("倒追营销")).toEqual(["高价值", "再说价格", "高诱惑", "赢得人心"]);
  });

  it("says so when there is nothing to go below, and loses nothing", () => {
    select("倒追营销");
    press("Enter", { shiftKey: true });
    type("写到一半");
    for (const title of ["甲", "乙"]) expect(childTitles("倒追营销")).not.toContain(title);
    pressInField("Tab");
    pressInField("Tab");
    expect(stage.said).toContain("outline.said.draftDeepest");
    expect(field().value).toBe("写到一半");
  });

  it("takes one case only: the next thought is another one", () => {
    select("高价值");
    act(() => { outlineActions.find((action) => action.id === "point.addCase")?.run({ forest: stage.forest, selection: stage.forest.selection.get().ids, shell: createFakeShell() }); });
    type("续费谈崩了");
    pressInField("Enter");
    expect(childTitles("高价值")).toEqual(["续费谈崩了"]);
    expect(within(tree()).queryByRole("textbox")).toBeNull();
  });
});

describe("selecting and finding", () => {
  it("selects all shown rows with Ctrl+A, and says how many", () => {
    select("高价值");
    press("a", { ctrlKey: true });
    expect(selected()).toEqual(["高价值", "营销智慧", "倒追营销", "高诱惑", "赢得人心", "散落的想法"]);
    expect(stage.said).toContain("outline.said.selected");
  });

  it("selects only what answers the filter while there is one", () => {
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "高" } });
    press("a", { ctrlKey: true });
    expect([...selected()].sort()).toEqual(["高价值", "高诱惑"].sort());
  });

  it("counts the matches and goes from one to the next with Enter in the filter", () => {
    const filter = screen.getByRole("searchbox");
    fireEvent.change(filter, { target: { value: "高" } });
    expect(screen.getByText("2 个")).toBeDefined();
    fireEvent.keyDown(filter, { key: "Enter" });
    expect(selected()).toEqual(["高价值"]);
    fireEvent.keyDown(filter, { key: "Enter" });
    expect(selected()).toEqual(["高诱惑"]);
    fireEvent.keyDown(filter, { key: "Enter", shiftKey: true });
    expect(selected()).toEqual(["高价值"]);
  });

  it("finds titles by their pinyin, by initials, in the filter and by typing", async () => {
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "gyh" } });
    await waitFor(() => expect(rows()).toEqual(["营销智慧", "倒追营销", "高诱惑"]));
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "" } });
    select("营销智慧");
    for (const key of ["y", "d"]) press(key);
    expect(selected()).toEqual(["赢得人心"]);
  });

  it("puts the cursor into the filter on Ctrl+F, wherever in the outline it stands", () => {
    tree().focus();
    fireEvent.keyDown(tree(), { key: "f", ctrlKey: true });
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
    fireEvent.keyDown(screen.getByRole("searchbox"), { key: "ArrowDown" });
    expect(document.activeElement).toBe(tree());
  });

  it("shows a look of its own as a sign that keeps the name of the row", () => {
    act(() => { must(stage.forest.run(setLook, { ids: [idOf("高价值")], color: "rust", icon: "flame" })); });
    expect(screen.getByRole("treeitem", { name: /高价值/ }).querySelector("[data-look=rust]")).not.toBeNull();
  });

  it("opens a branch that somebody asks for elsewhere, also one that was folded and filtered away", () => {
    press("Home");
    press("ArrowLeft");
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "散落" } });
    act(() => openInOutline(stage.forest, idOf("倒追营销")));
    expect(rows()).toContain("高诱惑");
    expect(selected()).toEqual(["倒追营销"]);
    act(() => openInOutline(stage.forest, null));
    expect(selected()).toEqual(["散落的想法"]);
  });
});

describe("the pointer", () => {
  /** happy-dom's drag events know no place. */
  const dragOver = (target: HTMLElement, dataTransfer: object, clientY: number): void => {
    const event = createEvent.dragOver(target, { dataTransfer });
    Object.defineProperty(event, "clientY", { value: clientY });
    fireEvent(target, event);
  };

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

  it("puts several dragged points before or after a row, in their order", () => {
    const row = (title: string): HTMLElement => screen.getByRole("treeitem", { name: new RegExp(title) });
    const dataTransfer = { setData: () => undefined, effectAllowed: "", dropEffect: "" };
    act(() => stage.forest.selection.select([idOf("高价值"), idOf("高诱惑")]));
    const target = row("赢得人心");
    vi.spyOn(target, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 200, 28));
    fireEvent.dragStart(row("高价值"), { dataTransfer });
    dragOver(target, dataTransfer, 27);
    expect(target.getAttribute("data-drop")).toBe("after");
    fireEvent.drop(target, { dataTransfer });
    expect(childTitles("倒追营销")).toEqual(["赢得人心", "高价值", "高诱惑"]);
  });

  it("hands on text and text files that are dropped, with the place they fell on", () => {
    const target = screen.getByRole("treeitem", { name: /高诱惑/ });
    vi.spyOn(target, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 200, 28));
    const text = { types: ["text/plain"], files: [], getData: () => "一\n二", dropEffect: "" };
    dragOver(target, text, 1);
    fireEvent.drop(target, { dataTransfer: text });
    const file = new File(["- 一"], "笔记.md");
    const files = { types: ["Files"], files: [file, new File([], "图.png")], getData: () => "", dropEffect: "" };
    dragOver(target, files, 14);
    fireEvent.drop(target, { dataTransfer: files });
    expect(stage.taken).toEqual([
      { dropped: { text: "一\n二", files: [] }, place: { parentId: idOf("倒追营销"), afterId: idOf("高价值") } },
      { dropped: { text: "", files: [file] }, place: { parentId: idOf("高诱惑") } },
    ]);
  });

  it("leaves a forest file to the window", () => {
    const target = screen.getByRole("treeitem", { name: /高诱惑/ });
    const dataTransfer = { types: ["Files"], files: [new File([], "备份.forest")], getData: () => "", dropEffect: "" };
    fireEvent.dragOver(target, { dataTransfer });
    expect(fireEvent.drop(target, { dataTransfer })).toBe(true);
    expect(stage.taken).toEqual([]);
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
