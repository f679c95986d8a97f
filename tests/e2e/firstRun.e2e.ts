import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, linkSelectedTo, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

describe("the first day", () => {
  let profileDir: string;
  let running: RunningApp;
  beforeAll(async () => {
    profileDir = await mkdtemp(join(tmpdir(), "forest-first-day-"));
    running = await launchApp({ profileDir });
  });
  afterAll(async () => {
    await running.dispose();
    await rm(profileDir, { recursive: true, force: true });
  });

  it("plants the skeleton: five wisdoms and nine modules stand in the outline, and there is nothing to undo", async () => {
    await plantFirstForest(running.page);
    for (const wisdom of ["教育智慧", "营销智慧", "管理智慧", "逻辑智慧", "人际智慧"]) await row(running.page, wisdom).waitFor();
    for (const module of ["精英教育", "倒追营销", "赋能管理", "溯本认知", "全胜战略", "整体学习", "感性心理", "四高沟通", "双赢关系"]) await row(running.page, module).waitFor();
    expect(await running.page.getByRole("button", { name: "撤销" }).isDisabled()).toBe(true);
  });

  it("adds a point, links it, and undoes and redoes both in the order they were done", async () => {
    const { page } = running;
    await addChild(page, "溯本认知", "表象与本源");
    await linkSelectedTo(page, "双赢关系", "先看清关系的来处，才谈得上双赢。");
    const inspector = page.locator("[data-panel=inspector]");
    await inspector.getByText("先看清关系的来处，才谈得上双赢。").waitFor();
    await page.getByRole("tree").focus();
    await page.keyboard.press("Control+z");
    await inspector.getByText("先看清关系的来处，才谈得上双赢。").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await row(page, "表象与本源").waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+z");
    await row(page, "表象与本源").waitFor();
    await page.keyboard.press("Control+Shift+z");
    await row(page, "表象与本源").click();
    await inspector.getByText("先看清关系的来处，才谈得上双赢。").waitFor();
  });

  it("finds everything again after quitting and starting anew", async () => {
    await written(running.page);
    await running.quit();
    running = await launchApp({ profileDir });
    await row(running.page, "溯本认知").waitFor();
    await running.page.keyboard.press("Control+k");
    await running.page.getByRole("dialog").getByRole("combobox").fill("bxyby");
    await running.page.getByRole("option", { name: /表象与本源/ }).click();
    await row(running.page, "表象与本源").waitFor();
    await running.page.locator("[data-panel=inspector]").getByText("先看清关系的来处，才谈得上双赢。").waitFor();
    expect(running.problems).toEqual([]);
  });

  it("keeps what was written when the whole app is killed", async () => {
    await addChild(running.page, "全胜战略", "先胜后战");
    await written(running.page);
    await running.kill();
    running = await launchApp({ profileDir });
    await running.page.keyboard.press("Control+k");
    await running.page.getByRole("dialog").getByRole("combobox").fill("先胜后战");
    await running.page.getByRole("option", { name: /先胜后战/ }).waitFor();
  });
});
