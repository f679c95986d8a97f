import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, plantFirstForest, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

const A_WEEK_AGO = { KNOWLEDGE_FOREST_CLOCK_OFFSET_HOURS: "-168" };

const history = (page: Page): Locator => page.getByRole("region", { name: "历史" });
const line = (page: Page, words: string): Locator => history(page).getByRole("treeitem").filter({ hasText: words }).first();
/** A point of the outline that is on the screen; the timeline's lines name points as well. */
const point = (page: Page, title: string): Locator => page.locator("[data-panel=outline]").getByRole("treeitem", { name: title }).first();
const summary = (page: Page): Locator => page.locator("[data-panel=inspector]").getByRole("textbox", { name: "说明" });

async function rename(page: Page, from: string, to: string): Promise<void> {
  await point(page, from).click();
  await page.keyboard.press("F2");
  const field = page.locator("[data-panel=outline] input:not([type=search])");
  await field.fill(to);
  await field.press("Enter");
  await point(page, to).waitFor();
}

async function describeAs(page: Page, title: string, text: string): Promise<void> {
  await point(page, title).click();
  await summary(page).fill(text);
  await summary(page).press("Control+Enter");
  await point(page, title).click();
}

async function openHistory(page: Page): Promise<void> {
  await page.keyboard.press("Control+Shift+h");
  await history(page).getByRole("tree", { name: "时间线" }).waitFor();
}

/** The sessions of a day, the newest day first. */
const sessionsOf = (page: Page, day: number): Locator => history(page).getByRole("group").nth(day).getByRole("treeitem", { level: 1 });

/** Shows last week's forest as an outline. */
async function showLastWeek(page: Page): Promise<void> {
  await sessionsOf(page, 1).first().click();
  await history(page).getByText("的森林（只读）", { exact: false }).waitFor();
  await history(page).getByRole("radio", { name: "大纲" }).check({ force: true });
}

async function closeHistory(page: Page): Promise<void> {
  await history(page).getByRole("button", { name: /关闭历史/ }).click();
  await history(page).waitFor({ state: "detached" });
}

