// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addPoint, linkPoints, type LinkType } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { LinkListDialog } from "#renderer/features/links/index.ts";
import { fakeLayout } from "#tests/support/fakeLayout.ts";
import { renderInForest, type Stage } from "#tests/support/renderInForest.tsx";
import { must } from "#tests/support/testForest.ts";

let stage: Stage;
let closed = 0;
let supports: LinkId;
let causes: LinkId;

function plant(forest: OpenForest): void {
  const [a, b] = ["溯本法", "客户成功路径"].map((title) => must(forest.run(addPoint, { title, parentId: null }))) as [PointId, PointId];
  supports = must(forest.run(linkPoints, { from: a, to: b, type: "supports", reason: "先有来处" }));
  causes = must(forest.run(linkPoints, { from: b, to: a, type: "causes", phrase: "引出" }));
}

function plantMany(forest: OpenForest): void {
  const hub = must(forest.run(addPoint, { title: "枢纽", parentId: null }));
  for (let index = 0; index < 500; index++) {
    const point = must(forest.run(addPoint, { title: `第 ${index} 个`, parentId: null }));
    must(forest.run(linkPoints, { from: point, to: hub, type: "applies" }));
  }
}

const show = async (type: LinkType | null, planted = plant): Promise<void> => {
  stage = await renderInForest(() => <LinkListDialog type={type} onClose={() => { closed += 1; }} />, { plant: planted });
};
const list = (): HTMLElement => screen.getByRole("listbox", { name: "关联" });
const rows = (): (string | null)[] => screen.getAllByRole("option").map((row) => row.textContent);
const activeRow = (): string | null | undefined => document.getElementById(list().getAttribute("aria-activedescendant") ?? "")?.textContent;

beforeEach(() => {
  closed = 0;
  fakeLayout(416, 52);
});
afterEach(async () => {
  expect(await stage.close()).toEqual([]);
  vi.restoreAllMocks();
});

describe("the links of a type", () => {
  it("reads each as a sentence, with its reason and where it stands", async () => {
    await show(null);
    expect(rows()).toEqual(["溯本法 —支撑→ 客户成功路径为什么：先有来处未核", "客户成功路径 —引出→ 溯本法还没写为什么未核"]);
    expect(screen.getByRole("radio", { name: "未核 2" })).toBeDefined();
  });

  it("shows one type when asked for it", async () => {
    await show("causes");
    expect(rows()).toEqual(["客户成功路径 —引出→ 溯本法还没写为什么未核"]);
  });

  it("selects all that are listed", async () => {
    await show(null);
    fireEvent.click(screen.getByRole("button", { name: "选中这些" }));
    expect([stage.forest.selection.get().ids, closed]).toEqual([[supports, causes], 1]);
  });

  it("walks by arrows and selects with Enter", async () => {
    await show(null);
    fireEvent.keyDown(list(), { key: "ArrowDown" });
    expect(activeRow()).toContain("引出");
    fireEvent.keyDown(list(), { key: "ArrowDown" });
    fireEvent.keyDown(list(), { key: "Enter" });
    expect([stage.forest.selection.get().ids, closed]).toEqual([[causes], 1]);
  });

  it("selects by a press", async () => {
    await show(null);
    const [first] = screen.getAllByRole("option");
    if (first !== undefined) fireEvent.click(first);
    expect([stage.forest.selection.get().ids, closed]).toEqual([[supports], 1]);
  });

  it("is gone through by judging: what was judged leaves the unreviewed, and the next takes its place", async () => {
    await show(null);
    fireEvent.click(screen.getByRole("radio", { name: "未核 2" }));
    fireEvent.click(screen.getByRole("button", { name: "认可" }));
    expect(stage.forest.view.link(supports)?.reviews).toEqual([{ personId: "pr_me", verdict: "agreed" }]);
    expect(stage.said).toEqual(["links.toast.agreed"]);
    expect(activeRow()).toContain("引出");
    fireEvent.click(screen.getByRole("button", { name: "存疑" }));
    expect(screen.queryByRole("listbox", { name: "关联" })).toBeNull();
    expect(screen.getByText("没有这样的关联")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "选中这条" }));
    expect(closed).toBe(0);
    act(() => { stage.forest.undo(); });
    expect(rows()).toHaveLength(1);
  });

  it("puts only the rows in sight into the page, and counts them all", async () => {
    await show("applies", plantMany);
    expect(screen.getAllByRole("option").length).toBeLessThan(30);
    fireEvent.keyDown(list(), { key: "End" });
    expect(document.getElementById(list().getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-posinset")).toBe("500");
  });

  it("has nothing that axe objects to", async () => {
    await show(null);
    const found = await axe.run(screen.getByRole("dialog"), { rules: { "color-contrast": { enabled: false } } });
    expect(found.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
  });
});
