import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeCrashProfile } from "#tests/support/crashProfiles.ts";
import { adding, writeSittings } from "#tests/support/damagedProfile.ts";
import { addChild, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";

let profileDir: string;
let outsideDir: string;
let running: RunningApp | null = null;
beforeEach(async () => {
  profileDir = await mkdtemp(join(tmpdir(), "forest-backups-"));
  outsideDir = await mkdtemp(join(tmpdir(), "forest-outside-"));
});
afterEach(async () => {
  await running?.dispose();
  running = null;
  await rm(profileDir, { recursive: true, force: true });
  await rm(outsideDir, { recursive: true, force: true });
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<Page> {
  running = await launchApp({ profileDir, env });
  return running.page;
}

async function quit(): Promise<void> {
  expect(running?.problems).toEqual([]);
  await running?.quit();
  running = null;
}

const dialog = (page: Page): Locator => page.getByRole("dialog");
const forestButton = (page: Page, name: string | RegExp): Locator => page.getByRole("button", { name }).first();

/** Chooses a command by its name, as the palette offers it. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await dialog(page).getByRole("combobox").fill(words);
  await page.getByRole("option", { name: new RegExp(words) }).first().click();
}

async function backUpNow(page: Page): Promise<void> {
  await command(page, "备份");
  await dialog(page).getByRole("button", { name: "立即备份" }).click();
  await page.getByText("备份好了").first().waitFor();
}

const manualBackup = (page: Page): Locator => dialog(page).getByRole("listitem").filter({ hasText: "手动" }).getByRole("button").first();

async function leaveDialog(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
}

async function remove(page: Page, title: string): Promise<void> {
  await row(page, title).click();
  await page.keyboard.press("Delete");
  await row(page, title).waitFor({ state: "detached" });
}

/** A backup is made of two points; then one is removed and another added. */
async function startAndGoOnAfterBackup(): Promise<Page> {
  await writeSittings(profileDir, [adding("当时就在", "后来移走的")]);
  const page = await start();
  await row(page, "当时就在").waitFor();
  await backUpNow(page);
  await leaveDialog(page);
  await remove(page, "后来移走的");
  await addChild(page, "当时就在", "之后写的");
  return page;
}

async function switchTo(page: Page, name: RegExp): Promise<void> {
  await page.keyboard.press("Control+o");
  await dialog(page).getByRole("button", { name }).first().click();
  await dialog(page).waitFor({ state: "detached" });
}

const forestCount = async (): Promise<number> => (await readdir(join(profileDir, "forests"))).filter((name) => name.startsWith("fr_")).length;
/** The backup files below a folder, by the forests' ids. */
async function backupsIn(folder: string): Promise<string[]> {
  const forests = await readdir(folder).catch(() => []);
  return (await Promise.all(forests.map((forest) => readdir(join(folder, forest))))).flat().filter((name) => name.endsWith(".forest"));
}

describe("a backup", () => {
  it("opens as a forest of its own that holds what was, and the forest it came from stays as it is", async () => {
    const page = await startAndGoOnAfterBackup();
    await written(page);
    await command(page, "备份");
    await manualBackup(page).click();
    await dialog(page).getByRole("button", { name: "作为新森林打开" }).click();
    await forestButton(page, /受损的森林（.*的备份）/).waitFor();
    await row(page, "后来移走的").waitFor();
    expect(await row(page, "之后写的").count()).toBe(0);
    await switchTo(page, /打开.受损的森林.$/);
    await row(page, "之后写的").waitFor();
    expect(await row(page, "后来移走的").count()).toBe(0);
    await quit();
  });

  it("comes back into the open forest as one change that says beforehand what it does, and that Ctrl+Z takes back", async () => {
    const page = await startAndGoOnAfterBackup();
    await command(page, "备份");
    await manualBackup(page).click();
    await dialog(page).getByRole("radio", { name: /恢复到当前森林/ }).check({ force: true });
    await dialog(page).getByText("回来 1 个知识点").waitFor();
    await dialog(page).getByText("移入回收站 1 个知识点").waitFor();
    await dialog(page).getByRole("button", { name: "恢复到当前森林" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await row(page, "后来移走的").waitFor();
    await row(page, "之后写的").waitFor({ state: "detached" });
    await row(page, "当时就在").click();
    await page.keyboard.press("Control+z");
    await row(page, "之后写的").waitFor();
    await row(page, "后来移走的").waitFor({ state: "detached" });
    await written(page);
    await command(page, "备份");
    await dialog(page).getByText("恢复前").first().waitFor();
    await quit();
  });

  it("is also put into the folder the person chose, from where it is listed too", async () => {
    await writeSittings(profileDir, [adding("两处都有")]);
    const page = await start({ KNOWLEDGE_FOREST_PICK_FOLDER: outsideDir });
    await row(page, "两处都有").waitFor();
    await command(page, "备份");
    await dialog(page).getByRole("button", { name: "选择文件夹…" }).click();
    await dialog(page).getByText(outsideDir).waitFor();
    await dialog(page).getByRole("button", { name: "立即备份" }).click();
    await page.getByText("备份好了").first().waitFor();
    await dialog(page).getByRole("listitem").filter({ hasText: "手动" }).filter({ hasText: "备份文件夹" }).waitFor();
    expect((await backupsIn(outsideDir)).some((name) => name.endsWith("-manual.forest"))).toBe(true);
    await leaveDialog(page);
    await quit();
    const again = await start();
    await row(again, "两处都有").waitFor();
    await command(again, "备份");
    await dialog(again).getByText(outsideDir).waitFor();
    await quit();
  });

  it("is there before a forest of the first schema is migrated, without being asked for", async () => {
    await writeCrashProfile(profileDir, "version-1");
    const page = await start();
    await row(page, "k000001").waitFor();
    await written(page);
    await quit();
    expect((await backupsIn(join(profileDir, "backups"))).some((name) => name.endsWith("-before-migration.forest"))).toBe(true);
  });
});

describe("a forest file", () => {
  it("takes everything along, or everything but what only one oneself sees, and comes back as a new forest", async () => {
    const full = join(outsideDir, "full.forest");
    await writeSittings(profileDir, [adding("人人可见")]);
    const page = await start({ KNOWLEDGE_FOREST_SAVE_FILE: full, KNOWLEDGE_FOREST_OPEN_FILE: full });
    await row(page, "人人可见").click();
    await command(page, "新案例");
    const field = page.getByRole("textbox", { name: "新案例的标题" });
    await field.fill("只有自己可见的案例");
    await field.press("Enter");
    await row(page, "只有自己可见的案例").waitFor();
    await command(page, "导出森林");
    await dialog(page).getByRole("button", { name: /给自己留一份/ }).click();
    await page.getByText(/已导出“full.forest”/).first().waitFor();
    await command(page, "导入森林文件");
    await forestButton(page, /受损的森林 2/).waitFor();
    for (const title of ["人人可见", "只有自己可见的案例"]) await row(page, title).waitFor();
    await command(page, "导出森林");
    await dialog(page).getByRole("button", { name: /交给别人的一份/ }).click();
    await dialog(page).waitFor({ state: "detached" });
    await command(page, "导入森林文件");
    await forestButton(page, /受损的森林 2 2/).waitFor();
    await row(page, "人人可见").waitFor();
    expect(await row(page, "只有自己可见的案例").count()).toBe(0);
    await quit();
  });

  it("that is random bytes, nothing at all or another text is refused in words, and makes no forest", async () => {
    const path = join(outsideDir, "broken.forest");
    await writeSittings(profileDir, [adding("原来的一句")]);
    const page = await start({ KNOWLEDGE_FOREST_OPEN_FILE: path });
    await row(page, "原来的一句").waitFor();
    for (const bytes of [Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 73) % 251)), Buffer.alloc(0), Buffer.from("这不是森林文件")]) {
      await writeFile(path, bytes);
      await command(page, "导入森林文件");
      await dialog(page).getByRole("alert").getByText("没有导入任何内容", { exact: false }).waitFor();
      expect(await forestCount()).toBe(1);
      await dialog(page).getByRole("button", { name: "取消" }).click();
      await dialog(page).waitFor({ state: "detached" });
      await row(page, "原来的一句").waitFor();
      expect(await readFile(path)).toEqual(bytes);
    }
    await quit();
  });
});
