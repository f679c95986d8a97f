import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { written } from "#tests/support/forestDriver.ts";
import { boxOf, calm, canvas, command, dialog, focusCanvas, forestFacts, goTo, linkInTurn, selectionDock, showLens, undoAll, undoButton, type ForestFacts } from "#tests/support/graphDriver.ts";
import type { LaunchOptions, RunningApp } from "#tests/support/launchApp.ts";
import { startPlanted } from "#tests/support/startPlanted.ts";

const trail = (page: Page): Locator => page.getByRole("navigation", { name: "走过的路" });
const status = (page: Page): Locator => page.getByRole("group", { name: "筛选" });
const TITLES = [["溯本认知", "表象与本源"], ["感性心理", "动机"], ["赋能管理", "赋责"]] as const;

const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element.contains(document.activeElement));

/** Presses a key until something has the focus; fails rather than going round for ever. */
async function pressUntilFocused(page: Page, target: Locator, key: "Tab" | "Shift+Tab" | "ArrowRight"): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
}

const tabTo = (page: Page, target: Locator): Promise<void> => pressUntilFocused(page, target, "Tab");

/** A group of chips is one stop of Tab; the arrows go through it. */
async function pressChip(page: Page, group: Locator, name: string | RegExp): Promise<void> {
  await tabTo(page, group);
  await pressUntilFocused(page, group.getByRole("button", { name }), "ArrowRight");
  await page.keyboard.press("Enter");
}

