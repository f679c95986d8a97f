import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect } from "vitest";
import { addChild, row, written } from "./forestDriver.ts";
import { launchOverCdp, type CdpApp } from "./launchOverCdp.ts";
import { mirroredBytes } from "./mirroredBytes.ts";

export interface DamagedApp {
  /** A folder for each test. */
  readonly profileDir: string;
  /** Opens the app on what lies there. */
  start(): Promise<Page>;
  /** Closes it; it must not have complained. */
  quit(): Promise<void>;
  /** Closes it, whatever it has complained of. */
  close(): Promise<void>;
  /** Work goes on after the damage: a new point is written, and is there after the next start. */
  goesOn(page: Page, parent: string): Promise<Page>;
  /** Lets the app run until the mirror holds a title. */
  fillMirror(forestId: string, title: string): Promise<void>;
}

/** The app on files with damage, for the tests of a file. */
export function damagedApp(): DamagedApp {
  let profileDir = "";
  let running: CdpApp | null = null;
  beforeEach(async () => { profileDir = await mkdtemp(join(tmpdir(), "forest-damaged-")); });
  afterEach(async () => {
    await running?.dispose();
    running = null;
    await rm(profileDir, { recursive: true, force: true });
  });
  const start = async (): Promise<Page> => {
    const command = process.env["ELECTRON_PATH"];
    if (command === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run e2e");
    const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    running = await launchOverCdp({ command, args: [...asRoot, "--disable-gpu", `--user-data-dir=${profileDir}`, resolve(".")] });
    return running.page;
  };
  const close = async (): Promise<void> => {
    await running?.quit();
    running = null;
  };
  const quit = async (): Promise<void> => {
    expect(running?.problems).toEqual([]);
    await close();
  };
  return {
    get profileDir() { return profileDir; },
    start, quit, close,
    async goesOn(page, parent) {
      await addChild(page, parent, "损坏之后写的");
      await written(page);
      await quit();
      const again = await start();
      await row(again, "损坏之后写的").waitFor();
      return again;
    },
    async fillMirror(forestId, title) {
      const page = await start();
      await expect.poll(async () => (await mirroredBytes(page, forestId)).includes(title), { timeout: 20_000 }).toBe(true);
      await quit();
    },
  };
}

export const banner = (page: Page): ReturnType<Page["locator"]> => page.getByRole("alert");

/** The health report as it reads after "查看详情". */
export async function healthText(page: Page): Promise<string> {
  await banner(page).getByRole("button", { name: "查看详情" }).click();
  return readHealth(page);
}

/** The health report, asked for by name: what reading had to guess raises no alarm of its own. */
export async function healthByPalette(page: Page): Promise<string> {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("健康检查");
  await page.getByRole("option", { name: /健康检查/ }).click();
  return readHealth(page);
}

async function readHealth(page: Page): Promise<string> {
  const dialog = page.getByRole("dialog", { name: "健康检查" });
  await dialog.waitFor();
  const text = await dialog.innerText();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  return text;
}
