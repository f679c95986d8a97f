import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

const A_WEEK_AGO = { KNOWLEDGE_FOREST_CLOCK_OFFSET_HOURS: "-168" };

const history = (page: Page): Locator => page.getByRole("region", { name: "历史" });
const line = (page: Page, words: string): Locator => history(page).getByRole("treeitem").filter({ hasText: words }).first();
const summary = (page: Page): Locator => page.locator("[data-panel=inspector]").getByRole("textbox", { name: "说明" });

async function rename(page: Page, from: string, to: string): Promise<void> {
  await row(page, from).click();
  await page.keyboard.press("F2");
  const field = page.locator("[data-panel=outline] input:not([type=search])");
  await field.fill(to);
  await field.press("Enter");
  await row(page, to).waitFor();
}

async function describeAs(page: Page, title: string, text: string): Promise<void> {
  await row(page, title).click();
  await summary(page).fill(text);
  await summary(page).press("Control+Enter");
  await row(page, title).click();
}

async function openHistory(page: Page): Promise<void> {
  await page.keyboard.press("Control+Shift+h");
  await history(page).getByRole("tree", { name: "时间线" }).waitFor();
}

/** Shows what was at the line that holds these words, as an outline. */
async function showPast(page: Page, words: string): Promise<void> {
  await line(page, words).click();
  await history(page).getByText("的森林（只读）", { exact: false }).waitFor();
  await history(page).getByText("大纲", { exact: true }).first().click();
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
    await row(page, "追问五次").click();
    await page.keyboard.press("Delete");
    await row(page, "追问五次").waitFor({ state: "detached" });
    await addChild(page, "全胜战略", "先胜后战");
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
    await showPast(page, "新增知识点「教育智慧」");
    await row(page, "现象和根源").click();
    await row(page, "追问五次").waitFor();
    expect(await row(page, "先胜后战").count()).toBe(0);
    await page.locator("[data-panel=inspector]").getByText("先看现象。").waitFor();
    const before = await page.getByRole("treeitem").allInnerTexts();
    for (const key of ["n", "F2", "Enter", "Delete", "Control+z"]) await page.keyboard.press(key);
    await page.getByText("这是过去的样子，只能查看", { exact: false }).first().waitFor();
    expect(await page.locator("[data-panel=outline] input:not([type=search])").count()).toBe(0);
    expect(await page.getByRole("treeitem").allInnerTexts()).toEqual(before);
  });
});
