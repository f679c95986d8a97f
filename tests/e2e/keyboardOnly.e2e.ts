import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

describe("without a pointer", () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchApp();
    await plantFirstForest(running.page);
  });
  afterAll(async () => { await running.dispose(); });

  it("grows, renames, moves, removes and restores from the outline", async () => {
    const { page } = running;
    await page.keyboard.press("Control+1");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("六要素");
    await page.keyboard.press("Enter");
    await row(page, "六要素").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("精英教育的六要素");
    await page.keyboard.press("Enter");
    await row(page, "精英教育的六要素").waitFor();
    await page.keyboard.press("Alt+ArrowUp");
    const before = await page.getByRole("treeitem").allTextContents();
    expect(before.findIndex((text) => text.includes("精英教育的六要素"))).toBeGreaterThan(0);
    await page.keyboard.press("Delete");
    await row(page, "精英教育的六要素").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await row(page, "精英教育的六要素").waitFor();
  });

  it("links two points with the keyboard alone", async () => {
    const { page } = running;
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("全胜战略");
    await page.getByRole("option", { name: /全胜战略/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("l");
    await page.getByRole("combobox", { name: "到" }).waitFor();
    await page.keyboard.type("精英教育的六要素");
    await page.getByRole("option", { name: /精英教育的六要素/ }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator("[data-panel=inspector]").getByText("精英教育的六要素").first().waitFor();
    await written(page);
  });

  it("reaches every panel, the shortcut sheet and the settings, and comes back with Escape", async () => {
    const { page } = running;
    await page.keyboard.press("Control+2");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "application");
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+,");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(running.problems).toEqual([]);
  });
});
