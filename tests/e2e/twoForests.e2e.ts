import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

describe("two forests", () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchApp();
    await plantFirstForest(running.page);
  });
  afterAll(async () => { await running.dispose(); });

  it("makes a second, empty forest and keeps the two apart", async () => {
    const { page } = running;
    await addChild(page, "溯本认知", "只在第一片");
    await written(page);
    await page.keyboard.press("Control+Shift+n");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().fill("第二片森林");
    await dialog.getByRole("radio", { name: /空/ }).check({ force: true });
    await dialog.locator("button[type=submit]").click();
    await page.getByRole("button", { name: /第二片森林/ }).waitFor();
    expect(await page.getByRole("treeitem").count()).toBe(0);
  });

  it("switches back, duplicates, and moves a forest to the trash and out of it again", async () => {
    const { page } = running;
    await page.keyboard.press("Control+o");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /打开.*周敏的森林/ }).click();
    await row(page, "教育智慧").waitFor();
    await page.keyboard.press("Control+o");
    await dialog.getByRole("button", { name: /复制.*第二片森林/ }).click();
    await dialog.getByText(/第二片森林.*副本/).first().waitFor();
    await dialog.getByRole("button", { name: /回收站.*第二片森林|第二片森林.*回收站/ }).first().click();
    await dialog.getByRole("button", { name: /恢复.*第二片森林/ }).first().click();
    await dialog.getByRole("button", { name: /恢复/ }).first().waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    expect(running.problems).toEqual([]);
  });
});
