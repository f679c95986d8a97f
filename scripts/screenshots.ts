import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { addChild, linkSelectedTo, plantFirstForest, row, written } from "#tests/support/forestDriver.ts";
import { calm, command, dialog, focusCanvas, showLens } from "#tests/support/graphDriver.ts";
import { approve, everybodyHasAll, invite, knockFromWelcome, makeGroup, openJoined, phraseOn } from "#tests/support/groupDriver.ts";
import { launchApp } from "#tests/support/launchApp.ts";
import { writeSampleCase, writeSampleNote } from "#tests/support/noteDriver.ts";
import { makeForest } from "./makeForest.ts";
import { say } from "./say.mjs";
import { writeForestFolder } from "./writeForestFolder.ts";

/** `npm run screenshots`: the pictures of the README and of the design, taken from the real app. Dialogs in one size only: what is in the repository is downloaded by everyone. */

const SMALL = { width: 1280, height: 800 } as const;
const SIZES = [SMALL, { width: 1920, height: 1080 }] as const;
const SCHEMES = ["light", "dark"] as const;
const LENSES = [["塔", "tower"], ["林", "grove"], ["焦点", "focus"]] as const;
const MADE_POINTS = [500, 10_000] as const;
const folder = resolve(import.meta.dirname, "../docs/screenshots");

type Scheme = (typeof SCHEMES)[number];
type Size = (typeof SIZES)[number];
type Take = (name: string) => Promise<void>;

/** Runs the app for some pictures; a picture is named by what it shows, the scheme and the size. */
async function withApp(options: { readonly colorScheme: Scheme; readonly size: Size; readonly profileDir?: string; readonly besideOthers?: boolean }, run: (page: Page, take: Take) => Promise<void>): Promise<void> {
  const running = await launchApp(options);
  const { page } = running;
  try {
    await run(page, async (name) => {
      const { width, height } = page.viewportSize() ?? options.size;
      const path = join(folder, `${name}-${options.colorScheme}-${width}x${height}.png`);
      await settle(page);
      await page.screenshot({ path });
      say(path);
    });
  } finally {
    await running.dispose();
  }
}

async function takeFirstDay(colorScheme: Scheme, size: Size): Promise<void> {
  await withApp({ colorScheme, size }, async (page, take) => {
    if (size === SMALL) await take("welcome");
    await plantFirstForest(page, "小林");
    if (size === SMALL) await take("first-forest");
    await growSample(page);
    await written(page);
    await row(page, "客户成功路径").click();
    for (const [lens, name] of LENSES) {
      await showLens(page, lens);
      await take(name);
    }
  });
}

/** How to come to each dialog or place, with 客户成功路径 selected. */
const DIALOGS: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ["link-dialog", async (page) => {
    await page.keyboard.press("l");
    await dialog(page).getByRole("combobox", { name: "到" }).fill("赋责");
    await dialog(page).getByRole("option", { name: /赋责/ }).first().click();
  }],
  ["palette", async (page) => {
    await page.keyboard.press("Control+k");
    await dialog(page).getByRole("combobox").fill("khcg");
    await page.getByRole("option", { name: /客户成功路径/ }).waitFor();
  }],
  ["filter", async (page) => { await page.keyboard.press("Shift+f"); }],
  ["export-view", async (page) => {
    await page.keyboard.press("Control+Shift+e");
    await dialog(page).getByRole("img", { name: "预览" }).waitFor();
  }],
  ["export-forest", (page) => command(page, "导出森林")],
  ["backups", async (page) => {
    await command(page, "备份");
    await dialog(page).getByRole("button", { name: "立即备份" }).click();
    await dialog(page).getByRole("listitem").first().waitFor();
  }],
  ["health", async (page) => {
    await command(page, "健康检查");
    await dialog(page).getByRole("button", { name: "全面检查" }).click();
    await dialog(page).getByRole("button", { name: "再查一遍" }).waitFor();
  }],
];

