// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import type { ReactElement } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EMPTY_FILTER, readSavedView, writeSavedView, type FilterSpec, type SavedViewSpec } from "#shared/finding/index.ts";
import { addPoint, addView, setTags } from "#shared/forest/index.ts";
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

/** A point of the person's own, and a tag of everybody's. */
function plantPrivate(forest: OpenForest): void {
  const own = must(forest.run(addPoint, { title: "心事", parentId: null, isPrivate: true }));
  must(forest.run(setTags, { id: own, tags: ["家里的事", "重点"] }));
  const shared = must(forest.run(addPoint, { title: "甲", parentId: null }));
  must(forest.run(setTags, { id: shared, tags: ["重点"] }));
  forest.filter.patch({ tags: ["家里的事", "重点"] });
}

const keptTags = (name: string): readonly string[] | undefined => readSavedView(stage.forest.view.views().find((view) => view.name === name)?.spec ?? "")?.filter.tags;
/** A key as a browser gives it: Enter on a button also presses it. */
const press = async (key: string, more: { readonly altKey?: boolean; readonly repeat?: boolean } = {}): Promise<void> => {
  const target = document.activeElement ?? document.body;
  await act(async () => {
    const isFree = fireEvent.keyDown(target, { key, ...more });
    if (isFree && key === "Enter" && target instanceof HTMLButtonElement) fireEvent.click(target);
  });
};
const focus = (element: HTMLElement): void => { act(() => { element.focus(); }); };
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
    expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["改名…F2", "上移Alt+↑", "下移Alt+↓", "移走Del"]);
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

  it("by keys: Enter looks through, F2 gives another name, Delete removes and goes on to the next", async () => {
    focus(row(/^没有案例的/));
    await press("Enter");
    expect(stage.forest.filter.get().spec.noCase).toBe(true);
    await press("F2");
    const field = await screen.findByRole("textbox", { name: "名称" });
    fireEvent.change(field, { target: { value: "缺案例的" } });
    fireEvent.submit(field);
    await waitFor(() => { expect(names()).toEqual(["缺案例的", "卡片", "坏的"]); });
    focus(row(/^缺案例的/));
    await press("Delete", { repeat: true });
    expect(names()).toHaveLength(3);
    await press("Delete");
    expect([names(), document.activeElement]).toEqual([["卡片", "坏的"], row(/^卡片/)]);
    expect(stage.toasts.at(-1)).toMatchObject({ key: "finding.toast.viewRemoved", actionId: "edit.undo" });
  });

  it("by keys: the menu opens by Enter, goes by arrows, and the keyboard is not lost with the view it removed", async () => {
    focus(screen.getByRole("button", { name: "对视图“卡片”做什么" }));
    await press("Enter");
    const last = screen.getByRole("menuitem", { name: "移走" });
    for (let steps = 0; document.activeElement !== last && steps < 10; steps++) await press("ArrowDown");
    expect(document.activeElement).toBe(last);
    await act(async () => { fireEvent.click(last); });
    await waitFor(() => { expect(names()).toEqual(["没有案例的", "坏的"]); });
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole("button", { name: "对视图“坏的”做什么" })); });
  });

  it("keeps its keys from the points that are selected", async () => {
    const reached: string[] = [];
    const hear = (event: KeyboardEvent): void => { if (!event.defaultPrevented) reached.push(event.key); };
    window.addEventListener("keydown", hear);
    focus(row(/^卡片/));
    await press("Backspace");
    await press("x");
    window.removeEventListener("keydown", hear);
    expect([reached, names()]).toEqual([["x"], ["没有案例的", "坏的"]]);
  });

  it("has nothing that axe objects to", async () => {
    const found = await axe.run(stage.page.container, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("a long list of views", () => {
  const flood = (forest: OpenForest): void => {
    for (let at = 1; at <= 43; at++) must(forest.run(addView, { kind: "view", name: `视图${at}`, spec: spec({ kinds: ["card"] }) }));
  };

  it("is shown in parts, with what one saved last, and the keyboard goes on with the first that came", async () => {
    await stage.close();
    stage = await renderInForest(<SavedViews />, { plant: flood });
    expect([names().length, names().at(-1)]).toEqual([21, "视图43"]);
    await act(async () => { fireEvent.click(screen.getByText("再显示 20 个，还有 22 个")); });
    expect([names().length, document.activeElement?.textContent?.startsWith("视图21")]).toEqual([41, true]);
    await act(async () => { fireEvent.click(screen.getByText("显示其余 2 个")); });
    expect([names().length, screen.queryByText(/^(再)?显示/)]).toEqual([43, null]);
  });

  it("keeps a view in sight that is moved behind the last one shown", async () => {
    await stage.close();
    stage = await renderInForest(<SavedViews />, { plant: flood });
    fireEvent.keyDown(row(/^视图20/), { key: "ArrowDown", altKey: true });
    expect([names().length, ...names().slice(-3)]).toEqual([22, "视图21", "视图20", "视图43"]);
  });

  it("is counted only as far as it is shown", async () => {
    await stage.close();
    const tasks: (() => void)[] = [];
    vi.stubGlobal("requestIdleCallback", (task: () => void) => tasks.push(task));
    stage = await renderInForest(<SavedViews />, { plant: flood });
    let passes = 0;
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      act(task);
      passes += 1;
    }
    expect(passes).toBe(21);
  });
});

describe("private tags", () => {
  const put = async (ui: ReactElement): Promise<void> => {
    await stage.close();
    stage = await renderInForest(ui, { plant: (forest) => {
      plantPrivate(forest);
      must(forest.run(addView, { kind: "view", name: "旧的", spec: spec({ noCase: true }) }));
    } });
  };
  const submit = async (): Promise<void> => {
    const field = await screen.findByRole("textbox", { name: "名称" });
    fireEvent.change(field, { target: { value: "新的" } });
    fireEvent.submit(field);
  };

  it("are named before a view is saved, and left out unless the person keeps them", async () => {
    await put(<SaveViewDialog onClose={() => undefined} />);
    expect(await screen.findByText("只有你有的标签：家里的事。保存后大家都会看到。")).toBeDefined();
    await submit();
    expect(keptTags("新的")).toEqual(["重点"]);
  });

  it("go along when the person says so", async () => {
    await put(<SaveViewDialog onClose={() => undefined} />);
    fireEvent.click(await screen.findByRole("radio", { name: "一起保存" }));
    await submit();
    expect(keptTags("新的")).toEqual(["家里的事", "重点"]);
  });

  it("are not asked about where there are none", async () => {
    await put(<SaveViewDialog onClose={() => undefined} />);
    act(() => { stage.forest.filter.patch({ tags: ["重点"] }); });
    await screen.findByRole("textbox", { name: "名称" });
    expect(screen.queryByText(/只有你有的标签/)).toBeNull();
    await submit();
    expect(keptTags("新的")).toEqual(["重点"]);
  });

  it("are asked about as well before a view becomes what is shown now", async () => {
    await put(<SavedViews />);
    await openMenu("旧的");
    await act(async () => { fireEvent.click(screen.getByRole("menuitem", { name: "改为现在的样子" })); });
    expect([(await screen.findByRole("dialog", { name: "把“旧的”改为现在的样子" })).textContent?.includes("家里的事"), keptTags("旧的")]).toEqual([true, []]);
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "保存" })); });
    expect(keptTags("旧的")).toEqual(["重点"]);
    await openMenu("旧的");
    await act(async () => { fireEvent.click(screen.getByRole("menuitem", { name: "改为现在的样子" })); });
    fireEvent.click(await screen.findByRole("radio", { name: "一起保存" }));
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "保存" })); });
    expect(keptTags("旧的")).toEqual(["家里的事", "重点"]);
  });

  it("are asked about in a dialog that axe has nothing against", async () => {
    await put(<SaveViewDialog onClose={() => undefined} />);
    await screen.findByRole("radio", { name: "一起保存" });
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "page-has-heading-one": { enabled: false }, "landmark-one-main": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("SaveViewDialog", () => {
  it("says that the words that are searched for are saved, too", async () => {
    await stage.close();
    stage = await renderInForest(<SaveViewDialog onClose={() => undefined} />);
    expect(await screen.findByText(/查找的文字也在内/)).toBeDefined();
  });

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
