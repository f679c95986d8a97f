import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem as fs, type FileSystem } from "#electron/disk/fileSystem.ts";
import { compactForest } from "#electron/durableLog/compactForest.ts";
import { createFileLog, filesOfForest, readAside, readStateUpdates, type FileLog } from "#electron/durableLog/index.ts";
import type { OtherCopies } from "#electron/durableLog/openForestFiles.ts";
import type { LoggedUpdate, Snapshot } from "#shared/storage/index.ts";
import { changesIn, foldChanges, updateOf } from "#tests/support/changeBytes.ts";

/** Even numbers are changes of the forest, odd ones of a note. */
const change = (id: number): LoggedUpdate => updateOf([{ id, docId: id % 2 === 0 ? "forest" : "note:pt_1" }]);
const isAside = (docId: string): boolean => docId.startsWith("note:");
const idsIn = (updates: readonly LoggedUpdate[]): number[] => [...changesIn(updates).keys()].sort((a, b) => a - b);
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

let forestDir: string;
let log: FileLog;

const newLog = (otherCopies?: OtherCopies): FileLog => createFileLog({ fs, forestDir, nowMs: () => 5_000, otherCopies });
const write = async (from: number, to: number): Promise<void> => { for (const id of range(from, to)) await log.append(log.nextSeq() ?? -1, [change(id)]); };
const compact = (files: FileSystem = fs) => log.compact((job) => compactForest({ fs: files, fold: foldChanges, isAside, ...job }));
const names = (folder: string): Promise<string[]> => readdir(join(forestDir, folder)).then((found) => found.sort());
const pathOf = (name: string): string => join(forestDir, "checkpoints", name);
const aside = async (): Promise<number[]> => idsIn((await readAside(fs, forestDir, { isAside })).updates);
const whole = async (): Promise<number[]> => idsIn((await readStateUpdates(fs, forestDir)).updates);
const damage = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  bytes[20] = (bytes[20] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
};
/** Two checkpoints, through 3 and through 7, and two changes after them. */
const twoCheckpoints = async (): Promise<void> => {
  await write(0, 4);
  await compact();
  await write(4, 8);
  await compact();
  await write(8, 10);
};

beforeEach(async () => {
  forestDir = await mkdtemp(join(tmpdir(), "aside-"));
  await mkdir(join(forestDir, "log"));
  log = newLog();
  await log.open();
});
afterEach(async () => {
  await log.close();
  await rm(forestDir, { recursive: true, force: true });
});

describe("a checkpoint of two files", () => {
  it("keeps notes in a file of their own, which opening never reads", async () => {
    await twoCheckpoints();
    await log.close();
    expect(await names("checkpoints")).toEqual(["000000000003.ckpt", "000000000003.notes", "000000000007.ckpt", "000000000007.notes"]);
    const opened = await createFileLog({ fs: { ...fs, read: (path) => (path.endsWith(".notes") ? Promise.reject(new Error("read while opening")) : fs.read(path)) }, forestDir, nowMs: () => 5_000 }).open();
    expect(idsIn(opened.updates)).toEqual([0, 2, 4, 6, 8, 9]);
    expect(opened).toMatchObject({ nextSeq: 10, damage: [], missing: [], filledFrom: [] });
    expect([await aside(), await whole()]).toEqual([[1, 3, 5, 7, 9], range(0, 10)]);
    expect((await filesOfForest(fs, forestDir)).filter(({ path }) => path.endsWith(".notes"))).toHaveLength(2);
  });

  it("is one file as before where there are no notes, which an older version of the app reads, too", async () => {
    await log.append(0, [change(0)]);
    await compact();
    expect(await names("checkpoints")).toEqual(["000000000000.ckpt"]);
    await log.append(1, [change(1)]);
    expect([await aside(), await whole()]).toEqual([[1], [0, 1]]);
  });

  it("parts a checkpoint of an earlier version that holds everything", async () => {
    await write(0, 4);
    await log.compact((job) => compactForest({ fs, fold: foldChanges, ...job }));
    expect(await names("checkpoints")).toEqual(["000000000003.ckpt"]);
    await write(4, 6);
    expect([await aside(), await whole()]).toEqual([[1, 3, 5], range(0, 6)]);
    await compact();
    expect(await names("checkpoints")).toEqual(["000000000003.ckpt", "000000000005.ckpt", "000000000005.notes"]);
    await rm(pathOf("000000000005.notes"));
    await rm(join(forestDir, "archive", "000001.000000000003.log.gz"));
    expect([await aside(), await whole()]).toEqual([[1, 3, 5], range(0, 6)]);
  });

  it("is read by what lies beside it being older, when the newer file is damaged or gone", async () => {
    await twoCheckpoints();
    for (const hurt of [damage, (path: string) => rm(path)]) {
      await hurt(pathOf("000000000007.notes"));
      expect([await aside(), await whole()]).toEqual([[1, 3, 5, 7, 9], range(0, 10)]);
    }
    await rm(pathOf("000000000003.notes"));
    expect([await aside(), await whole()]).toEqual([[1, 3, 5, 7, 9], range(0, 10)]);
  });

  it("gives the notes back without the checkpoint itself", async () => {
    await twoCheckpoints();
    await log.close();
    await damage(pathOf("000000000007.ckpt"));
    await rm(join(forestDir, "archive", "000002.000000000007.log.gz"));
    const opened = await newLog().open();
    expect(opened.missing).toMatchObject([{ fromSeq: 4, toSeq: 7 }]);
    expect(await aside()).toEqual([1, 3, 5, 7, 9]);
    expect((await readAside(fs, forestDir, { isAside })).missing).toEqual([]);
  });

  it("tells the notes of an earlier moment", async () => {
    await twoCheckpoints();
    const at = async (throughSeq: number): Promise<number[]> => idsIn((await readAside(fs, forestDir, { isAside, throughSeq })).updates);
    expect([await at(0), await at(3), await at(6), await at(7), await at(8)]).toEqual([[], [1, 3], [1, 3, 5], [1, 3, 5, 7], [1, 3, 5, 7]]);
  });

  it("is not relied on before both files are written: interrupted in between, it is begun again", async () => {
    await write(0, 4);
    const noCheckpoint: FileSystem = { ...fs, rename: (from, to) => (to.endsWith(".ckpt") ? Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" })) : fs.rename(from, to)) };
    await expect(compact(noCheckpoint)).rejects.toThrow();
    expect(await names("checkpoints")).toEqual(["000000000003.notes"]);
    await write(4, 6);
    expect([await aside(), await whole()]).toEqual([[1, 3, 5], range(0, 6)]);
    await log.close();
    log = newLog();
    expect(idsIn((await log.open()).updates)).toEqual(range(0, 6));
    await compact();
    expect([await aside(), await whole()]).toEqual([[1, 3, 5], range(0, 6)]);
  });

  it("lets go of a file of notes together with its checkpoint", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await write(turn * 2, turn * 2 + 2);
      await compact();
    }
    expect(await names("checkpoints")).toEqual(["000000000001.ckpt", "000000000001.notes", "000000000007.ckpt", "000000000007.notes", "000000000009.ckpt", "000000000009.notes"]);
  });

  it("never gives a number again that a file of notes has", async () => {
    await write(0, 2);
    await compact();
    await log.close();
    for (const folder of ["log", "archive"]) await rm(join(forestDir, folder), { recursive: true });
    await rm(pathOf("000000000001.ckpt"));
    await mkdir(join(forestDir, "log"));
    expect((await newLog().open()).nextSeq).toBeGreaterThan(1);
  });
});

