import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { row } from "#tests/support/forestDriver.ts";
import { boxOf, canvas, dialog, fillLink, forestFacts, goTo, inspector, pasteText, reopen, selectionDock, undoAll, undoButton, type ForestFacts } from "#tests/support/graphDriver.ts";
import type { RunningApp } from "#tests/support/launchApp.ts";
import { JUMPS, LINKS, MODULE, TITLES } from "#tests/support/moduleToBuild.ts";
import { startPlanted } from "#tests/support/startPlanted.ts";
import { createTypist, type Typist } from "#tests/support/typist.ts";

const SIZE = { width: 1600, height: 1500 };

/**
 * What twenty points and thirty links may cost besides their words. Our own count of the gestures these programs ask for, not their makers' figures; without link phrases and without selecting anything twice:
 * - CmapTools: a concept is a double click, its words, and a click beside it (3 × 20); a proposition is a click on the concept, which shows its arrows, a drag from there
 *   (press, release), and a click beside the phrase that opens (4 × 30): 180 actions, 150 of the pointer's precise kind, and none of them can be done by keyboard alone.
 * - Obsidian Canvas: a card is a double click, its words, and Escape (3 × 20); a connection is a drag from the edge of a card (press, release; 2 × 30), and a label on it two
 *   clicks more and Escape: 120 actions without labels, 210 with them; cards cannot be connected by keyboard.
 * Here: 29 keys for a module and its points, 25 for a chain through all of them, 4 for each link besides.
 */
const MOST_STROKES = 100;

