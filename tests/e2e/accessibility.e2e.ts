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
});
