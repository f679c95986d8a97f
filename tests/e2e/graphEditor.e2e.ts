import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { row } from "#tests/support/forestDriver.ts";
import { boxOf, calm, canvas, clickCanvas, dialog, drag, fillLink, forestFacts, goTo, inspector, middleOf, outlineLines, pasteText, reopen, selectionDock, undoAll, undoButton, type ForestFacts, type ScreenBox } from "#tests/support/graphDriver.ts";
import type { RunningApp } from "#tests/support/launchApp.ts";
import { LINKS, MODULE, TITLES } from "#tests/support/moduleToBuild.ts";
import { startPlanted } from "#tests/support/startPlanted.ts";

const SIZE = { width: 1600, height: 1500 };
const handleOf = ({ x, y, width, height }: ScreenBox): { x: number; y: number } => ({ x: x + width - 4, y: y + height - 4 });
const hasLine = async (page: Page, line: string): Promise<boolean> => (await outlineLines(page)).includes(line);

describe("the graph editor, by pointer", () => {
  let running: RunningApp;
  let page: Page;
  let planted: ForestFacts;
  let built: ForestFacts;
  beforeAll(async () => { ({ running, page, planted } = await startPlanted({ size: SIZE })); });
  afterAll(async () => { await running.dispose(); });

  it("grows a module of twenty points, one line after the other", async () => {
    await row(page, "人际智慧").click();
    await selectionDock(page).getByRole("button", { name: "子知识点" }).click();
    await page.keyboard.type(MODULE);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await row(page, MODULE).click();
    await selectionDock(page).getByRole("button", { name: "子知识点" }).click();
    for (const title of TITLES) {
      await page.keyboard.type(title);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Escape");
    const { points } = await forestFacts(page);
    expect(points).toBe(planted.points + 21);
  });

  it("draws thirty links from card to card", async () => {
    const boxes = new Map<string, ScreenBox>();
    for (const title of TITLES) boxes.set(title, await boxOf(page, title));
    for (const [from, to] of LINKS) {
      const [start, end] = [boxes.get(from), boxes.get(to)];
      if (start === undefined || end === undefined) throw new Error(`${from} or ${to} has no place`);
      await clickCanvas(page, middleOf(start));
      await drag(page, [handleOf(start), middleOf(end)]);
      await dialog(page).getByRole("button", { name: "连上" }).click();
      await dialog(page).waitFor({ state: "detached" });
    }
    expect((await forestFacts(page)).links).toBe(planted.links + LINKS.length);
  });

  it("drags a card to another module, and Ctrl+Z brings it back", async () => {
    const [card, there] = [await boxOf(page, "故事开场"), await boxOf(page, "四高沟通")];
    const counts = async (): Promise<string[]> => (await outlineLines(page)).filter((line) => /^2 (?:四高沟通|结构化表达)/u.test(line)).map((line) => line.replace(/\D+/gu, " "));
    await drag(page, [middleOf(card), middleOf(there)]);
    await expect.poll(counts).toEqual(["2 6", "2 19"]);
    await page.keyboard.press("Control+z");
    await expect.poll(counts).toEqual(["2 5", "2 20"]);
  });

  it("drags the handle to empty ground: a new point there, linked", async () => {
    const card = await boxOf(page, "收尾呼应");
    await clickCanvas(page, middleOf(card));
    await drag(page, [handleOf(card), { x: handleOf(card).x + 20, y: handleOf(card).y + 60 }]);
    await page.getByRole("textbox", { name: "新知识点的标题" }).fill("余音绕梁");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await goTo(page, "余音绕梁");
    await inspector(page).getByRole("region", { name: "关联" }).getByText("收尾呼应").waitFor();
  });

  it("takes cards with a box and with a lasso", async () => {
    const [first, second] = [await boxOf(page, "结论先行"), await boxOf(page, "以上统下")];
    const [x0, y0] = [Math.min(first.x, second.x) - 2, Math.min(first.y, second.y) - 1];
    const [x1, y1] = [Math.max(first.x + first.width, second.x + second.width) - 8, Math.max(first.y + first.height, second.y + second.height) - 8];
    await drag(page, [{ x: x0, y: y0 }, { x: x1, y: y1 }], ["Shift"]);
    // No text of panels is marked along with it.
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
    await selectionDock(page).getByText("已选 2 项").waitFor();
    await drag(page, [{ x: x0, y: y0 }, { x: x1, y: y0 }, { x: x1, y: y1 }, { x: x0, y: y1 }], ["Alt"]);
    await selectionDock(page).getByText("已选 2 项").waitFor();
    expect(await page.getByRole("treeitem", { selected: true }).count()).toBe(2);
  });

  it("merges the two: the one that stays has the links of both, and the way back is one step", async () => {
    const before = await forestFacts(page);
    await row(page, "结论先行").click();
    await row(page, "以上统下").click({ modifiers: ["Control"] });
    await selectionDock(page).getByRole("button", { name: "更多操作" }).click();
    await page.getByRole("menuitem", { name: "合并…" }).click();
    await dialog(page).getByRole("radio", { name: "结论先行" }).check();
    await dialog(page).getByRole("button", { name: "合并" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await row(page, "以上统下").waitFor({ state: "detached" });
    // The focus has gone back to the button the menu hangs on.
    await page.locator("[data-panel=graph] [role=application]").focus();
    await expect.poll(() => inspector(page).getByRole("textbox", { name: "别名" }).inputValue()).toBe("以上统下");
    expect((await forestFacts(page)).points).toBe(before.points - 1);
    await page.keyboard.press("Control+z");
    expect(await forestFacts(page)).toEqual(before);
    await page.keyboard.press("Control+Shift+z");
    await row(page, "以上统下").waitFor({ state: "detached" });
  });

  it("splits one: what is marked goes along", async () => {
    await row(page, "结论先行").click();
    await selectionDock(page).getByRole("button", { name: "更多操作" }).click();
    await page.getByRole("menuitem", { name: "拆分…" }).click();
    await dialog(page).getByRole("textbox", { name: "新知识点的标题" }).fill("先说重点");
    await dialog(page).getByRole("checkbox", { name: /归类分组/ }).check();
    await dialog(page).getByRole("button", { name: "拆分" }).click();
    await row(page, "先说重点").waitFor();
    await inspector(page).getByRole("region", { name: "关联" }).getByText("归类分组").waitFor();
  });

  it("plants a pasted Markdown outline after a preview, as one step", async () => {
    const before = await outlineLines(page);
    await row(page, MODULE).click();
    await pasteText(page, "# 讲稿\n\n- 开头\n  - 提问\n- 结尾\n");
    await dialog(page).getByText("共 4 个知识点，3 层").waitFor();
    await dialog(page).getByRole("button", { name: "种下 4 个" }).click();
    await row(page, "讲稿").waitFor();
    await page.keyboard.press("Control+z");
    await row(page, "讲稿").waitFor({ state: "detached" });
    expect(await outlineLines(page)).toEqual(before);
    await page.keyboard.press("Control+Shift+z");
    await row(page, "讲稿").waitFor();
  });

  it("reviews, turns and re-targets a link, and puts a point into it, all from its panel", async () => {
    await goTo(page, "数字佐证");
    const panel = inspector(page);
    await panel.getByRole("button", { name: "查看这条关联" }).first().click();
    await panel.getByRole("button", { name: "认可" }).click();
    await panel.getByText(/认可 1：周敏/).waitFor();
    await panel.getByRole("button", { name: "存疑" }).click();
    await panel.getByText(/存疑 1：周敏/).waitFor();
    await panel.getByRole("button", { name: "调换方向" }).click();
    await panel.getByRole("button", { name: "换终点…" }).click();
    await dialog(page).getByRole("combobox", { name: "新的终点" }).fill("收尾呼应");
    await dialog(page).getByRole("option", { name: "收尾呼应" }).first().click();
    await dialog(page).getByRole("button", { name: "改到这里" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await panel.getByText("收尾呼应").first().waitFor();
    await panel.getByRole("button", { name: "插入知识点…" }).click();
    await dialog(page).getByRole("textbox", { name: "新知识点的标题" }).fill("中间一步");
    await dialog(page).getByRole("button", { name: "插入" }).click();
    await row(page, "中间一步").waitFor();
    await panel.getByRole("region", { name: "关联" }).getByText("收尾呼应").waitFor();
  });

  it("shows a dispute on both sides", async () => {
    await goTo(page, "时间顺序");
    await inspector(page).getByRole("button", { name: "新关联", exact: true }).click();
    await fillLink(page, { to: "空间层次", digit: "9", reason: "顺序先于位置。" });
    for (const end of ["时间顺序", "空间层次"]) {
      await goTo(page, end);
      const told = inspector(page).getByRole("region", { name: "争议" });
      await told.getByText("顺序先于位置。").waitFor();
      expect(await told.getByText("一条反驳，另一条不是：不能都成立。").count()).toBe(1);
    }
    await inspector(page).getByRole("button", { name: "比较两边的案例" }).click();
    await dialog(page).getByText("“空间层次”有 1 处").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    expect(await hasLine(page, "3 空间层次")).toBe(true);
  });

  it("is as planted when everything is undone, and whole again when all is done again", async () => {
    built = await forestFacts(page);
    await undoAll(page);
    expect(await forestFacts(page)).toEqual(planted);
    await canvas(page).focus();
    while (await page.getByRole("button", { name: "重做" }).first().isEnabled()) await page.keyboard.press("Control+Shift+z");
    expect(await forestFacts(page)).toEqual(built);
  });

  it("has all of it after the next start", async () => {
    running = await reopen(running, { size: SIZE });
    ({ page } = running);
    await calm(page);
    expect(await undoButton(page).isDisabled()).toBe(true);
    const again = await forestFacts(page);
    expect({ points: again.points, links: again.links }).toEqual({ points: built.points, links: built.links });
    await goTo(page, "中间一步");
    await inspector(page).getByRole("region", { name: "关联" }).getByText("收尾呼应").waitFor();
    expect(running.problems).toEqual([]);
  });
});
