import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createAttachmentTasks, nodeAttachmentFiles as files, removeUnreferenced } from "#electron/attachments/index.ts";
import { takeBackup } from "#electron/backups/takeBackup.ts";
import { nodeFileSystem } from "#electron/disk/fileSystem.ts";
import { compactForest, createFileLog } from "#electron/durableLog/index.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 22);
const { updates } = randomForest(7, 30);
let root: string;
let forestDir: string;
let own: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "collect-"));
  forestDir = join(root, "fr_a");
  own = join(root, "backups", "fr_a");
  await appendToForest(nodeFileSystem, forestDir, updates);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const find = (others: readonly string[] = []): Promise<readonly string[]> => createAttachmentTasks(files).unreferencedAttachments({ forestDir, backupFolders: [own, ...others], nowMs: NOW });
const remove = (unreferenced: readonly string[], nowMs = NOW): ReturnType<typeof removeUnreferenced> => removeUnreferenced({ files, forestDir, unreferenced, nowMs });

async function put(words: string, ageDays = 30): Promise<string> {
  const sha256 = createHash("sha256").update(words).digest("hex");
  const folder = join(forestDir, "attachments", sha256.slice(0, 2));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, sha256), words);
  const atSeconds = (NOW - ageDays * DAY_MS) / 1000;
  await utimes(join(folder, sha256), atSeconds, atSeconds);
  return sha256;
}
const keptNow = async (): Promise<string[]> => (await readdir(join(forestDir, "attachments"), { recursive: true })).map(String).filter((name) => /[0-9a-f]{64}$/.test(name) && !name.startsWith(".removed")).map((name) => name.slice(-64));

/** The changes of somebody who puts a file into a note, then takes it out again. */
function inAndOut(sha256: string, docId: string): LoggedUpdate[] {
  const doc = new Y.Doc();
  const changes: LoggedUpdate[] = [];
  doc.on("update", (bytes: Uint8Array) => changes.push({ docId, bytes }));
  const image = new Y.XmlElement("image");
  image.setAttribute("att", sha256);
  doc.getXmlFragment("body").insert(0, [image]);
  doc.getXmlFragment("body").delete(0, 1);
  return changes;
}

async function compact(): Promise<void> {
  const log = createFileLog({ fs: nodeFileSystem, forestDir, nowMs: () => NOW });
  await log.open();
  await log.compact((job) => compactForest({ fs: nodeFileSystem, fold: foldUpdates, ...job }));
  await log.close();
}