async function takeDialogs(colorScheme: Scheme): Promise<void> {
  await withApp({ colorScheme, size: SMALL }, async (page, take) => {
    await plantFirstForest(page, "小林");
    await growSample(page);
    for (const [name, open] of DIALOGS) {
      await row(page, "客户成功路径").click();
      await open(page);
      await dialog(page).waitFor();
      await take(name);
      await page.keyboard.press("Escape");
      await dialog(page).waitFor({ state: "detached" });
    }
    await page.keyboard.press("Shift+ArrowDown");
    await command(page, "用选中的建一条讲解路径");
    await dialog(page).getByRole("button", { name: "开始讲解" }).click();
    await page.getByRole("button", { name: "结束讲解" }).waitFor();
    await calm(page);
    await take("presenter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Shift+h");
    await page.getByRole("region", { name: "历史" }).getByRole("treeitem").first().click();
    await page.getByRole("region", { name: "历史" }).locator("[data-panel=graph]").waitFor();
    await take("history");
  });
}

/** A note, a case, all cases, and the search. */
async function takeNotes(colorScheme: Scheme, size: Size): Promise<void> {
  await withApp({ colorScheme, size }, async (page, take) => {
    await plantFirstForest(page, "小林");
    await writeSampleNote(page, "溯本认知");
    await take("note");
    await writeSampleCase(page, "报价之后，对方沉默了两周");
    await take("case");
    if (size !== SMALL) return;
    await page.keyboard.press("Control+p");
    await dialog(page).getByRole("combobox").fill("整整两周");
    await dialog(page).getByRole("option").first().waitFor();
    await take("search");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "案例", exact: true }).click();
    await page.getByRole("region", { name: "案例库" }).waitFor();
    await take("cases");
  });
}

/** A group of two real apps: somebody waits at the door; then both are in it, and each sees what the other looks at. */
async function takeGroup(colorScheme: Scheme): Promise<void> {
  const other = await launchApp({ besideOthers: true });
  try {
    await withApp({ colorScheme, size: SMALL, besideOthers: true }, async (page, take) => {
      await plantFirstForest(page, "周敏");
      await growSample(page);
      await makeGroup(page, "青禾小组");
      await knockFromWelcome(other.page, await invite(page), "陈立");
      await phraseOn(page, "asked");
      await inEachSize(page, () => take("group-asked"));
      await approve(page);
      await openJoined(other.page);
      await row(other.page, "倒追营销").click();
      await everybodyHasAll(page);
      await inEachSize(page, () => take("group"));
      await page.getByRole("navigation").getByRole("button", { name: "森林" }).click();
      await page.locator("[data-panel=outline]").getByRole("img", { name: "陈立正在看" }).waitFor();
      await take("group-forest");
    });
  } finally {
    await other.dispose();
  }
}

async function inEachSize(page: Page, shoot: () => Promise<void>): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await shoot();
  }
  await page.setViewportSize(SMALL);
}

/** A forest of many points that looks like one people made, through every lens. Taken in the small size only: thousands of points make large files. */
async function takeMade(colorScheme: Scheme, points: number): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), "forest-made-"));
  const { forest, updates } = makeForest({ points });
  await writeForestFolder({ forestsDir: join(profileDir, "forests"), forestId: "fr_made", name: `森林 ${points}`, updates });
  const hub = [...forest.view.points()].find(({ id, kind }) => kind === "point" && forest.view.linksAt(id).length > 3);
  forest.destroy();
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_maker", lastForestId: "fr_made" }));
  try {
    await withApp({ colorScheme, size: SMALL, profileDir }, async (page, take) => {
      await page.getByRole("tree").waitFor();
      for (const [lens, name] of LENSES) {
        if (lens === "焦点" && hub !== undefined) await command(page, hub.title);
        await showLens(page, lens);
        await focusCanvas(page);
        if (lens !== "焦点") await page.keyboard.press("Home");
        await calm(page);
        await take(`${name}-${points}`);
      }
    });
  } finally {
    await rm(profileDir, { recursive: true, force: true });
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

await mkdir(folder, { recursive: true });
for (const colorScheme of SCHEMES) {
  for (const size of SIZES) await takeFirstDay(colorScheme, size);
  for (const size of SIZES) await takeNotes(colorScheme, size);
  await takeDialogs(colorScheme);
  await takeGroup(colorScheme);
  for (const points of MADE_POINTS) await takeMade(colorScheme, points);
}
