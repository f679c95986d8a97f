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

  it("has quotation marks as wide as they look, and not as a Chinese sign", async () => {
    const { page } = running;
    const widths = await page.evaluate(async () => {
      await Promise.all([400, 600].map((weight) => document.fonts.load(`${String(weight)} 16px ${getComputedStyle(document.body).fontFamily}`, "“”’")));
      return [400, 600].flatMap((weight) => [..."“”’"].map((mark) => {
        const shown = document.createElement("span");
        shown.style.cssText = `position: absolute; font-size: 16px; font-weight: ${String(weight)}`;
        shown.textContent = mark;
        document.body.append(shown);
        const { width } = shown.getBoundingClientRect();
        shown.remove();
        return width;
      }));
    });
    expect(Math.max(...widths)).toBeLessThan(10);
  });

  it("breaks no word of a heading in two", async () => {
    const { page } = running;
    const isOnOneLine = (words: string) => page.getByText(words, { exact: true }).first().evaluate((heading) => {
      const range = document.createRange();
      range.selectNodeContents(heading);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size === 1;
    });
    await page.getByRole("treeitem", { name: /Logical Wisdom/ }).click();
    await page.keyboard.press("Control+Shift+c");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Two weeks of silence");
    await page.keyboard.press("Enter");
    await page.locator("[data-panel=note] .ProseMirror h2").first().waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "Cases", exact: true }).click();
    await page.getByRole("radio", { name: "Table" }).check({ force: true });
    expect(await Promise.all(["Title", "Template", "Illustrates", "Author and date", "Confidence"].map(isOnOneLine))).toEqual([true, true, true, true, true]);
    await page.getByRole("navigation").getByRole("button", { name: "Forest" }).click();
    await page.getByRole("treeitem", { name: /Logical Wisdom/ }).click();
    await page.keyboard.press("Control+e");
    await page.locator("[data-panel=note] .ProseMirror").click();
    await page.keyboard.type("Ask why first.");
    await page.locator("[data-kind=written]").waitFor();
    await page.getByRole("toolbar", { name: "Note tools" }).getByRole("button", { name: "History" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Suggest a version" }).waitFor();
    expect(await isOnOneLine("Suggestions")).toBe(true);
    expect(running.problems).toEqual([]);
  });
});
