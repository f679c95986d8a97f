import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBackupTasks, type TakenAndCopied } from "#electron/backups/index.ts";
import { nodeFileSystem, type FileSystem } from "#electron/disk/fileSystem.ts";
import { filesKept, numberOf, putFile } from "#tests/support/attachedFiles.ts";
import { failingLogFiles } from "#tests/support/failingLogFiles.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

const { updates } = randomForest(6, 30);
let root: string;
const folder = (): string => join(root, "backups", "fr_a");
const toFolder = (): string => join(root, "stick");
const NOW_MS = Date.UTC(2026, 10, 22);
const takeAndCopy = (fs: FileSystem = nodeFileSystem): Promise<TakenAndCopied> =>
  createBackupTasks(fs).takeBackup({ forestDir: join(root, "fr_a"), forestId: "fr_a", folder: folder(), toFolder: toFolder(), reason: "hourly", nowMs: NOW_MS });
const copyNewest = (): Promise<unknown> => createBackupTasks(nodeFileSystem).copyNewestBackup({ forestId: "fr_a", folder: folder(), toFolder: toFolder(), nowMs: NOW_MS });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "copies-"));
  await mkdir(toFolder());
  await appendToForest(nodeFileSystem, join(root, "fr_a"), updates);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("copying a backup to the folder a person chose", () => {
  it("puts the same file into a folder of the forest, with a card that says which forest it is", async () => {
    const { backup, copyFailure, name } = await takeAndCopy();
    expect(copyFailure).toBeNull();
    const fileName = `${backup.backupId}.forest`;
    expect((await readdir(join(toFolder(), "fr_a"))).sort()).toEqual([fileName, "which-forest.json"].sort());
    expect(Buffer.compare(await readFile(join(toFolder(), "fr_a", fileName)), await readFile(join(folder(), fileName)))).toBe(0);
    expect(JSON.parse(await readFile(join(toFolder(), "fr_a", "which-forest.json"), "utf8"))).toEqual({ name, forestId: "fr_a" });
  });

  it("brings files of the forest along once, each under its number, and passes over a damaged one", async () => {
    const sha256 = await putFile(join(root, "fr_a"), "a picture");
    await putFile(join(root, "fr_a"), "something else", numberOf("it was this once"));
    expect(await takeAndCopy()).toMatchObject({ copyFailure: null });
    expect(await filesKept(join(toFolder(), "fr_a"))).toEqual([sha256]);
    const path = join(toFolder(), "fr_a", "attachments", sha256.slice(0, 2), sha256);
    const { mtimeMs } = await stat(path);
    const later = await putFile(join(root, "fr_a"), "a picture that came later");
    const parts = join(toFolder(), "fr_a", "attachments", ".parts");
    for (const [name, atMs] of [["old.part", NOW_MS - 2 * 86_400_000], ["young.part", NOW_MS - 1_000]] as const) {
      await writeFile(join(parts, name), "half");
      await utimes(join(parts, name), atMs / 1000, atMs / 1000);
    }
    expect(await takeAndCopy()).toMatchObject({ isUnchanged: true, copyFailure: null });
    expect(await filesKept(join(toFolder(), "fr_a"))).toEqual([sha256, later].sort());
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
    expect(await readdir(parts)).toEqual(["young.part"]);
  });

  it("does not make a folder that is away, says so, and keeps the backup in its own place", async () => {
    await rm(toFolder(), { recursive: true });
    const { backup, copyFailure } = await takeAndCopy();
    expect(copyFailure).toMatchObject({ problem: "not-found" });
    expect(await readdir(folder())).toEqual([`${backup.backupId}.forest`]);
    expect(await readdir(root)).not.toContain("stick");
  });

  it("brings the copy later although nothing has changed", async () => {
    await rm(toFolder(), { recursive: true });
    await takeAndCopy();
    await mkdir(toFolder());
    expect(await takeAndCopy()).toMatchObject({ isUnchanged: true, copyFailure: null });
    expect(await readdir(join(toFolder(), "fr_a"))).toHaveLength(2);
  });

  it.each([["ENOSPC", "disk-full"], ["EROFS", "permission"], ["EACCES", "permission"], ["EIO", "unexpected"]])("answers %s as %s and never rejects", async (errno, problem) => {
    await takeAndCopy();
    await rm(join(toFolder(), "fr_a"), { recursive: true });
    const files = failingLogFiles();
    files.failAlways("createFile", errno);
    expect(await takeAndCopy({ ...files.fs, wait: async () => undefined })).toMatchObject({ isUnchanged: true, copyFailure: { problem, why: `copy backup: ${errno}` } });
    expect(await readdir(join(toFolder(), "fr_a"))).toEqual([]);
  });

  it("copies the newest backup when a folder is chosen, and nothing when there is none", async () => {
    expect(await copyNewest()).toBeNull();
    await rm(toFolder(), { recursive: true });
    await takeAndCopy();
    expect(await copyNewest()).toMatchObject({ problem: "not-found" });
    await mkdir(toFolder());
    expect(await copyNewest()).toBeNull();
    expect(await readdir(join(toFolder(), "fr_a"))).toHaveLength(2);
  });

  it("copies the newest work when a clock was wrong", async () => {
    const tasks = createBackupTasks(nodeFileSystem);
    const take = async (nowMs: number): Promise<string> => (await tasks.takeBackup({ forestDir: join(root, "fr_a"), forestId: "fr_a", folder: folder(), toFolder: null, reason: "hourly", nowMs })).backup.backupId;
    await take(NOW_MS);
    await appendToForest(nodeFileSystem, join(root, "fr_a"), updates.slice(-1));
    const newest = await take(NOW_MS - 86_400_000);
    expect(await copyNewest()).toBeNull();
    expect(await readdir(join(toFolder(), "fr_a"))).toContain(`${newest}.forest`);
  });

  it("removes all backups of a forest and leaves what is not ours", async () => {
    const { backup } = await takeAndCopy();
    await writeFile(join(folder(), "mine.txt"), "mine");
    await writeFile(join(folder(), `${backup.backupId}.forest.part`), "half");
    await createBackupTasks(nodeFileSystem).removeBackups({ folder: folder() });
    expect(await readdir(folder())).toEqual(["mine.txt"]);
    await createBackupTasks(nodeFileSystem).removeBackups({ folder: join(root, "never") });
  });
});