describe("notes of which no file and no archive is whole", () => {
  const lose = async (): Promise<void> => {
    await twoCheckpoints();
    await damage(pathOf("000000000007.notes"));
    await damage(join(forestDir, "archive", "000002.000000000007.log.gz"));
  };

  it("are not compacted over; the next opening fills them from a backup, writes that down, and then compaction goes on", async () => {
    await lose();
    await expect(compact()).rejects.toMatchObject({ code: "corrupt" });
    expect([await names("damaged"), await names("log")]).toEqual([["000000000007.notes"], ["000003.log"]]);
    await log.close();
    const manifest: Snapshot["manifest"] = { format: 1, kind: "backup", documents: [], throughSeq: 7, missing: [], takenAtMs: 1, forestId: "fr_x", reason: "open", points: 0, links: 0 };
    const backup: Snapshot = { manifest, documents: foldChanges(range(0, 8).map(change)).documents };
    log = newLog({ throughSeq: async () => 7, async *snapshots() { yield backup; } });
    expect(await log.open()).toMatchObject({ missing: [], filledFrom: ["backup"] });
    await log.close();
    log = newLog();
    expect(await log.open()).toMatchObject({ missing: [], filledFrom: [] });
    expect([await aside(), await whole()]).toEqual([[1, 3, 5, 7, 9], range(0, 10)]);
    await compact();
    expect([await aside(), await whole()]).toEqual([[1, 3, 5, 7, 9], range(0, 10)]);
  });

  it("are named once when there is no backup either, and what is left is compacted", async () => {
    await lose();
    await expect(compact()).rejects.toMatchObject({ code: "corrupt" });
    await log.close();
    log = newLog();
    expect(await log.open()).toMatchObject({ missing: [{ fromSeq: 4, toSeq: 7 }] });
    await log.close();
    log = newLog();
    expect(await log.open()).toMatchObject({ missing: [] });
    await compact();
    expect([await aside(), await whole()]).toEqual([[1, 3, 9], [0, 1, 2, 3, 4, 6, 8, 9]]);
    expect((await readAside(fs, forestDir, { isAside })).missing).toMatchObject([{ fromSeq: 4, toSeq: 7 }]);
  });

  it("are named although nothing came after them", async () => {
    await write(0, 4);
    await compact();
    await log.close();
    await damage(pathOf("000000000003.notes"));
    await damage(join(forestDir, "archive", "000001.000000000003.log.gz"));
    expect(await readAside(fs, forestDir, { isAside })).toMatchObject({ updates: [], missing: [{ fromSeq: 0, toSeq: 3 }] });
    expect((await readStateUpdates(fs, forestDir)).missing).toMatchObject([{ fromSeq: 0, toSeq: 3 }]);
  });

  it("are not taken for lost while the medium does not give their file back just now", async () => {
    await twoCheckpoints();
    const unreadable: FileSystem = { ...fs, read: (path) => (path.endsWith("7.notes") ? Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" })) : fs.read(path)) };
    await expect(compact(unreadable)).rejects.toMatchObject({ code: "unexpected" });
    expect(await names("checkpoints")).toContain("000000000007.notes");
  });
});