describe("the history of two weeks", () => {
  let profileDir: string;
  let running: RunningApp;
  beforeAll(async () => {
    profileDir = await mkdtemp(join(tmpdir(), "forest-history-"));
    running = await launchApp({ profileDir, env: A_WEEK_AGO });
    await plantFirstForest(running.page);
    await addChild(running.page, "溯本认知", "表象与本源");
    await rename(running.page, "表象与本源", "现象和根源");
    await describeAs(running.page, "现象和根源", "先看现象。");
    await addChild(running.page, "溯本认知", "追问五次");
    await written(running.page);
    expect(running.problems).toEqual([]);
    await running.quit();
    running = await launchApp({ profileDir });
  });
  afterAll(async () => {
    await running.dispose();
    await rm(profileDir, { recursive: true, force: true });
  });

  it("tells last week and today apart, in words", async () => {
    const { page } = running;
    await rename(page, "现象和根源", "根源在哪里");
    await describeAs(page, "根源在哪里", "今天换了一种说法。");
    await point(page, "追问五次").click();
    await page.keyboard.press("Delete");
    await point(page, "追问五次").waitFor({ state: "detached" });
    await addChild(page, "溯本认知", "先胜后战");
    await written(page);
    await openHistory(page);
    await history(page).getByRole("group", { name: "今天" }).waitFor();
    expect(await history(page).getByRole("group").count()).toBe(2);
    await line(page, "改名「现象和根源」→「根源在哪里」").waitFor();
    expect(await line(page, "根源在哪里").innerText()).toContain("移走「追问五次」");
    await line(page, "新增知识点").waitFor();
  });

  it("shows the forest of last week, and changes nothing when one tries to", async () => {
    const { page } = running;
    await showLastWeek(page);
    await point(page, "现象和根源").click();
    await point(page, "追问五次").waitFor();
    await point(page, "先胜后战").waitFor({ state: "detached" });
    await page.locator("[data-panel=inspector]").getByText("先看现象。").waitFor();
    const titles = page.locator("[data-panel=outline]").getByRole("treeitem");
    const before = await titles.allInnerTexts();
    for (const key of ["n", "F2", "Enter", "Delete"]) await page.keyboard.press(key);
    await page.getByText("这是过去的样子，只能查看", { exact: false }).first().waitFor();
    expect(await page.locator("[data-panel=outline] input:not([type=search])").count()).toBe(0);
    expect(await titles.allInnerTexts()).toEqual(before);
  });

  it("brings one point back as it was, leaves the rest of today alone, and takes that back with Ctrl+Z", async () => {
    const { page } = running;
    await point(page, "现象和根源").click();
    await history(page).getByRole("button", { name: "恢复这个知识点" }).click();
    await page.getByText("已恢复 现象和根源").first().waitFor();
    await closeHistory(page);
    await point(page, "现象和根源").click();
    await expect.poll(() => summary(page).inputValue()).toBe("先看现象。");
    await point(page, "先胜后战").waitFor();
    expect(await point(page, "追问五次").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await point(page, "根源在哪里").click();
    await expect.poll(() => summary(page).inputValue()).toBe("今天换了一种说法。");
    await point(page, "先胜后战").waitFor();
  });

  it("compares last week with now, line by line, and brings back one line", async () => {
    const { page } = running;
    await written(page);
    await openHistory(page);
    await showLastWeek(page);
    await history(page).getByRole("radio", { name: "比较" }).check({ force: true });
    const compare = history(page).getByRole("region", { name: "比较" });
    await compare.getByRole("button", { name: "恢复「追问五次」" }).click();
    await page.getByText("已恢复 「追问五次」").first().waitFor();
    expect(await compare.innerText()).toContain("今天换了一种说法。");
    await closeHistory(page);
    for (const title of ["追问五次", "根源在哪里", "先胜后战"]) await point(page, title).waitFor();
    await point(page, "根源在哪里").click();
    await page.keyboard.press("Control+z");
    await point(page, "追问五次").waitFor({ state: "detached" });
  });

  it("goes back to last week as a whole after a backup, and undo and redo lead to and fro", async () => {
    const { page } = running;
    await written(page);
    await openHistory(page);
    await showLastWeek(page);
    await history(page).getByRole("button", { name: "恢复到这个状态…" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText("之后新增的 1 项会移入回收站").waitFor();
    await dialog.getByText("之后移走的 1 项会回来").waitFor();
    await dialog.getByRole("button", { name: "恢复", exact: true }).click();
    await history(page).waitFor({ state: "detached" });
    await lastWeekIsHere(page);
    await point(page, "追问五次").click();
    await page.keyboard.press("Control+z");
    await todayIsHere(page);
    await point(page, "先胜后战").click();
    await page.keyboard.press("Control+Shift+z");
    await lastWeekIsHere(page);
    await point(page, "追问五次").click();
    await page.keyboard.press("Control+z");
    await todayIsHere(page);
  });

  it("keeps a milestone in the timeline, where the forest of that moment is a press away", async () => {
    const { page } = running;
    await point(page, "先胜后战").click();
    await page.keyboard.press("Control+Shift+m");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "名字" }).fill("第一轮学习完成");
    await dialog.getByRole("button", { name: "设置" }).click();
    await dialog.waitFor({ state: "detached" });
    await addChild(page, "先胜后战", "里程碑之后");
    await written(page);
    await openHistory(page);
    await line(page, "第一轮学习完成").click();
    await history(page).getByRole("radio", { name: "大纲" }).check({ force: true });
    await point(page, "先胜后战").waitFor();
    expect(await point(page, "里程碑之后").count()).toBe(0);
    await closeHistory(page);
  });

  it("has everything after the next start, the undone restores as well", async () => {
    await written(running.page);
    expect(running.problems).toEqual([]);
    await running.quit();
    running = await launchApp({ profileDir });
    const { page } = running;
    await todayIsHere(page);
    await openHistory(page);
    await line(page, "第一轮学习完成").waitFor();
    expect(await history(page).getByRole("group").count()).toBe(2);
    await showLastWeek(page);
    await point(page, "追问五次").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await history(page).waitFor({ state: "detached" });
    expect(running.problems).toEqual([]);
  });
});

async function lastWeekIsHere(page: Page): Promise<void> {
  for (const title of ["现象和根源", "追问五次"]) await point(page, title).waitFor();
  await point(page, "先胜后战").waitFor({ state: "detached" });
}

async function todayIsHere(page: Page): Promise<void> {
  for (const title of ["根源在哪里", "先胜后战"]) await point(page, title).waitFor();
  await point(page, "追问五次").waitFor({ state: "detached" });
}