describe("ways of looking, by keyboard alone", () => {
  let outsideDir: string;
  let running: RunningApp;
  let page: Page;
  let planted: ForestFacts;
  beforeAll(async () => {
    outsideDir = await mkdtemp(join(tmpdir(), "forest-keys-"));
    const options: LaunchOptions = { size: { width: 1600, height: 1100 }, env: { KNOWLEDGE_FOREST_SAVE_FILE: join(outsideDir, "picture"), KNOWLEDGE_FOREST_PRINT_FILE: join(outsideDir, "paper.pdf") } };
    ({ running, page, planted } = await startPlanted(options));
    for (const [module, title] of TITLES) {
      await goTo(page, module);
      await focusCanvas(page);
      await page.keyboard.press("Tab");
      await page.keyboard.type(title);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
    }
    await linkInTurn(page, ["表象与本源", "动机", "赋责"]);
  });
  afterAll(async () => {
    await running.dispose();
    await rm(outsideDir, { recursive: true, force: true });
  });

  it("reaches the canvas from a button beside it, and walks in the focus there and back", async () => {
    await goTo(page, "动机");
    await showLens(page, "焦点");
    await focusCanvas(page);
    // With something selected Tab begins a point below it; the other way round it leaves.
    await pressUntilFocused(page, page.locator("[data-panel=graph]").getByRole("button", { name: "放大" }), "Shift+Tab");
    await focusCanvas(page);
    await trail(page).locator("[aria-current=step]").getByText("动机").waitFor();
    await page.keyboard.press("]");
    const neighbour = await canvas(page).evaluate(() => document.querySelector("[data-panel=outline] [aria-selected=true] span[title]")?.getAttribute("title"));
    expect(["表象与本源", "赋责"]).toContain(neighbour);
    await page.keyboard.press("Enter");
    await trail(page).locator("[aria-current=step]").getByText(neighbour ?? "").waitFor();
    await page.keyboard.press("Control+[");
    await trail(page).locator("[aria-current=step]").getByText("动机").waitFor();
    await page.keyboard.press("Control+]");
    await trail(page).locator("[aria-current=step]").getByText(neighbour ?? "").waitFor();
  });

  it("steps through the links at a point with curly brackets, hears both ends of each, and opens one with Enter", async () => {
    await goTo(page, "动机");
    await focusCanvas(page);
    const said = (words: string): Promise<void> => page.getByText(words).waitFor({ state: "attached" });
    await page.keyboard.press("}");
    await said("第 1 条关联，共 2 条：表象与本源，支撑，动机。回车打开。");
    await page.keyboard.press("}");
    await said("第 2 条关联，共 2 条：动机，支撑，赋责。回车打开。");
    await page.keyboard.press("{");
    await said("第 1 条关联，共 2 条：表象与本源，支撑，动机。回车打开。");
    await page.keyboard.press("Enter");
    await dialog(page).getByRole("textbox", { name: "为什么" }).waitFor();
    expect(await dialog(page).getByRole("textbox", { name: "为什么" }).inputValue()).toBe("从表象与本源走到动机。");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.keyboard.press("]");
    await selectionDock(page).getByTitle("表象与本源", { exact: true }).waitFor();
  });

  it("says what the legend shows after each press", async () => {
    await showLens(page, "塔");
    // With something selected Tab would begin a point below it.
    await focusCanvas(page);
    await page.keyboard.press("Escape");
    const legend = page.getByRole("region", { name: "图例与筛选" });
    const types = legend.getByRole("toolbar", { name: "关联类型" });
    await tabTo(page, legend.getByRole("button", { name: "图例与筛选" }));
    if (await legend.getAttribute("data-open") === "false") await page.keyboard.press("Enter");
    await tabTo(page, types);
    await pressUntilFocused(page, types.getByRole("button", { name: "显示“支撑”" }), "ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByText(/^现在显示：[^支撑]+，共 \d+ 条关联/u).waitFor({ state: "attached" });
    await page.keyboard.press("Enter");
    await page.getByText(/^现在显示全部类型，共 \d+ 条关联/u).waitFor({ state: "attached" });
  });

  it("names the same steps in the list of shortcuts", async () => {
    await focusCanvas(page);
    await page.keyboard.press("?");
    await dialog(page).getByText("这里的下一条关联").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  });

  it("lines leaves up in the grove, which pins them, tidies with a preview, and takes both back", async () => {
    await showLens(page, "林");
    await goTo(page, "动机");
    await focusCanvas(page);
    const before = await boxOf(page, "动机");
    await page.keyboard.press("Control+1");
    await page.keyboard.press("Shift+ArrowUp");
    await selectionDock(page).getByText("已选 2 项").waitFor();
    await focusCanvas(page);
    await command(page, "排成一行");
    await calm(page);
    await command(page, "整理");
    const preview = page.getByRole("region", { name: "整理" });
    await preview.getByText("个点会回到自动的位置", { exact: false }).waitFor();
    await command(page, "照这样整理");
    await preview.waitFor({ state: "detached" });
    await focusCanvas(page);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await calm(page);
    expect(await boxOf(page, "动机")).toEqual(before);
    await showLens(page, "塔");
  });

  it("carries a leaf of the grove while Ctrl is held, and Ctrl+Z brings it back", async () => {
    await showLens(page, "林");
    const before = await boxOf(page, "动机");
    await page.keyboard.down("Control");
    // Towards the middle of its tree, so that it stays in it.
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.getByText(/松开按键就/).waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.up("Control");
    await page.getByText("已固定 1 个知识点").waitFor({ state: "attached" });
    await calm(page);
    const after = await boxOf(page, "动机");
    expect(before.x - after.x).toBeGreaterThan(6);
    expect(before.x - after.x).toBeLessThan(10);
    await page.keyboard.press("Control+z");
    expect(await boxOf(page, "动机")).toEqual(before);
    await showLens(page, "塔");
  });

  it("filters by keyboard, keeps that as a view, lets go and comes back to it", async () => {
    await focusCanvas(page);
    await page.keyboard.press("Shift+F");
    const panel = page.getByRole("dialog", { name: "筛选" });
    await pressChip(page, panel.getByRole("group", { name: "模块" }), "溯本认知");
    await pressChip(page, panel.getByRole("group", { name: "种类" }), /^知识点/);
    await panel.getByText(/^显示 1 \/ /).waitFor();
    await tabTo(page, panel.getByRole("button", { name: "保存视图…" }));
    await page.keyboard.press("Enter");
    await dialog(page).getByRole("textbox", { name: "名称" }).waitFor();
    await page.keyboard.type("认知里的知识点");
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "detached" });
    await focusCanvas(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await status(page).waitFor({ state: "detached" });
    await page.keyboard.press("Control+1");
    await tabTo(page, page.getByRole("region", { name: "保存的视图" }).getByRole("button", { name: /认知里的知识点 1/ }));
    await page.keyboard.press("Enter");
    await status(page).getByText(/^显示 1 \/ /).waitFor();
    await page.keyboard.press("Enter");
    await status(page).waitFor({ state: "detached" });
  });

  it("finds in the picture by pinyin initials and goes on from there", async () => {
    await focusCanvas(page);
    await page.keyboard.press("Control+f");
    await page.getByRole("searchbox", { name: "在图中查找" }).waitFor();
    await page.keyboard.type("bxyby");
    await page.keyboard.press("Enter");
    await page.getByText("1/1").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("searchbox", { name: "在图中查找" }).waitFor({ state: "detached" });
    await selectionDock(page).getByTitle("表象与本源", { exact: true }).waitFor();
    await expect.poll(() => canvas(page).evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("shows the path between two points and selects it", async () => {
    await goTo(page, "表象与本源");
    await page.keyboard.press("Shift+p");
    await dialog(page).getByRole("combobox").waitFor();
    await page.keyboard.type("赋责");
    await dialog(page).getByRole("option", { name: "赋责" }).first().waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => dialog(page).getByRole("button", { name: "找路径" }).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    const path = page.getByRole("region", { name: "从“表象与本源”到“赋责”" });
    await path.getByRole("heading", { name: "路径，2 步" }).waitFor();
    await tabTo(page, path.getByRole("button", { name: "选中整条路径" }));
    await page.keyboard.press("Enter");
    await selectionDock(page).getByText("已选 5 项").waitFor();
    await page.keyboard.press("Escape");
    await path.waitFor({ state: "detached" });
  });

  it("presents a walk and leaves it, prints, and saves the picture", async () => {
    await goTo(page, "表象与本源");
    await command(page, "用选中的建一条讲解路径");
    await tabTo(page, dialog(page).getByRole("button", { name: "开始讲解" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "表象与本源" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("[data-panel=outline]").waitFor();
    await page.keyboard.press("Control+Alt+p");
    await tabTo(page, dialog(page).getByRole("button", { name: /打印/ }));
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+e");
    await tabTo(page, dialog(page).getByRole("button", { name: /保存/ }));
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "detached" });
    expect((await readFile(join(outsideDir, "paper.pdf"))).toString("latin1").startsWith("%PDF-")).toBe(true);
    expect((await readFile(join(outsideDir, "picture"))).byteLength).toBeGreaterThan(1_000);
  });

  it("is as planted when everything is undone", async () => {
    await written(page);
    await undoAll(page);
    expect(await undoButton(page).isDisabled()).toBe(true);
    expect(await forestFacts(page)).toEqual(planted);
    expect(running.problems).toEqual([]);
  });
});
