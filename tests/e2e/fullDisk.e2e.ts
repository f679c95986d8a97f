import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adding, FOREST_ID, readBack, writeSittings } from "#tests/support/damagedProfile.ts";
import { addChild, row, written } from "#tests/support/forestDriver.ts";
import { launchApp, type RunningApp } from "#tests/support/launchApp.ts";
import { mountSmallDisk, type SmallDisk } from "#tests/support/smallDisk.ts";

const DISK_MB = 8;

let profileDir: string;
let disk: SmallDisk;
let forestDir: string;
let running: RunningApp | null = null;
beforeEach(async () => {
  disk = await mountSmallDisk(DISK_MB);
  profileDir = await mkdtemp(join(tmpdir(), "forest-full-"));
  await writeSittings(profileDir, [adding("磁盘满之前")]);
  const dataDir = join(disk.path, "forests");
  forestDir = join(dataDir, FOREST_ID);
  await cp(join(profileDir, "forests"), dataDir, { recursive: true });
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_used", lastForestId: FOREST_ID, main: { dataDir } }));
});
afterEach(async () => {
  await running?.dispose();
  running = null;
  await disk.dispose();
  await rm(profileDir, { recursive: true, force: true });
});

async function start(): Promise<Page> {
  running = await launchApp({ profileDir });
  await row(running.page, "磁盘满之前").waitFor();
  return running.page;
}

async function kill(): Promise<void> {
  expect(running?.problems).toEqual([]);
  await running?.kill();
  running = null;
}

const says = (page: Page): ReturnType<Page["locator"]> => page.getByRole("alert").filter({ hasText: "磁盘满了" });

/** Edits until the disk has no room: the rest of the last block takes a few. */
async function addUntilFull(page: Page, titles: string[]): Promise<void> {
  while ((await says(page).count()) === 0) {
    const title = `满了还在写 ${titles.length + 1}${"，很长的一句话".repeat(24)}`;
    await addChild(page, "磁盘满之前", title);
    titles.push(title);
    await page.locator("[data-kind=written],[data-kind=failed]").waitFor();
  }
}

describe("a disk that is full", () => {
  it("lets one write on in memory and says so; what was written meanwhile is on disk as soon as there is room, and survives a kill", async () => {
    const page = await start();
    disk.fill(0);
    const titles: string[] = [];
    await addUntilFull(page, titles);
    await addChild(page, "磁盘满之前", "仍然写得进去");
    await says(page).getByText("腾出一些空间就会自动写入", { exact: false }).waitFor();
    expect(await page.locator("[data-kind=written]").count()).toBe(0);
    await page.getByText("还没有写入本机").waitFor();
    disk.free();
    await written(page);
    await says(page).waitFor({ state: "detached" });
    await kill();
    const { docs } = await readBack(forestDir);
    const onDisk = JSON.stringify(docs.forest.getMap("points").toJSON());
    for (const title of [...titles, "磁盘满之前", "仍然写得进去"]) expect(onDisk).toContain(title);
    const again = await start();
    await row(again, "仍然写得进去").waitFor();
    await written(again);
    expect(await says(again).count()).toBe(0);
    await kill();
  });

  it("shows the forest when it is opened while there is still no room", async () => {
    disk.fill(0);
    const page = await start();
    await addUntilFull(page, []);
    disk.free();
    await written(page);
    await kill();
  });
});
