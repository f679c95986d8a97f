import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, findBelow, goToForest, written } from "#tests/support/forestDriver.ts";
import { startGroupOfTwo } from "#tests/support/groupOfTwo.ts";
import { boxOf, calm, canvas, goTo, selectionDock, showLens, type ScreenPlace } from "#tests/support/graphDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";

/** What two people see of each other while they work. */
describe("members of a group see each other", () => {
  let zhou: RunningApp;
  let chen: RunningApp;
  beforeAll(async () => {
    [zhou, chen] = await startGroupOfTwo("陈立");
    // She has looked at nothing since he came in.
    await people(chen.page).getByRole("button", { name: "周敏在线" }).waitFor();
    await goToForest(zhou.page);
    await addChild(zhou.page, "溯本认知", "周敏写的点");
    await findBelow(chen.page, "溯本认知", "周敏写的点");
  });
  afterAll(async () => { await Promise.all([zhou, chen].map((app) => app.dispose())); });

  it("shows on the picture who looks at what", async () => {
    await goTo(zhou.page, "周敏写的点");
    await face(chen.page).waitFor();
    expect(await face(chen.page).textContent()).toBe("敏");
    const card = await boxOf(chen.page, "周敏写的点");
    const there = await placeOf(face(chen.page));
    expect([Math.abs(there.x - card.x) < 16, Math.abs(there.y - card.y) < 16]).toEqual([true, true]);
    await chen.page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(chen.page)).toEqual([]);
    await chen.page.emulateMedia({ colorScheme: "light" });
  });

  it("shows what somebody drags, and where; then it stands there", async () => {
    await Promise.all([showLens(zhou.page, "林"), showLens(chen.page, "林")]);
    const [hers, his] = [await boxOf(zhou.page, "周敏写的点"), await boxOf(chen.page, "周敏写的点")];
    // Both look from the same distance, so the way is as long on both screens.
    const dot = { x: hers.x + hers.width / 2, y: hers.y + 12 };
    const way = { x: -26, y: 34 };
    await zhou.page.mouse.move(dot.x, dot.y);
    await zhou.page.mouse.down();
    await zhou.page.mouse.move(dot.x + way.x / 2, dot.y + way.y / 2, { steps: 4 });
    await ghost(chen.page).waitFor();
    expect(await ghost(chen.page).innerText()).toMatch(/周敏写的点\s*周敏/);
    await zhou.page.mouse.move(dot.x + way.x, dot.y + way.y, { steps: 4 });
    const wanted = { x: his.x + his.width / 2 + way.x, y: his.y + 12 + way.y };
    await expect.poll(async () => distance(await placeOf(ghost(chen.page).locator("[class*=dot]")), wanted)).toBeLessThan(12);
    expect(await chen.page.getByRole("button", { name: "撤销", exact: true }).first().isEnabled()).toBe(false);
    await zhou.page.mouse.up();
    await ghost(chen.page).waitFor({ state: "detached" });
  });

  it("goes along to points and notes, until Escape", async () => {
    await people(chen.page).getByRole("button", { name: /^周敏/ }).click();
    await following(chen.page).waitFor();
    expect(await axeFindings(chen.page)).toEqual([]);
    await goTo(zhou.page, "全胜战略");
    await selectionDock(chen.page).getByTitle("全胜战略", { exact: true }).waitFor();
    await openNote(zhou.page, "周敏写的点");
    await noteText(chen.page).waitFor();
    await goToForest(zhou.page);
    await chen.page.locator("[data-panel=graph]").waitFor();
    await calm(chen.page);
    await chen.page.keyboard.press("Escape");
    await following(chen.page).waitFor({ state: "detached" });
    await goTo(zhou.page, "整体学习");
    await people(chen.page).getByRole("button", { name: "周敏，正在看“整体学习”" }).waitFor();
    expect(await selectionDock(chen.page).getByTitle("整体学习", { exact: true }).count()).toBe(0);
  });

  it("tells, on coming back, what the others did meanwhile", async () => {
    const { profileDir } = chen;
    await written(chen.page);
    await chen.quit();
    await addChild(zhou.page, "溯本认知", "陈立不在时写的");
    await written(zhou.page);
    chen = await launchApp({ profileDir, besideOthers: true, colorScheme: "dark" });
    const news = chen.page.getByRole("region", { name: "你不在的时候" });
    await news.getByText("1 个知识点").waitFor();
    expect(await axeFindings(chen.page)).toEqual([]);
    await news.getByRole("button", { name: "陈立不在时写的" }).click();
    await selectionDock(chen.page).getByTitle("陈立不在时写的", { exact: true }).waitFor();
    await news.getByRole("button", { name: "收起" }).click();
    await news.waitFor({ state: "detached" });
    expect([...zhou.problems, ...chen.problems]).toEqual([]);
  });
});

const face = (page: Page) => canvas(page).locator("[class*=faces] [class*=face]").first();
const ghost = (page: Page) => canvas(page).locator("[class*=ghost]:has([class*=name])");
const people = (page: Page) => page.getByRole("list", { name: "现在在线的成员" });
const following = (page: Page) => page.getByRole("button", { name: /正在跟随周敏/ });
const distance = (a: ScreenPlace, b: ScreenPlace): number => Math.hypot(a.x - b.x, a.y - b.y);

async function placeOf(locator: ReturnType<typeof face>): Promise<ScreenPlace> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
