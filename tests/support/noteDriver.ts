import type { Page } from "playwright-core";
import { row, written } from "./forestDriver.ts";

/** The text of the note that is open. */
export const noteText = (page: Page) => page.locator("[data-panel=note] .ProseMirror");

/** Opens the note of a point that stands in the outline. */
export async function openNote(page: Page, title: string): Promise<void> {
  await row(page, title).click();
  await page.keyboard.press("Control+e");
  await noteText(page).waitFor();
}

/** A note of the kind a learner writes after a lesson. */
export async function writeSampleNote(page: Page, title: string): Promise<void> {
  await openNote(page, title);
  await noteText(page).click();
  await page.keyboard.type("表象背后总有本源。**先问为什么**，再问怎么办。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- 现象是看得见的结果");
  await page.keyboard.press("Enter");
  await page.keyboard.type("本源是不变的原因");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("这一步用于[[双赢关系");
  await page.getByRole("option", { name: /双赢关系/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("：先追到对方困扰的来处，才谈得上一起得到。");
  await written(page);
  await listed(page, title);
}

/** Waits until the list beside the note knows its words. */
async function listed(page: Page, words: string): Promise<void> {
  await page.locator("[data-panel=notes]").getByRole("option").filter({ hasText: words }).waitFor();
}

/** A private case told as 困行困逆, with a comment beside it. Something must be selected that it illustrates. */
export async function writeSampleCase(page: Page, title: string): Promise<void> {
  await page.keyboard.press("Control+Shift+c");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await noteText(page).locator("h2").first().waitFor();
  const parts = ["赵经理要我「先发一份报价看看」，我当天就发了。此后整整两周，电话不接，微信只回「在走流程」。", "打电话追进度，主动让了 6 个点，又把产品再讲了一遍。", "让价以后他更谨慎了：「你们是不是还有空间？」", "周四我没再提报价，和班长一起从晚上九点记到换完最后一道线。"];
  for (const [at, text] of parts.entries()) {
    await noteText(page).locator("h2 + p").nth(at).click();
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Control+Alt+m");
  await page.locator("[data-panel=note] article textarea").waitFor();
  await page.keyboard.type("那张换线记录能附上吗？");
  await page.keyboard.press("Control+Enter");
  await page.locator("[data-panel=note] article").getByText("那张换线记录能附上吗？").waitFor();
  await written(page);
  await listed(page, "赵经理");
}
