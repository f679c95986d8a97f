import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { addChild, linkSelectedTo, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { launchApp } from "#tests/support/launchApp.ts";
import { say } from "./say.mjs";

/** `npm run screenshots`: the pictures of the README, taken from the real app; each scheme and size is a fresh first run. */

const SIZES = [{ width: 1280, height: 800 }, { width: 1920, height: 1080 }] as const;
const SCHEMES = ["light", "dark"] as const;
const folder = resolve(import.meta.dirname, "../docs/screenshots");

await mkdir(folder, { recursive: true });
for (const colorScheme of SCHEMES) for (const size of SIZES) await takeAll(colorScheme, size);

async function takeAll(colorScheme: (typeof SCHEMES)[number], size: (typeof SIZES)[number]): Promise<void> {
  const running = await launchApp({ colorScheme, size });
  const { page } = running;
  const take = async (name: string): Promise<void> => {
    const path = join(folder, `${name}-${colorScheme}-${size.width}x${size.height}.png`);
    await settle(page);
    await page.screenshot({ path });
    say(path);
  };
  try {
    await take("welcome");
    await plantFirstForest(page, "小林");
    await take("first-forest");
    await growSample(page);
    await row(page, "客户成功路径").click();
    await written(page);
    await take("tower");
    await page.keyboard.press("l");
    await page.getByRole("dialog").waitFor();
    await page.getByRole("combobox", { name: "到" }).fill("赋责");
    await page.getByRole("option", { name: /赋责/ }).first().click();
    await take("link-dialog");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("khcg");
    await page.getByRole("option", { name: /客户成功路径/ }).waitFor();
    await take("palette");
  } finally {
    await running.dispose();
  }
}

/** A few points and links of the kind a learner writes in the first lesson. */
async function growSample(page: Page): Promise<void> {
  await addChild(page, "溯本认知", "表象与本源");
  await addChild(page, "感性心理", "动机");
  await addChild(page, "赋能管理", "赋责");
  await addChild(page, "倒追营销", "赢得人心");
  await addChild(page, "倒追营销", "客户成功路径");
  await linkSelectedTo(page, "表象与本源", "不先追到困扰的来处，起点就是我们替客户想当然。");
  await row(page, "客户成功路径").click();
  await linkSelectedTo(page, "动机", "终点写的是渴望，不是功能清单。");
}

/** Two frames after the fonts are there: what was asked for is painted. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    await new Promise<void>((done) => { requestAnimationFrame(() => requestAnimationFrame(() => { done(); })); });
  });
}
