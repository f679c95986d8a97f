// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EMPTY_FILTER, writeSavedView, type FilterSpec, type SavedViewSpec } from "#shared/finding/index.ts";
import { addPoint, addView } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { findingActions, SavedViews, SaveViewDialog } from "#renderer/features/finding/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;

const spec = (part: Partial<FilterSpec>, through: SavedViewSpec["lens"] = "tower"): string => writeSavedView({ lens: through, filter: { ...EMPTY_FILTER, ...part } });

function plant(forest: OpenForest): void {
  must(forest.run(addPoint, { title: "甲", parentId: null }));
  must(forest.run(addPoint, { title: "乙", parentId: null, kind: "card" }));
  must(forest.run(addView, { kind: "view", name: "没有案例的", spec: spec({ noCase: true }, "grove") }));
  must(forest.run(addView, { kind: "walk", name: "讲解", spec: "{}" }));
  must(forest.run(addView, { kind: "view", name: "卡片", spec: spec({ kinds: ["card", "question"] }) }));
  must(forest.run(addView, { kind: "view", name: "坏的", spec: '{"version":9}' }));
}

const row = (name: string | RegExp): HTMLElement => within(screen.getByRole("list")).getByRole("button", { name });
const names = (): string[] => screen.getAllByRole("listitem").map((item) => item.querySelector("[title]")?.getAttribute("title") ?? "");
const openMenu = async (name: string): Promise<void> => { await act(async () => { fireEvent.click(screen.getByRole("button", { name: `对视图“${name}”做什么` })); }); };

beforeEach(async () => {
  vi.stubGlobal("requestIdleCallback", (task: () => void) => setTimeout(task, 0));
  vi.stubGlobal("cancelIdleCallback", (handle: number) => { clearTimeout(handle); });
  stage = await renderInForest(<SavedViews />, { actions: findingActions, plant });
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
  vi.unstubAllGlobals();
});

describe("SavedViews", () => {
  it("lists views but no walks, with how many points each leaves in the light", async () => {
    expect(names()).toEqual(["没有案例的", "卡片", "坏的"]);
    await waitFor(() => { expect(row(/^卡片/).textContent).toBe("卡片11 个知识点"); });
    act(() => { must(stage.forest.run(addPoint, { title: "丙", parentId: null, kind: "card" })); });
    await waitFor(() => { expect(row(/^卡片/).textContent).toBe("卡片22 个知识点"); });
  });

  it("looks through a view, marks it, and lets go of it when pressed once more", () => {
    fireEvent.click(row(/^没有案例的/));
    expect([stage.forest.filter.get().spec.noCase, stage.lens(), row(/^没有案例的/).getAttribute("aria-pressed")]).toEqual([true, "grove", "true"]);
    fireEvent.click(row(/^没有案例的/));
    expect([stage.forest.filter.get().isActive, stage.said]).toEqual([false, ["finding.said.view", "finding.said.cleared"]]);
  });

  it("shows what it cannot read as such, and offers nothing that would write over it", async () => {
    expect((row(/^坏的/) as HTMLButtonElement).disabled).toBe(true);
    expect(row(/^坏的/).textContent).toBe("坏的无法读取");
    await openMenu("坏的");
    expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["改名…", "上移", "下移", "移走"]);
  });

  it("puts a view elsewhere by Alt and the arrows, past walks that stand between", () => {
    fireEvent.keyDown(row(/^没有案例的/), { key: "ArrowDown", altKey: true });
    expect(names()).toEqual(["卡片", "没有案例的", "坏的"]);
    fireEvent.keyDown(row(/^坏的/), { key: "ArrowUp", altKey: true });
    fireEvent.keyDown(row(/^坏的/), { key: "ArrowUp", altKey: true });
    fireEvent.keyDown(row(/^坏的/), { key: "ArrowUp", altKey: true });
    expect(names()).toEqual(["坏的", "卡片", "没有案例的"]);
    expect(stage.said).toEqual(["finding.said.viewMoved", "finding.said.viewMoved", "finding.said.viewMoved"]);
  });

  it("puts a view elsewhere by dragging", () => {
    const [first, second] = screen.getAllByRole("listitem");
    if (first === undefined || second === undefined) throw new Error("no rows");
    const dataTransfer = { setData: () => undefined, effectAllowed: "" };
    fireEvent.dragStart(first, { dataTransfer });
    // happy-dom lays nothing out: every place is below the middle of a row of no height.
    fireEvent.dragOver(second, { dataTransfer, clientY: 5 });
    fireEvent.drop(second, { dataTransfer });
    expect(names()).toEqual(["卡片", "没有案例的", "坏的"]);
  });

  it("gives another name, changes to what is shown now, and removes with a way back", async () => {
    await openMenu("卡片");
    await act(async () => { fireEvent.click(screen.getByRole("menuitem", { name: "改名…" })); });
    const field = await screen.findByRole("textbox", { name: "名称" });
    fireEvent.change(field, { target: { value: " " } });
    fireEvent.submit(field);
    expect(screen.getByText("请取一个名字。")).toBeDefined();
    fireEvent.change(field, { target: { value: "卡与题" } });
    fireEvent.submit(field);
    await waitFor(() => { expect(names()).toEqual(["没有案例的", "卡与题", "坏的"]); });
    act(() => { stage.forest.filter.patch({ isolated: true }); });
    await openMenu("卡与题");
    await act(async () => { fireEvent.click(screen.getByRole("menuitem", { name: "改为现在的样子" })); });
    expect(row(/^卡与题/).getAttribute("aria-pressed")).toBe("true");
    await openMenu("卡与题");
    await act(async () => { fireEvent.click(screen.getByRole("menuitem", { name: "移走" })); });
    expect(names()).toEqual(["没有案例的", "坏的"]);
    expect(stage.toasts.at(-1)).toMatchObject({ key: "finding.toast.viewRemoved", actionId: "edit.undo" });
    act(() => { stage.forest.undo(); });
    expect(names()).toEqual(["没有案例的", "卡与题", "坏的"]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("SaveViewDialog", () => {
  it("keeps lens and filter under a name", async () => {
    act(() => { stage.forest.filter.patch({ text: "客户" }); });
    await stage.close();
    const saved = await renderInForest(<SaveViewDialog onClose={() => undefined} />, { plant: (forest) => { forest.filter.patch({ text: "客户" }); } });
    const field = await screen.findByRole("textbox", { name: "名称" });
    fireEvent.change(field, { target: { value: "客户的" } });
    fireEvent.submit(field);
    expect(saved.forest.view.views().map(({ name, spec: text }) => [name, text])).toEqual([["客户的", spec({ text: "客户" })]]);
    expect(saved.toasts.map(({ key }) => key)).toEqual(["finding.toast.saved"]);
    stage = saved;
  });
});