describe("the graph editor, by keyboard alone", () => {
  let running: RunningApp;
  let page: Page;
  let planted: ForestFacts;
  let built: ForestFacts;
  beforeAll(async () => { ({ running, page, planted } = await startPlanted({ size: SIZE })); });
  afterAll(async () => { await running.dispose(); });

  const choose = async (typist: Typist, title: string): Promise<void> => {
    await typist.write(title);
    await dialog(page).getByRole("option", { name: title }).first().waitFor();
    await typist.press("Enter");
  };
  const dialogGone = (): Promise<void> => dialog(page).waitFor({ state: "detached" });

  it(`builds a module with twenty points and thirty links in at most ${MOST_STROKES} keystrokes besides the words`, async () => {
    const typist = createTypist(page);
    await typist.press("Control+1");
    await typist.press("End");
    await typist.press("Enter");
    await typist.write(MODULE);
    await typist.press("Enter");
    await typist.press("Escape");
    await typist.press("Shift+Enter");
    for (const title of TITLES) {
      await typist.write(title);
      await typist.press("Enter");
    }
    await typist.press("Escape");
    await row(page, TITLES[19]).waitFor();

    await typist.pressHolding("Shift", "ArrowUp", TITLES.length - 1);
    await typist.press("Control+l");
    await dialog(page).getByRole("radio", { checked: true }).waitFor({ state: "attached" });
    await typist.press("ArrowDown", 2);
    await dialog(page).getByText("会画 19 条关联").waitFor();
    await typist.press("Enter");
    await dialogGone();

    for (const [index, [, to]] of JUMPS.entries()) {
      await typist.press(index === 0 ? " " : "ArrowDown");
      await typist.press("l");
      await dialog(page).waitFor();
      await choose(typist, to);
      await typist.press("Enter");
      await dialogGone();
    }
    const { points, links } = await forestFacts(page);
    expect({ points, links }).toEqual({ points: planted.points + 21, links: planted.links + LINKS.length });
    expect(typist.strokes()).toBeLessThanOrEqual(MOST_STROKES);
  });

  it("moves a point to another module, and back", async () => {
    const before = await forestFacts(page);
    await goTo(page, "故事开场");
    await page.keyboard.press("m");
    await dialog(page).getByRole("combobox").waitFor();
    await page.keyboard.type("四高沟通");
    await dialog(page).getByRole("option", { name: "四高沟通" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await dialogGone();
    await expect.poll(() => row(page, "四高沟通").innerText()).toMatch(/6$/);
    await page.keyboard.press("Control+z");
    expect(await forestFacts(page)).toEqual(before);
  });

  it("begins a child with Tab and a sibling with Enter on the canvas, and renames with F2", async () => {
    await boxOf(page, "收尾呼应");
    await page.keyboard.press("Tab");
    await page.keyboard.type("余音绕梁");
    await page.keyboard.press("Enter");
    await page.keyboard.type("留白");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await selectionDock(page).getByTitle("留白").waitFor();
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("留一点白");
    await page.keyboard.press("Enter");
    await selectionDock(page).getByTitle("留一点白").waitFor();
    expect(await inspector(page).getByText("收尾呼应").first().isVisible()).toBe(true);
  });

  it("walks the canvas with arrows and along links, and takes several with Shift", async () => {
    await boxOf(page, "结论先行");
    await page.keyboard.press("]");
    await selectionDock(page).getByTitle("以上统下").or(selectionDock(page).getByTitle("设问引入")).waitFor();
    await boxOf(page, "结论先行");
    await page.keyboard.press("Shift+ArrowRight");
    await selectionDock(page).getByText("已选 2 项").waitFor();
    await page.keyboard.press("Shift+ArrowDown");
    await selectionDock(page).getByText("已选 3 项").waitFor();
  });

  it("merges two points, and splits one", async () => {
    const before = await forestFacts(page);
    await goTo(page, "结论先行");
    await page.keyboard.press("Control+1");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+m");
    await dialog(page).getByRole("radio", { name: "结论先行" }).press(" ");
    await page.keyboard.press("Enter");
    await dialogGone();
    expect((await forestFacts(page)).points).toBe(before.points - 1);
    await goTo(page, "结论先行");
    await page.keyboard.press("Shift+s");
    await dialog(page).getByRole("textbox", { name: "新知识点的标题" }).waitFor();
    await page.keyboard.type("先说重点");
    await page.keyboard.press("Tab");
    await page.keyboard.press(" ");
    await page.keyboard.press("Enter");
    await dialogGone();
    await selectionDock(page).getByTitle("先说重点").waitFor();
    expect((await forestFacts(page)).points).toBe(before.points);
  });

  it("plants a pasted Markdown outline after a preview, as one step", async () => {
    const before = await forestFacts(page);
    await goTo(page, MODULE);
    await page.keyboard.press("Control+1");
    await pasteText(page, "# 讲稿\n\n- 开头\n  - 提问\n- 结尾\n");
    await dialog(page).getByRole("button", { name: "种下 4 个" }).press("Enter");
    await dialogGone();
    await page.keyboard.press("Control+z");
    expect(await forestFacts(page)).toEqual(before);
    await page.keyboard.press("Control+Shift+z");
    await row(page, "讲稿").waitFor();
  });

  it("reviews, turns and re-targets a link, and puts a point into it", async () => {
    await goTo(page, "数字佐证");
    await page.keyboard.press("Control+3");
    await inspector(page).getByRole("button", { name: "查看这条关联" }).first().press("Enter");
    await page.keyboard.press("y");
    await inspector(page).getByText(/认可 1：周敏/).waitFor();
    await page.keyboard.press("Shift+y");
    await inspector(page).getByText(/存疑 1：周敏/).waitFor();
    await page.keyboard.press("Shift+r");
    await page.keyboard.press("Shift+e");
    await dialog(page).getByRole("combobox", { name: "新的终点" }).waitFor();
    await choose(createTypist(page), "收尾呼应");
    await expect.poll(() => dialog(page).getByRole("button", { name: "改到这里" }).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await dialogGone();
    await inspector(page).getByText("收尾呼应").first().waitFor();
    // Nobody waits for a dialog to be drawn before typing on.
    await page.keyboard.press("i");
    await page.keyboard.type("中间一步");
    await page.keyboard.press("Enter");
    await dialogGone();
    await inspector(page).getByRole("region", { name: "关联" }).getByText("收尾呼应").waitFor();
  });

  it("makes a dispute and reads both of its sides", async () => {
    await goTo(page, "时间顺序");
    await page.keyboard.press("l");
    await fillLink(page, { to: "空间层次", digit: "9", reason: "顺序先于位置。" });
    for (const end of ["时间顺序", "空间层次"]) {
      await goTo(page, end);
      await inspector(page).getByRole("region", { name: "争议" }).getByText("顺序先于位置。").waitFor();
    }
    await page.keyboard.press("Shift+d");
    await dialog(page).getByText("这片森林里有 1 处").waitFor();
    await dialog(page).getByText("为什么：顺序先于位置。").waitFor();
    await page.keyboard.press("Escape");
    await dialogGone();
    await page.keyboard.press("Shift+k");
    await dialog(page).getByRole("listbox", { name: "关联" }).getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    await dialogGone();
    expect(running.problems).toEqual([]);
  });

  it("is as planted when everything is undone, and whole again after redoing and the next start", async () => {
    built = await forestFacts(page);
    await undoAll(page);
    expect(await forestFacts(page)).toEqual(planted);
    await canvas(page).focus();
    while (await page.getByRole("button", { name: "重做" }).first().isEnabled()) await page.keyboard.press("Control+Shift+z");
    expect(await forestFacts(page)).toEqual(built);
    running = await reopen(running, { size: SIZE });
    ({ page } = running);
    expect(await undoButton(page).isDisabled()).toBe(true);
    const again = await forestFacts(page);
    expect({ points: again.points, links: again.links }).toEqual({ points: built.points, links: built.links });
    await goTo(page, "留一点白");
    expect(running.problems).toEqual([]);
  });
});
