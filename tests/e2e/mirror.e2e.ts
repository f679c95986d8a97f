import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { launchApp } from "#tests/support/launchApp.ts";
import { writeUsedProfile } from "#tests/support/usedProfile.ts";

let profileDir: string;
beforeEach(async () => { profileDir = await mkdtemp(join(tmpdir(), "forest-mirror-")); });
afterEach(async () => { await rm(profileDir, { recursive: true, force: true }); });

/** How many updates the mirror of a document holds; 0 when there is no mirror. */
const countMirrored = (name: string): Promise<number> => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name);
  opening.onerror = () => reject(opening.error ?? new Error("open"));
  opening.onsuccess = () => {
    const database = opening.result;
    if (!database.objectStoreNames.contains("updates")) { database.close(); resolve(0); return; }
    const counting = database.transaction("updates").objectStore("updates").count();
    counting.onsuccess = () => { database.close(); resolve(counting.result); };
  };
});

it("brings a forest back from the mirror when its log is gone, and writes the log anew", async () => {
  const { forestId, logDir } = await writeUsedProfile(profileDir);
  const first = await launchApp({ profileDir });
  const mirror = `forest-mirror:${forestId}:forest`;
  await expect.poll(() => first.page.evaluate(async (name) => (await indexedDB.databases()).some((one) => one.name === name), mirror), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => first.page.evaluate(countMirrored, mirror), { timeout: 20_000 }).toBeGreaterThan(1);
  expect(first.problems).toEqual([]);
  await first.quit();

  await rm(logDir, { recursive: true, force: true });
  const second = await launchApp({ profileDir });
  await expect.poll(() => second.page.getByText("逻辑", { exact: false }).count(), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(second.problems).toEqual([]);
  await second.quit();
  expect(await readdir(logDir)).not.toEqual([]);
});
