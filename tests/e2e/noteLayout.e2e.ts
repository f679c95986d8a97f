import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plantFirstForest, row } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { noteText, writeSampleCase } from "#tests/support/noteDriver.ts";

/** Narrower than this nobody reads with ease: 26.5rem. */
const READABLE_PX = 424;

/** Beside the words of a note stand the list, what it has to do with the rest, and what is said about it: they give way before the words do. */
describe("the room of a note", () => {
  let running: RunningApp;
  let page: Page;
  beforeAll(async () => {
    running = await launchApp();
    ({ page } = running);
    await plantFirstForest(page);
    await row(page, "溯本认知").click();
    // With one comment beside it.
    await writeSampleCase(page, "报价之后，对方沉默了两周");
  });
  afterAll(async () => { await running.dispose(); });

  const card = () => page.locator("[data-panel=note] article");
  const marker = () => page.locator("[data-panel=note] [data-marker]");
  const panels = () => Promise.all(["notes", "inspector"].map((name) => page.locator(`[data-panel=${name}]`).isVisible()));

  it("holds both panels and a card beside its passage in a window of 1280", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await card().waitFor();
    expect([await marker().count(), await panels()]).toEqual([0, [true, true]]);
    const [text, beside] = await Promise.all([boxOf(noteText(page)), boxOf(card())]);
    expect(text.width).toBeGreaterThanOrEqual(READABLE_PX);
    expect(beside.x, "the card covers no word").toBeGreaterThanOrEqual(text.x + text.width);
  });

  it("folds the card before a window of 1100 takes room from the words, and keeps both panels", async () => {
    await page.setViewportSize({ width: 1100, height: 700 });
    await marker().waitFor();
    expect(await panels()).toEqual([true, true]);
    expect((await boxOf(noteText(page))).width).toBeGreaterThanOrEqual(READABLE_PX);
    expect(await overflows(page), "nothing is cut off at the side").toBe(false);
  });

  it("puts the right panel away in a window of 960, and keeps the list", async () => {
    await page.setViewportSize({ width: 960, height: 700 });
    await expect.poll(panels).toEqual([true, false]);
    expect((await boxOf(noteText(page))).width).toBeGreaterThanOrEqual(READABLE_PX);
    expect(await overflows(page)).toBe(false);
    expect(running.problems).toEqual([]);
  });

  it("has a button for that panel which tells whether it is there, and lays it over the note when asked", async () => {
    const button = page.getByRole("button", { name: "显示或隐藏详情" });
    const side = page.locator("[data-panel=inspector]");
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    await button.click();
    await side.waitFor();
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    const [over, words] = await Promise.all([boxOf(side), boxOf(noteText(page))]);
    expect(over.x + over.width, "at the edge of the window").toBe(960);
    expect(words.width, "the words keep their width").toBeGreaterThanOrEqual(READABLE_PX);
    await side.getByRole("button").first().focus();
    await page.keyboard.press("Escape");
    await side.waitFor({ state: "hidden" });
    expect(await button.getAttribute("aria-pressed")).toBe("false");
    expect(await noteText(page).evaluate((text) => text === document.activeElement)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
    await side.waitFor();
    expect(await button.getAttribute("aria-pressed"), "with room for it, it is there again").toBe("true");
  });

  it("shows all lines of a long title and a long summary, in any width", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const title = page.locator("[data-panel=note] h1 textarea");
    await title.fill("对方沉默的时候，我们先问自己看见了什么。".repeat(6));
    await isWhole(title);
    await page.setViewportSize({ width: 1100, height: 800 });
    await isWhole(title);
    await page.getByRole("button", { name: "森林", exact: true }).click();
    const summary = page.getByRole("textbox", { name: "说明" });
    await summary.fill("一行\n又一行\n再一行，长得在窄的一栏里要折成好几行才放得下\n\n末行");
    await isWhole(summary);
  });

  it("asks for a font of mathematics where there are formulas: one of words has no large sums", async () => {
    const family = await page.evaluate(() => {
      const formula = document.createElementNS("http://www.w3.org/1998/Math/MathML", "math");
      document.body.append(formula);
      const { fontFamily } = getComputedStyle(formula);
      formula.remove();
      return fontFamily;
    });
    expect(family.split(", ").slice(0, -1).every((name) => /\bMath\b/u.test(name)), family).toBe(true);
  });
});

async function boxOf(shown: Locator): Promise<{ readonly x: number; readonly width: number }> {
  const box = await shown.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  return box;
}

/** Several lines, and none of them below its edge. A font may ask for a little more than the line it stands in. */
async function isWhole(field: Locator): Promise<void> {
  await expect.poll(() => field.evaluate((element) => {
    const linePx = parseFloat(getComputedStyle(element).lineHeight);
    return { isCut: element.scrollHeight > element.clientHeight + linePx / 4, isGrown: element.clientHeight > 2.5 * linePx };
  })).toEqual({ isCut: false, isGrown: true });
}

const overflows = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll("[data-panel]")].some((panel) => panel.getBoundingClientRect().right > innerWidth + 1));
