import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

const CHINESE = /[\u4e00-\u9fff]/;

describe("in English", () => {
  let running: RunningApp;
  beforeAll(async () => { running = await launchApp(); });
  afterAll(async () => { await running.dispose(); });

  it("plants and shows the forest without one Chinese word of the interface", async () => {
    const { page } = running;
    await page.getByText("English", { exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /first forest/i }).waitFor();
    await page.getByLabel(/your name/i).fill("Min");
    await page.getByRole("button", { name: /plant/i }).click();
    await page.getByRole("tree").waitFor();
    await page.getByRole("treeitem", { name: /Logical Wisdom/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    expect((await page.locator("body").innerText()).match(CHINESE)).toBeNull();
    for (const keys of ["?", "Control+,", "Control+k", "Control+o"]) {
      await page.keyboard.press(keys);
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      // A language names itself in its own words.
      expect((await dialog.innerText()).replaceAll("简体中文", "").match(CHINESE)).toBeNull();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    expect(running.problems).toEqual([]);
  });
});
