// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, linkPoints, setTags } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { FilterButton, findingActions, FindingOverlay } from "#renderer/features/finding/index.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;

function plant(forest: OpenForest): void {
  const wisdom = must(forest.run(addPoint, { title: "营销智慧", parentId: null, kind: "wisdom", layer: "middle", wisdom: "marketing" }));
  const module = must(forest.run(addPoint, { title: "倒追营销", parentId: wisdom, kind: "module" }));
  const a = must(forest.run(addPoint, { title: "高价值", parentId: module }));
  const b = must(forest.run(addPoint, { title: "散落的想法", parentId: null }));
  must(forest.run(setTags, { id: a, tags: ["重点"] }));
  must(forest.run(linkPoints, { from: a, to: b, type: "supports" }));
}

const lit = (): string[] => [...(stage.forest.filter.get().light.points ?? [])].map((id) => stage.forest.view.point(id)?.title ?? id);
const panel = (): HTMLElement => screen.getByRole("dialog", { name: "筛选" });
/** A key as a browser gives it: Enter on a button also presses it. */
const press = async (key: string): Promise<void> => {
  const target = document.activeElement ?? document.body;
  await act(async () => {
    const isFree = fireEvent.keyDown(target, { key });
    if (isFree && key === "Enter" && target instanceof HTMLButtonElement) fireEvent.click(target);
  });
};
const chip = (name: string | RegExp): HTMLElement => within(panel()).getByRole("button", { name });

beforeEach(async () => {
  stage = await renderInForest(<><FilterButton /><FindingOverlay /><p>图</p></>, { actions: findingActions, plant });
  // Shortcuts listen from the first quiet moment on.
  await act(async () => undefined);
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
});

describe("FilterButton", () => {
  it("opens by its key and offers only what occurs in the forest", async () => {
    await act(async () => { fireEvent.keyDown(document.body, { key: "F", code: "KeyF", shiftKey: true }); });
    const names = within(panel()).getAllByRole("button").map((button) => button.textContent);
    expect(names).toEqual(expect.arrayContaining(["没有案例", "没有关联", "营销", "不在智慧下", "倒追营销", "知识点2", "重点1", "支撑1"]));
    expect(names.some((name) => name?.includes("案例1") || name?.includes("新增"))).toBe(false);
  });

  it("is in force at once, says how many are shown, and lets go of everything", async () => {
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "筛选" })); });
    await act(async () => { fireEvent.click(chip(/^重点/)); });
    expect(lit()).toEqual(["高价值"]);
    expect(chip(/^重点/).getAttribute("aria-pressed")).toBe("true");
    expect(within(panel()).getByRole("status").textContent).toBe("显示 1 / 4");
    await act(async () => { fireEvent.click(chip("全部显示")); });
    expect(stage.forest.filter.get().isActive).toBe(false);
    expect(stage.said).toEqual(["finding.said.cleared"]);
  });

  it("says over the graph what is shown for the eye only: whatever changed the filter has said so", async () => {
    const overGraph = (): HTMLElement => screen.getByRole("group", { name: "筛选" });
    await act(async () => { stage.forest.filter.toggleLinkType("supports"); });
    expect(within(overGraph()).getByText("1 类关联已调暗")).toBeDefined();
    expect(screen.queryAllByRole("status")).toEqual([]);
    await act(async () => { stage.forest.filter.patch({ text: "想法" }); });
    expect(within(overGraph()).getByText(/^显示 \d+ \/ 4$/u)).toBeDefined();
    expect(screen.queryAllByRole("status")).toEqual([]);
  });

  it("joins criteria, and dims types of links", async () => {
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "筛选" })); });
    await act(async () => { fireEvent.click(chip("营销")); });
    await act(async () => { fireEvent.click(chip(/^知识点/)); });
    expect(lit()).toEqual(["高价值"]);
    await act(async () => { fireEvent.click(chip(/^支撑/)); });
    expect(stage.forest.filter.get().spec.hiddenLinkTypes).toEqual(["supports"]);
    await act(async () => { fireEvent.click(chip("营销")); });
    await act(async () => { fireEvent.change(within(panel()).getByRole("searchbox"), { target: { value: "想法" } }); });
    expect(lit()).toEqual(["散落的想法"]);
  });

  it("goes over the links once for all its choices, and once more when something has changed", async () => {
    const passes = vi.spyOn(stage.forest.view, "links");
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "筛选" })); });
    expect(passes).toHaveBeenCalledTimes(1);
    await act(async () => { fireEvent.click(chip(/^重点/)); });
    expect(passes).toHaveBeenCalledTimes(1);
    await act(async () => { must(stage.forest.run(addPoint, { title: "又一个", parentId: null })); });
    expect(passes).toHaveBeenCalledTimes(2);
  });

  it("is used by keys alone: each group is one stop for Tab, arrows go along the chips, Enter presses", async () => {
    await act(async () => { fireEvent.keyDown(document.body, { key: "F", code: "KeyF", shiftKey: true }); });
    for (const group of within(panel()).getAllByRole("group")) {
      expect(within(group).getAllByRole("button").filter((each) => each.tabIndex === 0), group.getAttribute("aria-labelledby") ?? "").toHaveLength(1);
    }
    const wisdoms = within(panel()).getByRole("group", { name: "智慧" });
    const [first] = within(wisdoms).getAllByRole("button");
    act(() => { first?.focus(); });
    await press("ArrowRight");
    await press("ArrowRight");
    expect(document.activeElement).toBe(chip("营销"));
    await press("Enter");
    expect(lit()).toEqual(["营销智慧", "倒追营销", "高价值"]);
    await press("End");
    expect(document.activeElement).toBe(chip("不在智慧下"));
    act(() => { chip("保存视图…").focus(); });
    await press("Enter");
    expect(stage.dialogs).toEqual([{ kind: "save-view" }]);
  });

  it("asks for a name when the view is to be kept", async () => {
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "筛选" })); });
    await act(async () => { fireEvent.click(chip("保存视图…")); });
    expect(stage.dialogs).toEqual([{ kind: "save-view" }]);
  });

  it("has nothing that axe objects to", async () => {
    await act(async () => { fireEvent.click(screen.getByRole("button", { name: "筛选" })); });
    const found = await axe.run(document.body, { rules: { "color-contrast": { enabled: false }, region: { enabled: false }, "page-has-heading-one": { enabled: false }, "landmark-one-main": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});

describe("the status over the graph", () => {
  it("stands there only while something is dimmed, and gives everything back", async () => {
    expect(screen.queryByRole("group", { name: "筛选" })).toBeNull();
    act(() => { stage.forest.filter.patch({ kinds: ["point"] }); });
    const status = screen.getByRole("group", { name: "筛选" });
    expect(status.textContent).toBe("显示 2 / 4");
    fireEvent.click(within(status).getByRole("button", { name: "全部显示" }));
    expect(stage.forest.filter.get().isActive).toBe(false);
  });

  it("says when only links are dimmed, and Esc on its button ends that, too", () => {
    act(() => { stage.forest.filter.toggleLinkType("free"); });
    const status = screen.getByRole("group", { name: "筛选" });
    expect(status.textContent).toBe("1 类关联已调暗");
    act(() => { fireEvent.keyDown(within(status).getByRole("button", { name: "全部显示" }), { key: "Escape" }); });
    expect(screen.queryByRole("group", { name: "筛选" })).toBeNull();
  });
});
