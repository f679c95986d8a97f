import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, plantFirstForest, row } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

describe.each(["light", "dark"] as const)("axe finds nothing in the %s scheme", (colorScheme) => {
  let running: RunningApp;
  beforeAll(async () => { running = await launchApp({ colorScheme }); });
  afterAll(async () => { await running.dispose(); });

  it("on the welcome screen", async () => {
    expect(await axeFindings(running.page)).toEqual([]);
  });

  it("in the forest, with nothing and with a point selected", async () => {
    await plantFirstForest(running.page);
    expect(await axeFindings(running.page)).toEqual([]);
    await addChild(running.page, "溯本认知", "表象与本源");
    expect(await axeFindings(running.page)).toEqual([]);
    await row(running.page, "逻辑智慧").click();
    expect(await axeFindings(running.page)).toEqual([]);
  });

  it.each([["palette", "Control+k"], ["link", "l"], ["settings", "Control+,"], ["shortcuts", "?"], ["forests", "Control+o"], ["new forest", "Control+Shift+n"], ["move", "m"]])("in the %s dialog", async (_name, keys) => {
    await row(running.page, "溯本认知").click();
    await running.page.keyboard.press(keys);
    await running.page.getByRole("dialog").waitFor();
    expect(await axeFindings(running.page)).toEqual([]);
    await running.page.keyboard.press("Escape");
    await running.page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("in the history: its timeline, a past state as graph and outline, and what differs", async () => {
    const { page } = running;
    await page.keyboard.press("Control+Shift+h");
    const history = page.getByRole("region", { name: "历史" });
    await history.getByRole("treeitem").first().click();
    await history.locator("[data-panel=graph]").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await history.getByRole("radio", { name: "大纲" }).check({ force: true });
    await history.locator("[data-panel=outline]").getByRole("treeitem", { name: "溯本认知" }).first().click();
    expect(await axeFindings(page)).toEqual([]);
    await history.getByRole("radio", { name: "比较" }).check({ force: true });
    await history.getByRole("region", { name: "比较" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await history.getByRole("button", { name: /关闭历史/ }).click();
    await history.waitFor({ state: "detached" });
  });

  it.each([["备份", "立即备份"], ["导出森林", "交给别人的一份"], ["健康检查", "全面检查"]])("in the %s dialog, and after what it does", async (command, button) => {
    const { page } = running;
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox").fill(command);
    await page.getByRole("option", { name: new RegExp(command) }).first().click();
    await dialog.getByRole("button", { name: button }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    if (command !== "导出森林") {
      await dialog.getByRole("button", { name: button }).click();
      await (command === "备份" ? dialog.getByRole("listitem").first() : dialog.getByRole("button", { name: "再查一遍" })).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
});
