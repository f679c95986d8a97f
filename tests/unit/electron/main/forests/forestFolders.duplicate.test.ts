import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";

const copying = vi.hoisted(() => ({ vanishesIn: null as string | null }));
vi.mock("#electron/disk/copyFolderDurably.ts", async (load) => {
  const { copyFolderDurably } = await load<{ copyFolderDurably: (from: string, to: string) => Promise<void> }>();
  return { copyFolderDurably: async (from: string, to: string): Promise<void> => {
    await copyFolderDurably(from, to);
    if (basename(from) === copying.vanishesIn) throw Object.assign(new Error("a file is gone"), { code: "ENOENT" });
  } };
});

let dataDir: string;
let forests: ForestFolders;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duplicate-"));
  copying.vanishesIn = null;
  forests = createForestFolders({ dataDir: () => dataDir, defaultDataDir: "", logs: { hold: (_id, task) => task(), isOpen: () => false }, nowMs: () => 0, warn: () => undefined });
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it("a duplicate is whole or not there: it may do without an archive, but not without a file of it", async () => {
  const { forestId } = await forests.create("a");
  const { forestId: withoutArchive } = await forests.duplicate(forestId, "b");
  expect((await readdir(join(dataDir, withoutArchive))).sort()).toEqual(["forest.json", "log"]);
  for (const folder of ["archive", "checkpoints"]) {
    await mkdir(join(dataDir, forestId, folder));
    await writeFile(join(dataDir, forestId, folder, "file"), "content");
    copying.vanishesIn = folder;
    await expect(forests.duplicate(forestId, "c")).rejects.toMatchObject({ code: "not-found" });
    expect((await readdir(dataDir)).sort()).toEqual([forestId, withoutArchive].sort());
  }
  copying.vanishesIn = null;
  const { forestId: whole } = await forests.duplicate(forestId, "d");
  expect((await readdir(join(dataDir, whole))).sort()).toEqual(["archive", "checkpoints", "forest.json", "log"]);
});
