import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";
import { elementsNamed, parseXml } from "#tests/support/parseXml.ts";

const dialog = (page: Page): Locator => page.getByRole("dialog");

/** Chooses a command by its name, as the palette offers it. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await dialog(page).getByRole("combobox").fill(words);
  await page.getByRole("option", { name: new RegExp(words) }).first().click();
}

/** Saves with what is chosen and waits until the dialog has closed after it. */
async function save(page: Page, button: RegExp): Promise<void> {
  await dialog(page).getByRole("button", { name: button }).click();
  await dialog(page).waitFor({ state: "detached" });
}

const latin = async (path: string): Promise<string> => (await readFile(path)).toString("latin1");

describe("showing the forest to others", () => {
  let outsideDir: string;
  let running: RunningApp;
  let page: Page;
  beforeAll(async () => {
    outsideDir = await mkdtemp(join(tmpdir(), "forest-showing-"));
    running = await launchApp({ env: { KNOWLEDGE_FOREST_SAVE_FILE: join(outsideDir, "picture"), KNOWLEDGE_FOREST_PRINT_FILE: join(outsideDir, "paper.pdf"), KNOWLEDGE_FOREST_PICK_FOLDER: outsideDir } });
    ({ page } = running);
    await plantFirstForest(page);
    await written(page);
  });
  afterAll(async () => {
    await running.dispose();
    await rm(outsideDir, { recursive: true, force: true });
  });

  it("saves an SVG with real text", async () => {
    await page.keyboard.press("Control+Shift+e");
    await dialog(page).getByRole("radio", { name: "整个视图" }).check({ force: true });
    await dialog(page).getByRole("radio", { name: "SVG 矢量" }).check({ force: true });
    await dialog(page).getByRole("img", { name: "预览" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await save(page, /保存/);
    const texts = elementsNamed(parseXml(await readFile(join(outsideDir, "picture"), "utf8")), "text").map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["溯本认知", "倒追营销"]));
  });

  it("saves a PNG", async () => {
    await page.keyboard.press("Control+Shift+e");
    await dialog(page).getByRole("radio", { name: "PNG 图片" }).check({ force: true });
    await save(page, /保存/);
    expect((await latin(join(outsideDir, "picture"))).slice(1, 4)).toBe("PNG");
  });

  it("saves a PDF of one page whose text can be searched", async () => {
    await page.keyboard.press("Control+Shift+e");
    await dialog(page).getByRole("radio", { name: "PDF 海报" }).check({ force: true });
    await save(page, /保存/);
    const pdf = await latin(join(outsideDir, "picture"));
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(1);
    expect(pdf).toContain("/ToUnicode");
    expect(pdf).not.toMatch(/\/Subtype\s*\/Image/);
  });

  it("prints the same page", async () => {
    await page.keyboard.press("Control+Alt+p");
    await save(page, /打印/);
    expect((await latin(join(outsideDir, "paper.pdf"))).startsWith("%PDF-")).toBe(true);
  });

  it("steps through a walk by keyboard alone, and leaves everything as it was", async () => {
    await row(page, "溯本认知").click();
    await page.keyboard.press("Shift+ArrowDown");
    await command(page, "用选中的建一条讲解路径");
    await dialog(page).getByRole("textbox", { name: /第 1 站/ }).fill("从这里开始");
    expect(await axeFindings(page)).toEqual([]);
    await dialog(page).getByRole("button", { name: "开始讲解" }).press("Enter");
    const title = page.getByRole("heading", { level: 1 });
    await title.filter({ hasText: "溯本认知" }).waitFor();
    await page.getByText("从这里开始").waitFor();
    expect(await page.locator("[data-panel=outline]").isVisible()).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("ArrowRight");
    await page.getByText("2 / 2").waitFor();
    await page.keyboard.press("1");
    await page.keyboard.press("Enter");
    await title.filter({ hasText: "溯本认知" }).waitFor();
    await page.keyboard.press("b");
    await page.getByRole("button", { name: "回到画面" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    expect(await page.locator("[data-panel=outline]").isVisible()).toBe(true);
  });

  it("saves a note as a PDF of its title and text, and prints it", async () => {
    await openNote(page, "溯本认知");
    await noteText(page).click();
    await page.keyboard.type("先问为什么，再问怎么办。");
    // In a dark window, which stays dark while white paper is asked for.
    await page.emulateMedia({ colorScheme: "dark" });
    await page.evaluate(() => {
      const watch = new MutationObserver(() => {
        const paper = document.querySelector("#note-on-paper .ProseMirror");
        if (paper !== null) Object.assign(globalThis, { inks: [paper, document.querySelector("[data-panel=note]") ?? paper].map((each) => getComputedStyle(each).color) });
      });
      watch.observe(document.body, { childList: true });
    });
    for (const [way, file] of [["存为 PDF…", "picture"], ["打印…", "paper.pdf"]] as const) {
      await rm(join(outsideDir, file), { force: true });
      await page.locator("[data-panel=note]").getByRole("button", { name: "更多" }).click();
      await page.getByRole("menuitem", { name: "打印" }).click();
      await dialog(page).getByRole("button", { name: way }).click();
      await dialog(page).waitFor({ state: "hidden" });
      const pdf = await latin(join(outsideDir, file));
      expect([pdf.slice(0, 5), pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, pdf.includes("/ToUnicode")]).toEqual(["%PDF-", 1, true]);
    }
    expect(await page.evaluate(() => (globalThis as unknown as { readonly inks: readonly string[] }).inks), "dark ink on the paper, light in the window").toEqual(["rgb(29, 38, 33)", "rgb(232, 236, 232)"]);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await page.evaluate(() => [document.querySelector("#note-on-paper"), document.documentElement.dataset["printing"]]), "nothing of it stays in the window").toEqual([null, undefined]);
  });

  it("began no second window that stays, wrote only what was asked for, and saw no problem", async () => {
    expect((await readdir(outsideDir)).sort()).toEqual(["paper.pdf", "picture"]);
    expect(running.problems).toEqual([]);
  });
});
