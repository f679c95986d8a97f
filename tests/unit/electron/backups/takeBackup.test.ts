import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Doc, encodeStateAsUpdate } from "yjs";
import { backupName } from "#electron/backups/backupName.ts";
import { listBackups } from "#electron/backups/listBackups.ts";
import { readBackup } from "#electron/backups/readBackup.ts";
import { takeBackup, type TakeBackup } from "#electron/backups/takeBackup.ts";
import { nodeFileSystem, type FileSystem } from "#electron/disk/fileSystem.ts";
import { compactForest, createFileLog } from "#electron/durableLog/index.ts";
import { MAX_FOREST_FILE_BYTES } from "#shared/ipc/contract.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { failingLogFiles } from "#tests/support/failingLogFiles.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

const { forest, updates } = randomForest(5, 80);
const half = updates.length >> 1;
let root: string;
let nowMs: number;
const noteOf = (text: string): Uint8Array => {
  const doc = new Doc();
  doc.getText("body").insert(0, text);
  return encodeStateAsUpdate(doc);
};
const folder = (): string => join(root, "backups", "fr_a");
const take = (reason: TakeBackup["reason"] = "hourly", fs: FileSystem = nodeFileSystem): ReturnType<typeof takeBackup> =>
  takeBackup({ fs, forestDir: join(root, "fr_a"), forestId: "fr_a", folder: folder(), reason, nowMs });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "backups-"));
  nowMs = Date.UTC(2026, 10, 22);
  await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(0, half));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("taking a backup", () => {
  it("keeps everything the forest holds, and says what is in it", async () => {
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(half));
    const { backup, isUnchanged, name } = await take("manual");
    expect(isUnchanged).toBe(false);
    expect(name).toBe(forest.view.meta.name);
    expect(backup).toMatchObject({ reason: "manual", takenAtMs: nowMs, points: forest.view.pointCount, links: forest.view.linkCount, throughSeq: updates.length - 1 });
    expect(await listBackups(nodeFileSystem, folder())).toEqual([backup]);
    const { documents, manifest } = await readBackup(nodeFileSystem, { folder: folder(), backupId: backup.backupId, forestId: "fr_a" });
    expect(documents.map(({ docId, bytes }) => ({ docId, bytes: new Uint8Array(bytes) }))).toEqual(foldUpdates(updates).documents);
    expect(manifest).toMatchObject({ kind: "backup", forestId: "fr_a", missing: [], throughSeq: updates.length - 1 });
  });

  it("keeps notes and discussions, from a checkpoint and its file of notes as well as from the log", async () => {
    const forestDir = join(root, "fr_a");
    const side = ["note:pt_1", "my:note:pt_1", "discussion", "my:discussion"].map((docId) => ({ docId, bytes: noteOf(docId) }));
    await appendToForest(nodeFileSystem, forestDir, side.slice(0, 3));
    const log = createFileLog({ fs: nodeFileSystem, forestDir, nowMs: () => nowMs });
    await log.open();
    await log.compact((job) => compactForest({ fs: nodeFileSystem, fold: foldUpdates, isAside: isSideDocId, ...job }));
    await log.close();
    await appendToForest(nodeFileSystem, forestDir, side.slice(3));
    const { backup } = await take("manual");
    const { documents } = await readBackup(nodeFileSystem, { folder: folder(), backupId: backup.backupId, forestId: "fr_a" });
    expect(documents.map(({ docId, bytes }) => ({ docId, bytes: new Uint8Array(bytes) }))).toEqual(foldUpdates([...updates.slice(0, half), ...side]).documents);
  });

  it("says how many changes could not be read", async () => {
    await appendToForest(nodeFileSystem, join(root, "fr_a"), [{ docId: "forest", bytes: Uint8Array.of(9, 9, 9) }]);
    expect(await take("manual")).toMatchObject({ rejectedUpdates: 1, isUnchanged: false });
    expect(await take("manual")).toMatchObject({ rejectedUpdates: 0, isUnchanged: true });
  });

  it("takes none when nothing has changed since a sound one, whatever that was taken for", async () => {
    const { backup } = await take("manual");
    nowMs += 3_600_000;
    expect(await take("hourly")).toMatchObject({ backup, isUnchanged: true });
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(half, half + 1));
    expect(await take("hourly")).toMatchObject({ isUnchanged: false });
    expect(await readdir(folder())).toHaveLength(2);
  });

  it("takes one that was asked for beside an automatic one, but not twice", async () => {
    await take("open");
    nowMs += 1000;
    expect((await take("before-restore")).isUnchanged).toBe(false);
    nowMs += 1000;
    expect((await take("before-restore")).isUnchanged).toBe(true);
  });

  it("takes a new one when the one that says the same is damaged", async () => {
    const { backup } = await take();
    await writeFile(join(folder(), `${backup.backupId}.forest`), "damaged");
    nowMs += 1000;
    expect(await take()).toMatchObject({ isUnchanged: false });
  });

  it("refuses a forest nothing was ever written to", async () => {
    await rm(join(root, "fr_a"), { recursive: true });
    await mkdir(join(root, "fr_a", "log"), { recursive: true });
    await expect(take()).rejects.toMatchObject({ code: "refused" });
    await expect(readdir(folder())).rejects.toMatchObject({ code: "ENOENT" });
  });

  it.each(["write", "sync", "createFile", "makeFolder"] as const)("leaves nothing half done when the disk is full at %s, and works when it is not any more", async (step) => {
    const files = failingLogFiles();
    files.failNext(step, "ENOSPC");
    await expect(take("hourly", files.fs)).rejects.toMatchObject({ code: "disk-full" });
    expect(await listBackups(nodeFileSystem, folder())).toEqual([]);
    expect((await take("hourly", files.fs)).isUnchanged).toBe(false);
    expect((await readdir(folder())).filter((name) => !name.endsWith(".forest"))).toEqual([]);
  });

  it("does not count a backup that reads differently from what was written", async () => {
    const lying = { ...nodeFileSystem, read: async (path: string) => {
      const bytes = new Uint8Array(await nodeFileSystem.read(path));
      if (path.endsWith(".part")) bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
      return bytes;
    } };
    await expect(take("hourly", lying)).rejects.toMatchObject({ code: "corrupt" });
    expect(await readdir(folder())).toEqual([]);
  });

  it("thins the folder by the schedule and touches nothing that is not ours", async () => {
    await mkdir(folder(), { recursive: true });
    const old = Array.from({ length: 60 }, (_, index) => `${backupName({ takenAtMs: nowMs - (400 - index / 24) * 86_400_000, throughSeq: index, points: 1, links: 0, reason: "hourly" })}.forest`);
    const abandoned = `${old[3] ?? ""}.part`;
    for (const name of [...old, abandoned, "mine.forest", "forest.json", "x.part"]) await writeFile(join(folder(), name), "x");
    await take();
    const left = await readdir(folder());
    expect(old.filter((name) => !left.includes(name))).toHaveLength(2);
    expect(left).toEqual(expect.arrayContaining(["mine.forest", "forest.json", "x.part"]));
    expect(left).not.toContain(abandoned);
  });
});

