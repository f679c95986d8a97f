import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeBackup } from "#electron/backups/takeBackup.ts";
import { nodeFileSystem, type FileSystem } from "#electron/disk/fileSystem.ts";
import { compactForest, createFileLog } from "#electron/durableLog/index.ts";
import { checkForest } from "#electron/health/index.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

const FIRST_MS = Date.UTC(2026, 10, 22);
const { updates } = randomForest(5, 40);
let root: string;
const forestDir = (): string => join(root, "fr_a");
const own = (): string => join(root, "backups", "fr_a");
const take = (nowMs: number) => takeBackup({ fs: nodeFileSystem, forestDir: forestDir(), forestId: "fr_a", folder: own(), reason: "manual", nowMs });
const check = (fs: FileSystem = nodeFileSystem, ...others: string[]) => checkForest({ fs, forestDir: forestDir(), forestId: "fr_a", backupFolders: [own(), ...others] });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "health-"));
  await appendToForest(nodeFileSystem, forestDir(), updates.slice(0, 20));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("checkForest", () => {
  it("finds nothing where nothing is wrong, before the first backup as well", async () => {
    expect(await check()).toMatchObject({ findings: [], missing: [], newestBackupAtMs: null });
    await take(FIRST_MS);
    expect(await check()).toMatchObject({ findings: [], missing: [], newestBackupAtMs: FIRST_MS });
  });

  it("names a checkpoint whose file of notes is gone, and a file of notes that is damaged", async () => {
    const log = createFileLog({ fs: nodeFileSystem, forestDir: forestDir(), nowMs: () => FIRST_MS });
    const { nextSeq } = await log.open();
    await log.append(nextSeq, [{ docId: "note:pt_1", bytes: Uint8Array.of(0, 0) }]);
    await log.compact((job) => compactForest({ fs: nodeFileSystem, fold: foldUpdates, isAside: (docId) => docId.startsWith("note:"), ...job }));
    await log.close();
    expect((await check()).findings).toEqual([]);
    const folder = join(forestDir(), "checkpoints");
    const notes = (await readdir(folder)).find((name) => name.endsWith(".notes")) ?? "";
    await writeFile(join(folder, notes), "nothing");
    expect((await check()).findings).toEqual([{ where: "checkpoint", name: notes, problem: "damaged" }]);
    await rm(join(folder, notes));
    expect((await check()).findings).toEqual([{ where: "checkpoint", name: notes.replace(".notes", ".ckpt"), problem: "missing-part" }]);
  });

  it("counts only a sound backup as the newest", async () => {
    await take(FIRST_MS);
    const [older] = await readdir(own());
    await appendToForest(nodeFileSystem, forestDir(), updates.slice(20));
    await take(FIRST_MS + 1_000);
    const newer = (await readdir(own())).find((name) => name !== older) ?? "";
    await writeFile(join(own(), newer), "nothing");
    const report = await check();
    expect(report.findings).toMatchObject([{ where: "backup", problem: "damaged" }]);
    expect(report.newestBackupAtMs).toBe(FIRST_MS);
  });

  it("names a folder for copies that is away, and checks the rest all the same", async () => {
    await take(FIRST_MS);
    const away = join(root, "unplugged", "fr_a");
    expect(await check(nodeFileSystem, away)).toMatchObject({ findings: [{ where: "backup", name: away, problem: "unreadable" }], newestBackupAtMs: FIRST_MS });
  });

  it("names a folder that may not be looked into", async () => {
    const denied: FileSystem = { ...nodeFileSystem, list: (folder) => (folder === own() ? Promise.reject(Object.assign(new Error("denied"), { code: "EACCES" })) : nodeFileSystem.list(folder)) };
    expect((await check(denied)).findings).toEqual([{ where: "backup", name: own(), problem: "unreadable" }]);
  });
});
