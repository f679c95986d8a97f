import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";

/** What a person does on the screen, for e2e tests. Texts are the Chinese ones unless a test says otherwise. */

/** Plants the first forest from the welcome screen. */
export async function plantFirstForest(page: Page, name = "周敏", start: "skeleton" | "empty" = "skeleton"): Promise<void> {
  await page.getByLabel("你的名字").fill(name);
  if (start === "empty") await page.getByRole("radio", { name: /空地/ }).check({ force: true });
  await page.getByRole("button", { name: "种下这片森林" }).click();
  await outline(page).waitFor();
}

export const outline = (page: Page): Locator => page.locator("[data-panel=outline]").getByRole("region").first();
export const row = (page: Page, title: string): Locator => page.getByRole("treeitem", { name: title }).first();

/** From the group's page back to the forest. */
export async function goToForest(page: Page): Promise<void> {
  await page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
}

/** Opens a row of the outline and waits for one below it. */
export async function findBelow(page: Page, title: string, child: string): Promise<void> {
  await row(page, title).click();
  await page.keyboard.press("ArrowRight");
  await row(page, child).waitFor();
}

/** Waits until the save light says that everything is on disk. */
export async function written(page: Page): Promise<void> {
  await page.locator("[data-kind=written]").waitFor();
}

/** Adds a knowledge point under a selected one, by keyboard. */
export async function addChild(page: Page, parent: string, title: string): Promise<void> {
  await row(page, parent).click();
  await page.keyboard.press("n");
  const field = page.locator("[data-panel=outline] input:not([type=search])");
  await field.waitFor();
  await field.fill(title);
  await field.press("Enter");
  await row(page, title).waitFor();
  // Enter opens the next new row.
  await field.press("Escape");
}

/** Links the selected point to another one through the dialog. */
export async function linkSelectedTo(page: Page, target: string, reason: string): Promise<void> {
  await page.keyboard.press("l");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "到" }).fill(target);
  await dialog.getByRole("option", { name: target }).first().click();
  await dialog.getByRole("textbox", { name: "为什么" }).fill(reason);
  await dialog.getByRole("button", { name: "连上" }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Axe findings of the page as one line each; empty when there are none. */
export async function axeFindings(page: Page): Promise<string[]> {
  // A legacy run keeps axe inside this page: the app opens no second window for it.
  const results = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return results.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} — ${node.failureSummary ?? ""}`));
}