describe("reading a backup", () => {
  it("tells one that is too large from one that is damaged", async () => {
    const { backup } = await take();
    const huge = { ...nodeFileSystem, sizeBytes: async () => MAX_FOREST_FILE_BYTES + 1 };
    await expect(readBackup(huge, { folder: folder(), backupId: backup.backupId, forestId: "fr_a" })).rejects.toMatchObject({ code: "too-large" });
  });

  const read = (backupId: string, forestId = "fr_a"): ReturnType<typeof readBackup> => readBackup(nodeFileSystem, { folder: folder(), backupId, forestId });

  it("refuses names that are none of ours, so that none leads elsewhere", async () => {
    for (const backupId of ["..", "../x", "forest", "a/b"]) await expect(read(backupId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("calls damaged what is cut, flipped, another forest's, or an export with no date", async () => {
    const { backup } = await take();
    const path = join(folder(), `${backup.backupId}.forest`);
    const bytes = await readFile(path);
    await expect(read(backup.backupId, "fr_b")).rejects.toMatchObject({ code: "corrupt" });
    await writeFile(path, bytes.subarray(0, -9));
    await expect(read(backup.backupId)).rejects.toMatchObject({ code: "corrupt" });
    await writeFile(path, Buffer.concat([bytes.subarray(0, 60), Buffer.of(1, 2, 3), bytes.subarray(63)]));
    await expect(read(backup.backupId)).rejects.toMatchObject({ code: "corrupt" });
    await writeFile(path, "");
    await expect(read(backup.backupId)).rejects.toMatchObject({ code: "corrupt" });
  });
});
