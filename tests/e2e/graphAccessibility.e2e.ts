import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, plantFirstForest, row } from "#tests/support/forestDriver.ts";
import { command, dialog, fillLink, goTo, pasteText, showLens, type ScreenBox } from "#tests/support/graphDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

const OUTLINE = "# 讲稿\n\n- 开头\n  - 提问\n- [ ] 结尾\n";

/** What is done to come to a dialog; the two points 表象与本源 and 动机 are selected. */
const DIALOGS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["paste", (page) => pasteText(page, OUTLINE)],
  ["merge", (page) => page.keyboard.press("Shift+m")],
  ["link-many", (page) => page.keyboard.press("Control+l")],
  ["look", (page) => command(page, "样式…")],
  ["export", (page) => page.keyboard.press("Control+Shift+e")],
  ["print", (page) => page.keyboard.press("Control+Alt+p")],
  ["walks", (page) => command(page, "用选中的建一条讲解路径")],
  ["disputes", (page) => page.keyboard.press("Shift+d")],
  ["link list", (page) => page.keyboard.press("Shift+k")],
  ["save view", (page) => command(page, "保存当前视图…")],
  ["path", async (page) => {
    // Between two that are selected the path is shown at once.
    await row(page, "动机").click();
    await command(page, "两点之间的路径");
  }],
];

describe.each(["light", "dark"] as const)("axe finds nothing in the graph editor in the %s scheme", (colorScheme) => {
  let running: RunningApp;
  let page: Page;
  beforeAll(async () => {
    running = await launchApp({ colorScheme });
    ({ page } = running);
    page.setDefaultTimeout(8000);
    await plantFirstForest(page);
    await addChild(page, "溯本认知", "表象与本源");
    await addChild(page, "溯本认知", "动机");
    for (const link of [{ digit: "1", reason: "先看清来处。" }, { digit: "9", reason: "来处不等于动机。" }]) {
      await goTo(page, "表象与本源");
      await page.keyboard.press("l");
      await fillLink(page, { to: "动机", ...link });
    }
  });
  afterAll(async () => { await running.dispose(); });

  it.each(["塔", "林", "焦点"] as const)("in the lens %s, with nothing, a point and a link selected", async (name) => {
    await goTo(page, "表象与本源");
    await showLens(page, name);
    expect(await axeFindings(page)).toEqual([]);
    await page.locator("[data-panel=inspector]").getByRole("button", { name: "查看这条关联" }).first().click();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Control+2");
    await page.keyboard.press("Escape");
    expect(await axeFindings(page)).toEqual([]);
    await showLens(page, "塔");
  });

  it("while a title is typed on the canvas, and in its menu", async () => {
    await goTo(page, "动机");
    await page.keyboard.press("Control+2");
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "application");
    await page.keyboard.press("Tab");
    await page.getByRole("textbox", { name: "新知识点的标题" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menu").waitFor();
    const findings = await axeFindings(page);
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    // A menu lies over the page and in no landmark of it; axe knows that of dialogs only.
    expect(findings.filter((finding) => !finding.startsWith("region:"))).toEqual([]);
  });

  it("in the filter panel, with a filter in force, and among the saved views", async () => {
    await row(page, "溯本认知").click();
    await page.keyboard.press("Shift+f");
    const panel = page.getByRole("dialog", { name: "筛选" });
    await panel.getByRole("button", { name: "没有关联" }).click();
    expect(await axeFindings(page)).toEqual([]);
    await panel.getByRole("button", { name: "保存视图…" }).click();
    await dialog(page).getByRole("textbox", { name: "名称" }).fill("没有关联的");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "保存的视图" }).getByRole("button", { name: /没有关联的/ }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("group", { name: "筛选" }).getByRole("button", { name: "全部显示" }).click();
  });

  it("in the search bar and on the path card", async () => {
    await page.keyboard.press("Control+f");
    await page.getByRole("searchbox", { name: "在图中查找" }).fill("bxyby");
    await page.keyboard.press("Enter");
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await row(page, "表象与本源").click();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+p");
    await page.getByRole("button", { name: "关闭路径" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "关闭路径" }).click();
  });

  it("keeps every button of the docks within the graph at 200 % text, and the legend clear of what a filter says", async () => {
    await row(page, "表象与本源").click();
    await page.keyboard.press("Control+,");
    await dialog(page).getByRole("slider", { name: "文字大小" }).press("End");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    const outside = await page.locator("[data-panel=graph]").evaluate((graph) => {
      const room = graph.getBoundingClientRect();
      const isOutside = (button: Element): boolean => {
        const { left, right, width } = button.getBoundingClientRect();
        return width > 0 && (left < room.left - 1 || right > room.right + 1);
      };
      return [...graph.querySelectorAll("[role=toolbar] button, [role=group] button")].filter(isOutside).map((button) => button.getAttribute("aria-label"));
    });
    expect(outside).toEqual([]);
    // The open legend, what a filter says over the graph and the docks at its foot all have ground of their own.
    const legend = page.getByRole("region", { name: "图例与筛选" });
    const header = legend.getByRole("button", { name: "图例与筛选" });
    const wasOpen = await header.getAttribute("aria-expanded") === "true";
    if (!wasOpen) await header.click();
    const before = await legend.boundingBox();
    await legend.getByRole("toolbar").getByRole("button").nth(1).click();
    const filter = page.getByRole("group", { name: "筛选" });
    await filter.waitFor();
    const boxes = await Promise.all([legend, filter, page.getByRole("toolbar", { name: "撤销与重做" })].map((each) => each.boundingBox()));
    expect(boxes[0]).toEqual(before);
    const isOver = (a: ScreenBox | null | undefined, b: ScreenBox | null | undefined): boolean =>
      a === null || b === null || a === undefined || b === undefined || (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height);
    expect([isOver(boxes[0], boxes[1]), isOver(boxes[0], boxes[2])]).toEqual([false, false]);
    await filter.getByRole("button", { name: "全部显示" }).click();
    if (!wasOpen) await header.click();
    await page.keyboard.press("Control+,");
    await dialog(page).getByRole("slider", { name: "文字大小" }).fill("100");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  });

  it("in the split dialog", async () => {
    await row(page, "表象与本源").click();
    await page.keyboard.press("Shift+s");
    await dialog(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  });

  it.each(DIALOGS)("in the %s dialog", async (_name, open) => {
    await row(page, "表象与本源").click();
    await page.keyboard.press("Shift+ArrowDown");
    await open(page);
    await dialog(page).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    if (await dialog(page).isVisible()) await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.getByRole("banner").waitFor();
  });
});