describe("what nothing names any more", () => {
  it("is an old file that no change ever named, and nothing else", async () => {
    const never = await put("never");
    const young = await put("young", 3);
    const named = await put("named");
    const takenOut = await put("taken out");
    await appendToForest(nodeFileSystem, forestDir, [...inAndOut(takenOut, "my:note:pt_1"), ...inAndOut(named, "note:pt_1").slice(0, 1)]);
    expect(await find()).toEqual([never]);
    expect(await remove(await find())).toEqual({ setAside: 1, deleted: 0 });
    expect((await keptNow()).sort()).toEqual([young, named, takenOut].sort());
  });

  it("is nothing that any version in the archive named, long after a checkpoint forgot it", async () => {
    const takenOut = await put("taken out");
    await appendToForest(nodeFileSystem, forestDir, inAndOut(takenOut, "note:pt_1"));
    await compact();
    await appendToForest(nodeFileSystem, forestDir, updates.slice(0, 1));
    expect(await readdir(join(forestDir, "archive"))).toHaveLength(1);
    expect(await find()).toEqual([]);
  });

  it("is nothing that only a backup names", async () => {
    const inBackup = await put("in backup");
    const doc = new Y.Doc();
    doc.getMap("meta").set("x", inBackup);
    await appendToForest(nodeFileSystem, forestDir, [{ docId: "note:pt_1", bytes: Y.encodeStateAsUpdate(doc) }]);
    await takeBackup({ fs: nodeFileSystem, forestDir, forestId: "fr_a", folder: own, reason: "manual", nowMs: NOW });
    await rm(join(forestDir, "log"), { recursive: true });
    await appendToForest(nodeFileSystem, forestDir, updates);
    expect(await find()).toEqual([]);
    const [backup = ""] = await readdir(own);
    await mkdir(join(root, "drive", "fr_a"), { recursive: true });
    await rename(join(own, backup), join(root, "drive", "fr_a", backup));
    expect(await find([join(root, "drive", "fr_a")])).toEqual([]);
    expect(await find()).toEqual([inBackup]);
  });

  it("is nothing that stands in a damaged piece", async () => {
    const damaged = await put("damaged");
    await mkdir(join(forestDir, "damaged"));
    await writeFile(join(forestDir, "damaged", "x.bin"), `..${damaged}..`);
    expect(await find()).toEqual([]);
  });

  it("is not known while a drive with backups is away, a file cannot be read, is damaged, or a part of the history is missing", async () => {
    await put("never");
    await expect(find([join(root, "unplugged", "fr_a")])).rejects.toMatchObject({ code: "not-found" });
    const unreadable = createAttachmentTasks({ ...files, read: (path) => (path.endsWith(".log") ? Promise.reject(Object.assign(new Error("io"), { code: "EIO" })) : files.read(path)) });
    await expect(unreadable.unreferencedAttachments({ forestDir, backupFolders: [own], nowMs: NOW })).rejects.toMatchObject({ code: "unexpected" });
    await takeBackup({ fs: nodeFileSystem, forestDir, forestId: "fr_a", folder: own, reason: "manual", nowMs: NOW });
    const backup = join(own, (await readdir(own))[0] ?? "");
    const whole = await readFile(backup);
    await writeFile(backup, whole.subarray(0, whole.length - 20));
    await expect(find()).rejects.toMatchObject({ code: "corrupt" });
    await writeFile(backup, whole);
    expect(await find()).toHaveLength(1);
    await compact();
    await appendToForest(nodeFileSystem, forestDir, updates.slice(0, 1));
    const archived = join(forestDir, "archive", (await readdir(join(forestDir, "archive")))[0] ?? "");
    await rename(archived, join(root, "away"));
    await expect(find()).rejects.toMatchObject({ code: "corrupt" });
  });

  it("is no link and no file of another name, and neither is touched", async () => {
    await mkdir(join(forestDir, "attachments", "ab"), { recursive: true });
    await symlink("/etc/hostname", join(forestDir, "attachments", "ab", "ab".repeat(32)));
    await writeFile(join(forestDir, "attachments", "ab", "notes.txt"), "mine");
    await writeFile(join(forestDir, "attachments", "ab", "cd".repeat(32)), "wrong shelf");
    expect(await find()).toEqual([]);
  });
});

describe("clearing away", () => {
  it("leaves what was brought in again since it was looked for", async () => {
    const never = await put("never");
    const found = await find();
    await files.touch(join(forestDir, "attachments", never.slice(0, 2), never), NOW);
    expect(await remove(found)).toEqual({ setAside: 0, deleted: 0 });
  });

  it("deletes a month later what lay aside, and uploads that never ended", async () => {
    const never = await put("never");
    await remove(await find());
    await mkdir(join(forestDir, "attachments", ".parts"));
    await writeFile(join(forestDir, "attachments", ".parts", "x.part"), "x");
    await files.touch(join(forestDir, "attachments", ".parts", "x.part"), NOW);
    expect(await remove([], NOW + 29 * DAY_MS)).toEqual({ setAside: 0, deleted: 0 });
    expect(await readdir(join(forestDir, "attachments", ".removed", "2026-11-22"))).toEqual([never]);
    expect(await readdir(join(forestDir, "attachments", ".parts"))).toEqual([]);
    expect(await remove([], NOW + 32 * DAY_MS)).toEqual({ setAside: 0, deleted: 1 });
  });

  it("does nothing where there are no attachments", async () => {
    expect(await remove([])).toEqual({ setAside: 0, deleted: 0 });
    expect(await readdir(forestDir)).not.toContain("attachments");
  });
});
