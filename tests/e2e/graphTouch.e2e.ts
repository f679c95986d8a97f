import type { CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, plantFirstForest, row } from "#tests/support/forestDriver.ts";
import { boxOf, calm, canvas, dialog, inspector, middleOf, outlineLines, selectionDock, type ScreenBox, type ScreenPlace } from "#tests/support/graphDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

/** The picture under fingers, as a touch screen sends them. */
describe("the graph on a touch screen", () => {
  let app: RunningApp;
  let fingers: CDPSession;
  beforeAll(async () => {
    // So high that nothing stands under the docks.
    app = await launchApp({ size: { width: 1280, height: 1100 } });
    await plantFirstForest(app.page);
    await addChild(app.page, "整体学习", "指尖");
    await addChild(app.page, "四高沟通", "掌心");
    await calm(app.page);
    fingers = await app.page.context().newCDPSession(app.page);
    await fingers.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
  });
  afterAll(() => app.dispose());

  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: readonly ScreenPlace[]) => fingers.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
  const zoomPct = async (): Promise<number> => Number.parseInt(await app.page.locator("[data-panel=graph]").getByText(/^\d+%$/).innerText(), 10);

  /** A finger comes down, rests or not, moves in small steps, and leaves. */
  const wipe = async (from: ScreenPlace, to: ScreenPlace, afterRest: () => Promise<void> = () => Promise.resolve()): Promise<void> => {
    await touch("touchStart", from);
    await afterRest();
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 1]) await touch("touchMove", { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) });
    await touch("touchEnd");
  };
  const menu = () => app.page.getByRole("menu");
  const unselect = async (): Promise<void> => {
    await canvas(app.page).press("Escape");
    await selectionDock(app.page).waitFor({ state: "detached" });
  };
  const counts = async (): Promise<string[]> => (await outlineLines(app.page)).filter((line) => /^2 (?:整体学习|四高沟通)/u.test(line)).map((line) => line.replace(/\D+/gu, " "));
  /** Both cards, where they stand with everything in view: going to one of them then moves nothing. */
  const places = async (): Promise<readonly [ScreenBox, ScreenBox]> => {
    await boxOf(app.page, "掌心");
    await app.page.keyboard.press("Home");
    await calm(app.page);
    return [await boxOf(app.page, "指尖"), await boxOf(app.page, "掌心")];
  };

  it("takes a card along after a rest, instead of the menu, and not without", async () => {
    const [card, there] = await places();
    await unselect();
    const before = await counts();
    await wipe(middleOf(card), { x: middleOf(card).x + 60, y: middleOf(card).y });
    await calm(app.page);
    const moved = await boxOf(app.page, "指尖");
    expect([Math.round(moved.x - card.x), await counts()]).toEqual([60, before]);
    await app.page.keyboard.press("Home");
    await calm(app.page);
    await unselect();
    await wipe(middleOf(card), middleOf(there), () => menu().waitFor());
    await menu().waitFor({ state: "detached" });
    await expect.poll(counts).toEqual(["2 5", "2 7"]);
    await app.page.keyboard.press("Control+z");
    await expect.poll(counts).toEqual(before);
  });

  it("takes the card that was tapped along at once, and puts nothing down when a second finger comes", async () => {
    const [card, there] = await places();
    const before = await counts();
    await unselect();
    await touch("touchStart", middleOf(card));
    await touch("touchEnd");
    await selectionDock(app.page).getByTitle("指尖", { exact: true }).waitFor();
    await touch("touchStart", middleOf(card));
    await touch("touchMove", { x: middleOf(card).x + 40, y: middleOf(card).y });
    await touch("touchStart", { x: middleOf(card).x + 40, y: middleOf(card).y }, { x: 400, y: 700 });
    await touch("touchEnd");
    await app.page.keyboard.press("Home");
    await calm(app.page);
    expect(await counts()).toEqual(before);
    await wipe(middleOf(card), middleOf(there));
    await expect.poll(counts).toEqual(["2 5", "2 7"]);
    await app.page.keyboard.press("Control+z");
    await expect.poll(counts).toEqual(before);
  });

  it("links from the handle of the card that was tapped", async () => {
    const [, there] = await places();
    const card = await boxOf(app.page, "指尖");
    // A fingertip off the corner: no finger meets it exactly.
    await wipe({ x: card.x + card.width + 8, y: card.y + card.height + 9 }, middleOf(there));
    await dialog(app.page).getByRole("button", { name: "连上" }).click();
    await dialog(app.page).waitFor({ state: "detached" });
    await row(app.page, "指尖").click();
    await inspector(app.page).getByRole("region", { name: "关联" }).getByText("掌心").waitFor();
  });

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
    await canvas(app.page).press("0");
    await expect.poll(zoomPct).toBe(100);
    await calm(app.page);
    await touch("touchStart", { x: 590, y: 400 }, { x: 690, y: 400 });
    for (const step of [1, 2, 3, 4, 5]) await touch("touchMove", { x: 590 - 10 * step, y: 400 }, { x: 690 + 10 * step, y: 400 });
    await touch("touchEnd");
    await expect.poll(zoomPct).toBe(200);
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
