import type { CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantFirstForest } from "#tests/support/forestDriver.ts";
import { boxOf, calm, middleOf, selectionDock, type ScreenPlace } from "#tests/support/graphDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

/** The picture under fingers, as a touch screen sends them. */
describe("the graph on a touch screen", () => {
  let app: RunningApp;
  let fingers: CDPSession;
  beforeAll(async () => {
    app = await launchApp();
    await plantFirstForest(app.page);
    await calm(app.page);
    fingers = await app.page.context().newCDPSession(app.page);
    await fingers.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
  });
  afterAll(() => app.dispose());

  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: readonly ScreenPlace[]) => fingers.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  const zoomPct = async (): Promise<number> => Number.parseInt(await app.page.locator("[data-panel=graph]").getByText(/^\d+%$/).innerText(), 10);

  it("selects what is tapped and moves with one finger", async () => {
    const before = await boxOf(app.page, "整体学习");
    await app.page.keyboard.press("Escape");
    await touch("touchStart", { x: before.x + 20, y: before.y + 10 });
    await touch("touchEnd");
    await selectionDock(app.page).getByTitle("整体学习", { exact: true }).waitFor();
    await touch("touchStart", { x: 350, y: 600 });
    for (const step of [1, 2, 3, 4]) await touch("touchMove", { x: 350 + 20 * step, y: 600 - 10 * step });
    await touch("touchEnd");
    await calm(app.page);
    const after = await boxOf(app.page, "整体学习");
    expect([Math.round(after.x - before.x), Math.round(after.y - before.y)]).toEqual([80, -40]);
  });

  it("zooms with two, and only the picture", async () => {
    const before = await zoomPct();
    await touch("touchStart", { x: 590, y: 400 }, { x: 690, y: 400 });
    for (const step of [1, 2, 3, 4, 5]) await touch("touchMove", { x: 590 - 10 * step, y: 400 }, { x: 690 + 10 * step, y: 400 });
    await touch("touchEnd");
    await expect.poll(zoomPct).toBe(Math.round(before * 2));
    expect(await app.page.evaluate(() => window.visualViewport?.scale)).toBe(1);
  });

  it("opens the menu under a finger that rests, and keeps it open", async () => {
    await app.page.keyboard.press("Home");
    await calm(app.page);
    const card = middleOf(await boxOf(app.page, "整体学习"));
    await touch("touchStart", card);
    await app.page.getByRole("menu").waitFor();
    await touch("touchEnd");
    await app.page.getByRole("menuitem", { name: /改标题/ }).waitFor();
    await app.page.keyboard.press("Escape");
    await app.page.getByRole("menu").waitFor({ state: "detached" });
    expect(app.problems).toEqual([]);
  });
});
