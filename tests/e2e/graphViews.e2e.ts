import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, row, written } from "#tests/support/forestDriver.ts";
import { boxOf, calm, dialog, drag, focusCanvas, forestFacts, goTo, inspector, linkInTurn, middleOf, reopen, selectionDock, type ForestFacts, undoAll, undoButton } from "#tests/support/graphDriver.ts";
import type { LaunchOptions, RunningApp } from "#tests/support/launchApp.ts";
import { startPlanted } from "#tests/support/startPlanted.ts";

const trail = (page: Page) => page.getByRole("navigation", { name: "走过的路" });
const status = (page: Page) => page.getByRole("group", { name: "筛选" });

describe("ways of looking, by pointer", () => {
  let outsideDir: string;
  let options: LaunchOptions;
  let running: RunningApp;
  let page: Page;
  let planted: ForestFacts;
  beforeAll(async () => {
    outsideDir = await mkdtemp(join(tmpdir(), "forest-views-"));
    options = { size: { width: 1600, height: 1100 }, env: { KNOWLEDGE_FOREST_SAVE_FILE: join(outsideDir, "picture"), KNOWLEDGE_FOREST_PRINT_FILE: join(outsideDir, "paper.pdf") } };
    ({ running, page, planted } = await startPlanted(options));
    await addChild(page, "溯本认知", "表象与本源");
    await addChild(page, "感性心理", "动机");
    await addChild(page, "赋能管理", "赋责");
    await linkInTurn(page, ["表象与本源", "动机", "赋责"]);
  });
  afterAll(async () => {
    await running.dispose();
    await rm(outsideDir, { recursive: true, force: true });
  });

  const lens = async (name: string): Promise<void> => {
    await page.getByRole("banner").getByRole("radio", { name, exact: true }).check({ force: true });
    await calm(page);
  };

  it("keeps the selection through all lenses", async () => {
    await goTo(page, "动机");
    for (const name of ["林", "焦点", "塔"]) {
      await lens(name);
      await selectionDock(page).getByTitle("动机", { exact: true }).waitFor();
      await row(page, "动机").and(page.locator("[aria-selected=true]")).waitFor();
    }
    expect(running.problems).toEqual([]);
  });

  it("walks in the focus to a neighbour, back and forward", async () => {
    await goTo(page, "动机");
    await lens("焦点");
    await trail(page).getByText("动机").waitFor();
    const neighbour = await boxOf(page, "赋责");
    await page.mouse.dblclick(middleOf(neighbour).x, middleOf(neighbour).y);
    await trail(page).locator("[aria-current=step]").getByText("赋责").waitFor();
    await trail(page).getByRole("button", { name: "后退" }).click();
    await selectionDock(page).getByTitle("动机", { exact: true }).waitFor();
    await trail(page).getByRole("button", { name: "前进" }).click();
    await selectionDock(page).getByTitle("赋责", { exact: true }).waitFor();
    expect(await trail(page).getByRole("button", { name: "前进" }).isDisabled()).toBe(true);
  });

  it("pins a leaf where it is dragged, previews 整理, lets it be, does it, and takes it back", async () => {
    await lens("林");
    // At full size a small step stays clear of the other leaves.
    await focusCanvas(page);
    await page.keyboard.press("0");
    await calm(page);
    const leaf = await boxOf(page, "表象与本源");
    const { x, y } = middleOf(leaf);
    await drag(page, [{ x, y: y - 8 }, { x: x + 16, y: y + 6 }]);
    const tidy = page.getByRole("toolbar", { name: "撤销与重做" }).getByRole("button", { name: "整理" });
    await expect.poll(() => tidy.isEnabled()).toBe(true);
    const pinned = await boxOf(page, "表象与本源");
    expect(Math.hypot(pinned.x - leaf.x, pinned.y - leaf.y)).toBeGreaterThan(10);
    await tidy.click();
    const preview = page.getByRole("region", { name: "整理" });
    await preview.getByText("整理后的样子：1 个点会回到自动的位置").waitFor();
    await preview.getByRole("button", { name: "不整理" }).click();
    await preview.waitFor({ state: "detached" });
    expect(await boxOf(page, "表象与本源")).toEqual(pinned);
    await tidy.click();
    await preview.getByRole("button", { name: "照这样整理" }).click();
    await preview.waitFor({ state: "detached" });
    const tidied = await boxOf(page, "表象与本源");
    expect(Math.hypot(tidied.x - leaf.x, tidied.y - leaf.y)).toBeLessThan(2);
    await page.keyboard.press("Control+z");
    await expect.poll(() => boxOf(page, "表象与本源")).toEqual(pinned);
    await lens("塔");
  });

  it("filters by kind and by module, keeps that as a view, and clears", async () => {
    await page.getByRole("banner").getByRole("button", { name: /^筛选/ }).click();
    const panel = page.getByRole("dialog", { name: "筛选" });
    await panel.getByRole("group", { name: "种类" }).getByRole("button", { name: /^知识点/ }).click();
    await panel.getByRole("group", { name: "模块" }).getByRole("button", { name: "溯本认知" }).click();
    await panel.getByText(/^显示 1 \/ /).waitFor();
    await panel.getByRole("button", { name: "保存视图…" }).click();
    await dialog(page).getByRole("textbox", { name: "名称" }).fill("认知里的知识点");
    await dialog(page).getByRole("button", { name: "保存", exact: true }).click();
    await dialog(page).waitFor({ state: "detached" });
    await status(page).getByRole("button", { name: "全部显示" }).click();
    await status(page).waitFor({ state: "detached" });
    const saved = page.getByRole("region", { name: "保存的视图" }).getByRole("button", { name: /认知里的知识点 1/ });
    await saved.click();
    await status(page).getByText(/^显示 1 \/ /).waitFor();
    await saved.click();
    await status(page).waitFor({ state: "detached" });
    expect(running.problems).toEqual([]);
  });

  it("finds in the picture by pinyin initials", async () => {
    await page.keyboard.press("Control+f");
    await page.getByRole("searchbox", { name: "在图中查找" }).fill("bxyby");
    await page.keyboard.press("Enter");
    await page.getByText("1/1").waitFor();
    expect(await selectionDock(page).getByTitle("表象与本源", { exact: true }).isVisible()).toBe(true);
    await page.getByRole("button", { name: "关闭查找" }).click();
  });

  it("shows the path between two points, step by step", async () => {
    await row(page, "表象与本源").click();
    await row(page, "赋责").click({ modifiers: ["Control"] });
    await page.keyboard.press("Shift+p");
    const path = page.getByRole("region", { name: "从“表象与本源”到“赋责”" });
    await path.getByRole("heading", { name: "路径，2 步" }).waitFor();
    expect(await path.getByRole("listitem").allInnerTexts()).toHaveLength(3);
    await path.getByRole("button", { name: "选中整条路径" }).click();
    await selectionDock(page).getByText("已选 5 项").waitFor();
    await path.getByRole("button", { name: "关闭路径" }).click();
  });

  it("presents a walk, prints and saves what is seen", async () => {
    await row(page, "表象与本源").click();
    await row(page, "动机").click({ modifiers: ["Control"] });
    await page.keyboard.press("Control+k");
    await dialog(page).getByRole("combobox").fill("用选中的建一条");
    await page.getByRole("option", { name: /用选中的建一条讲解路径/ }).click();
    await dialog(page).getByRole("button", { name: "开始讲解" }).click();
    await page.getByRole("heading", { level: 1, name: "表象与本源" }).waitFor();
    await page.getByRole("button", { name: "下一站" }).click();
    await page.getByRole("heading", { level: 1, name: "动机" }).waitFor();
    await page.getByRole("button", { name: "结束讲解" }).click();
    await page.locator("[data-panel=outline]").waitFor();
    await page.keyboard.press("Control+Alt+p");
    await dialog(page).getByRole("button", { name: /打印/ }).click();
    await dialog(page).waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+e");
    await dialog(page).getByRole("radio", { name: "整个视图" }).check({ force: true });
    await dialog(page).getByRole("radio", { name: "SVG 矢量" }).check({ force: true });
    await dialog(page).getByRole("button", { name: /保存/ }).click();
    await dialog(page).waitFor({ state: "detached" });
    expect((await readFile(join(outsideDir, "paper.pdf"))).toString("latin1").startsWith("%PDF-")).toBe(true);
    expect(await readFile(join(outsideDir, "picture"), "utf8")).toContain("溯本认知");
  });

  it("has the pin, the views and the walk after the next start, and looks through the saved view again", async () => {
    await written(page);
    running = await reopen(running, options);
    ({ page } = running);
    await page.getByRole("region", { name: "保存的视图" }).getByRole("button", { name: /认知里的知识点/ }).first().click();
    await status(page).getByText(/^显示 1 \/ /).waitFor();
    await page.keyboard.press("F5");
    await page.getByRole("heading", { level: 1, name: "表象与本源" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("[data-panel=outline]").waitFor();
    await lens("林");
    expect(await page.getByRole("toolbar", { name: "撤销与重做" }).getByRole("button", { name: "整理" }).isEnabled()).toBe(true);
    await goTo(page, "动机");
    await inspector(page).getByText("从动机走到赋责。").waitFor();
    expect(running.problems).toEqual([]);
  });

  it("undoes what was done in this sitting, and no more", async () => {
    await addChild(page, "溯本认知", "多余的一个");
    await undoAll(page);
    expect(await undoButton(page).isDisabled()).toBe(true);
    expect((await forestFacts(page)).points).toBe(planted.points + 3);
  });
});
