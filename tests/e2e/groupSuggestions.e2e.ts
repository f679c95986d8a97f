import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addChild, axeFindings, findBelow, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { approve, invite, knockFromWelcome, makeGroup, openJoined, phraseOn } from "#tests/support/groupDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { noteText, openNote } from "#tests/support/noteDriver.ts";

const POINT = "为什么先问为什么";

/** Somebody who may only comment says how a note should read; somebody who may write decides. */
describe("suggested versions of a note", () => {
  let zhou: RunningApp;
  let chen: RunningApp;
  /** What is to be put away at the end. */
  const apps: RunningApp[] = [];
  beforeAll(async () => {
    [zhou, chen] = await Promise.all([launchApp({ besideOthers: true }), launchApp({ besideOthers: true })]);
    apps.push(zhou, chen);
    await plantFirstForest(zhou.page, "周敏");
    await makeGroup(zhou.page, "青禾小组");
    await knockFromWelcome(chen.page, await invite(zhou.page, "讨论"), "陈立");
    await phraseOn(zhou.page, "asked");
    await approve(zhou.page);
    await openJoined(chen.page);
    await zhou.page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
    await addChild(zhou.page, "溯本认知", POINT);
    await openNote(zhou.page, POINT);
    await noteText(zhou.page).click();
    await zhou.page.keyboard.type("## 困境");
    await zhou.page.keyboard.press("Enter");
    await zhou.page.keyboard.type("让价以后他更谨慎了。");
    await zhou.page.keyboard.press("Enter");
    await zhou.page.keyboard.type("周四我没再提报价。");
    await written(zhou.page);
    await row(chen.page, "溯本认知").click();
    await chen.page.keyboard.press("ArrowRight");
    await row(chen.page, POINT).waitFor();
    await openNote(chen.page, POINT);
    await noteText(chen.page).getByText("周四我没再提报价。").waitFor();
  });
  afterAll(async () => {
    // The last one first: it lives in the folder of one before it.
    for (const app of apps.reverse()) await app.dispose();
  });

  it("is offered to whoever types where they may only comment, and stays theirs until it is sent", async () => {
    const { page } = chen;
    await noteText(page).click();
    await page.keyboard.press("a");
    await page.getByText("你的角色是“讨论”，不能直接改这篇。").waitFor();
    await page.getByRole("button", { name: "建议一个版本" }).last().click();
    await bar(page).waitFor();
    await noteText(page).getByText("让价以后他更谨慎了。").click();
    await page.keyboard.press("End");
    await page.keyboard.type("因为他不知道底在哪里。");
    expect(await axeFindings(page)).toEqual([]);
    // Leaving without sending keeps it.
    await bar(page).getByRole("button", { name: "取消" }).click();
    await page.getByRole("button", { name: "留着草稿" }).click();
    await bar(page).waitFor({ state: "detached" });
    await expect.poll(() => hasKeyboard(page)).toBe(true);
    expect(await noteText(page).innerText()).not.toContain("底在哪里");
    await page.getByRole("toolbar").getByRole("button", { name: "接着写建议草稿" }).click();
    await noteText(page).getByText("因为他不知道底在哪里。").waitFor();
    await bar(page).getByRole("textbox", { name: "一句话说明" }).fill("补上原因");
    expect(await noteText(zhou.page).innerText()).not.toContain("底在哪里");
    await bar(page).getByRole("button", { name: "提交" }).click();
    await page.getByText("建议已提交").waitFor();
    await written(page);
    await toolbarButton(page, "接着写建议草稿").waitFor({ state: "detached" });
  });

  it("is adopted beside what was written meanwhile, and undone as one step", async () => {
    const { page } = zhou;
    await history(page, 1).waitFor();
    await noteText(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("我们去了车间。");
    await history(page, 1).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /陈立.*待定/ }).waitFor();
    await dialog.locator("ins").getByText("因为他不知道底在哪里。").waitFor();
    expect(await dialog.locator("del").count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    await dialog.getByRole("button", { name: "采用", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("已采用，Ctrl+Z 可撤销").waitFor();
    const both = "让价以后他更谨慎了。因为他不知道底在哪里。\n周四我没再提报价。我们去了车间。";
    expect(await textOf(page)).toBe(both);
    await expect.poll(() => textOf(chen.page)).toBe(both);
    await page.keyboard.press("Control+z");
    expect(await textOf(page)).toBe("让价以后他更谨慎了。\n周四我没再提报价。我们去了车间。");
    await history(page, 1).waitFor();
    await page.keyboard.press("Control+Shift+z");
    await history(page, 1).waitFor({ state: "detached" });
    await expect.poll(() => textOf(chen.page)).toBe(both);
  });

  it("is declined with a reason its author reads, and can be withdrawn by its author alone", async () => {
    await suggest(chen.page, "末尾另加一段。");
    await history(zhou.page, 1).click();
    const asked = zhou.page.getByRole("dialog");
    expect(await asked.getByRole("button", { name: "撤回" }).count()).toBe(0);
    await asked.getByRole("button", { name: "谢绝…" }).click();
    await asked.getByRole("textbox", { name: "为什么谢绝" }).fill("先放一放");
    await asked.getByRole("button", { name: "谢绝", exact: true }).click();
    await asked.getByText("理由：先放一放").waitFor();
    await zhou.page.keyboard.press("Escape");
    await asked.waitFor({ state: "detached" });
    expect(await textOf(zhou.page)).not.toContain("末尾另加一段");
    await toolbarButton(chen.page, "历史").click();
    const told = chen.page.getByRole("dialog");
    await told.getByRole("button", { name: /陈立.*已谢绝/ }).click();
    await told.getByText("理由：先放一放").waitFor();
    expect(await told.getByRole("button", { name: "采用", exact: true }).count()).toBe(0);
    await chen.page.keyboard.press("Escape");
    await suggest(chen.page, "想想又不要了。");
    await history(chen.page, 1).click();
    await told.getByRole("button", { name: "撤回" }).click();
    await told.getByRole("button", { name: /陈立.*已撤回/ }).waitFor();
    await chen.page.keyboard.press("Escape");
    await told.waitFor({ state: "detached" });
    await expect.poll(() => hasKeyboard(chen.page)).toBe(true);
    await history(zhou.page, 1).waitFor({ state: "detached" });
    expect([...zhou.problems, ...chen.problems]).toEqual([]);
  });

  it("keeps a draft that is typed without a pause through a power cut", async () => {
    await toolbarButton(chen.page, "建议一个版本").click();
    await bar(chen.page).waitFor();
    await noteText(chen.page).locator("p").last().click();
    await chen.page.keyboard.press("End");
    await chen.page.keyboard.type("一口气写下去。".repeat(12), { delay: 80 });
    await chen.kill();
    chen = await launchApp({ besideOthers: true, profileDir: chen.profileDir });
    apps.push(chen);
    await row(chen.page, POINT).or(row(chen.page, "溯本认知")).first().waitFor();
    if (!(await row(chen.page, POINT).isVisible())) await findBelow(chen.page, "溯本认知", POINT);
    await openNote(chen.page, POINT);
    await toolbarButton(chen.page, "接着写建议草稿").click();
    await noteText(chen.page).getByText("一口气写下去。一口气写下去。一口气写下去。").waitFor();
    expect(chen.problems).toEqual([]);
  });
});

const bar = (page: Page) => page.getByRole("region", { name: "正在拟一个建议" });
const hasKeyboard = (page: Page) => noteText(page).evaluate((text) => text.contains(document.activeElement));
const toolbarButton = (page: Page, name: string) => page.getByRole("toolbar", { name: "笔记工具" }).getByRole("button", { name, exact: true });
const history = (page: Page, waiting: number) => page.getByRole("button", { name: `历史（${String(waiting)} 个建议待定）` });
const textOf = async (page: Page): Promise<string> => (await noteText(page).locator("p").allInnerTexts()).map((line) => line.trim()).join("\n");

async function suggest(page: Page, words: string): Promise<void> {
  await toolbarButton(page, "建议一个版本").click();
  await bar(page).waitFor();
  await noteText(page).locator("p").last().click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(words);
  await bar(page).getByRole("button", { name: "提交" }).click();
  await bar(page).waitFor({ state: "detached" });
}
