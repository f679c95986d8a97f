import type { Locator, Page } from "playwright-core";
import { written } from "./forestDriver.ts";
import { launchApp, type RunningApp } from "./launchApp.ts";

/** What a person does on the canvas and with what belongs to it, for e2e tests. */

export interface ScreenPlace { readonly x: number; readonly y: number }
export interface ScreenBox extends ScreenPlace { readonly width: number; readonly height: number }

export const canvas = (page: Page): Locator => page.locator("[data-panel=graph] [role=application]");
export const dialog = (page: Page): Locator => page.getByRole("dialog");
export const inspector = (page: Page): Locator => page.locator("[data-panel=inspector]");
/** What the canvas says of what is selected, at its foot. */
export const selectionDock = (page: Page): Locator => page.getByRole("toolbar", { name: "选中内容" });
/** The ring around what the keyboard has reached on the canvas. */
const ring = (page: Page): Locator => page.locator("[data-panel=graph] svg[class*=overlay] rect[class*=focus]");

/** Chooses by the keyboard what the palette offers under these words: a command, or a point. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await dialog(page).getByRole("combobox").fill(words);
  await page.locator("[cmdk-item][data-selected=true]").filter({ hasText: words }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[cmdk-root]").waitFor({ state: "detached" });
}

/** Goes to a point by its name: it is selected, and in sight. */
export async function goTo(page: Page, title: string): Promise<void> {
  await command(page, title);
  await selectionDock(page).getByTitle(title, { exact: true }).waitFor();
}

export async function showLens(page: Page, name: "塔" | "林" | "焦点"): Promise<void> {
  await page.keyboard.press({ 塔: "Alt+1", 林: "Alt+2", 焦点: "Alt+3" }[name]);
  await page.getByRole("radio", { name, checked: true }).waitFor({ state: "attached" });
  await calm(page);
}

/** Waits until the camera has come to rest and everything asked for is drawn. */
export async function calm(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let before = "";
    for (let still = 0; still < 6;) {
      const now = document.querySelector("[data-panel=graph] [role=application]")?.innerHTML ?? "";
      still = now === before ? still + 1 : 0;
      before = now;
      await new Promise((done) => { requestAnimationFrame(done); });
    }
  });
}

/** By its key, and waits until the keys go there. */
export async function focusCanvas(page: Page): Promise<void> {
  await page.keyboard.press("Control+2");
  await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "application");
}

/** Where a point stands on the screen: the keyboard's ring lies around it. Selects it. */
export async function boxOf(page: Page, title: string): Promise<ScreenBox> {
  await goTo(page, title);
  await page.keyboard.press("Control+1");
  await ring(page).waitFor({ state: "detached" });
  await focusCanvas(page);
  await ring(page).waitFor();
  await calm(page);
  const box = await ring(page).boundingBox();
  if (box === null) throw new Error(`${title} is not on the canvas`);
  return box;
}

export const middleOf = ({ x, y, width, height }: ScreenBox): ScreenPlace => ({ x: x + width / 2, y: y + height / 2 });

/** Presses, moves by way of the corners, and lets go at the last. */
export async function drag(page: Page, [from, ...rest]: readonly ScreenPlace[], held: readonly string[] = []): Promise<void> {
  if (from === undefined) return;
  for (const key of held) await page.keyboard.down(key);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const to of rest) await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  for (const key of held) await page.keyboard.up(key);
  await calm(page);
}

/** Fills the dialog for a new link, which is open, by keyboard. Digits choose the type: 1 supports … 9 refutes, 0 free. */
export async function fillLink(page: Page, { to, digit, phrase = "", reason = "" }: { readonly to?: string; readonly digit?: string; readonly phrase?: string; readonly reason?: string }): Promise<void> {
  await dialog(page).waitFor();
  if (to !== undefined) {
    await dialog(page).getByRole("combobox", { name: "到" }).fill(to);
    await dialog(page).getByRole("option", { name: to }).first().waitFor();
    await page.keyboard.press("Enter");
  }
  if (digit !== undefined) {
    await dialog(page).getByRole("radio", { checked: true }).focus();
    await page.keyboard.press(digit);
  }
  if (phrase !== "") await dialog(page).getByRole("textbox", { name: /用自己的话说/ }).fill(phrase);
  if (reason !== "") await dialog(page).getByRole("textbox", { name: "为什么" }).fill(reason);
  await page.keyboard.press("Control+Enter");
  await dialog(page).waitFor({ state: "detached" });
}

/** Links each of these to the next, by keyboard. */
export async function linkInTurn(page: Page, titles: readonly string[]): Promise<void> {
  for (const [index, to] of titles.slice(1).entries()) {
    const from = titles[index] ?? "";
    await goTo(page, from);
    await page.keyboard.press("l");
    await fillLink(page, { to, reason: `从${from}走到${to}。` });
  }
}

/** Text from somewhere else, pasted into what has the focus. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", given);
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** One line for each row of the outline that is in the page: level and words. */
export const outlineLines = (page: Page): Promise<string[]> =>
  page.getByRole("treeitem").evaluateAll((rows) => rows.map((each) => `${each.getAttribute("aria-level") ?? ""} ${(each as HTMLElement).innerText.replace(/\s+/gu, " ").trim()}`));

/** Closes the app when all is written, and opens it again on the same profile. */
export async function reopen(running: RunningApp, options: Parameters<typeof launchApp>[0]): Promise<RunningApp> {
  await written(running.page);
  await running.quit();
  const again = await launchApp({ ...options, profileDir: running.profileDir });
  await again.page.getByRole("tree").waitFor();
  return again;
}

export async function clickCanvas(page: Page, { x, y }: ScreenPlace): Promise<void> {
  await page.mouse.click(x, y);
  await calm(page);
}

/** The button at the foot of the canvas: undoing is possible while it is enabled. */
export const undoButton = (page: Page): Locator => page.locator("[data-panel=graph]").getByRole("button", { name: "撤销", exact: true });

export async function undoAll(page: Page): Promise<void> {
  await canvas(page).focus();
  while (await undoButton(page).isEnabled()) await page.keyboard.press("Control+z");
}

export interface ForestFacts {
  readonly points: number;
  readonly links: number;
  /** All figures of the overview, as they stand there. */
  readonly figures: string;
  /** Wisdoms and modules in the outline. */
  readonly lines: readonly string[];
}

/** What the overview says of the forest, and the wisdoms and modules with how many points each has. Lets go of the selection. */
export async function forestFacts(page: Page): Promise<ForestFacts> {
  await focusCanvas(page);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await inspector(page).getByRole("region", { name: "这片森林" }).waitFor();
  const figures = (await inspector(page).locator("dl").first().innerText()).replace(/\s+/gu, " ");
  const figure = (name: string): number => Number(new RegExp(`${name} (\\d+)`, "u").exec(figures)?.[1]);
  // Deeper rows come and go with what is folded; these say how many points are below each module.
  const lines = (await outlineLines(page)).filter((line) => line.startsWith("1 ") || line.startsWith("2 "));
  return { points: figure("知识点"), links: figure("关联"), figures, lines };
}
