import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { checkpointsToDrop, compactForest } from "#electron/durableLog/compactForest.ts";
import { createFileLog, type FileLog } from "#electron/durableLog/index.ts";
import type { OtherCopies } from "#electron/durableLog/openForestFiles.ts";
import { readForestOnDisk, readStateUpdates } from "#electron/durableLog/readForest.ts";
import type { LoggedUpdate, Snapshot } from "#shared/storage/index.ts";

/** Opaque content: one number per update; a state is all numbers in it. */
const update = (value: number): LoggedUpdate => ({ docId: "forest", bytes: Uint8Array.of(value) });
const valuesOf = (updates: readonly LoggedUpdate[]): number[] => [...new Set(updates.flatMap(({ bytes }) => [...bytes]))].sort((a, b) => a - b);
const fold = (updates: readonly LoggedUpdate[]): { documents: LoggedUpdate[]; rejected: number } => ({ documents: [{ docId: "forest", bytes: Uint8Array.from(valuesOf(updates)) }], rejected: 0 });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, value) => value);

let forestDir: string;
let log: FileLog;

const newLog = (otherCopies?: OtherCopies): FileLog => createFileLog({ fs, forestDir, nowMs: () => 5_000, otherCopies });
const write = async (target: FileLog, from: number, to: number): Promise<void> => { for (let value = from; value < to; value += 1) await target.append(target.nextSeq() ?? -1, [update(value)]); };
const compact = (target: FileLog) => target.compact((job) => compactForest({ fs, fold, ...job }));
const names = (folder: string): Promise<string[]> => readdir(join(forestDir, folder)).then((found) => found.sort());
const flip = async (path: string, offset: number): Promise<void> => {
  const bytes = await readFile(path);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
};

beforeEach(async () => {
  forestDir = await mkdtemp(join(tmpdir(), "compact-"));
  await mkdir(join(forestDir, "log"));
  log = newLog();
  await log.open();
});
afterEach(async () => {
  await log.close();
  await rm(forestDir, { recursive: true, force: true });
});

describe("compaction", () => {
  it("puts what is sealed into a checkpoint and the archive, while appends go on in a new segment", async () => {
    await write(log, 0, 4);
    const compacting = compact(log);
    await write(log, 4, 6);
    expect(await compacting).toEqual({ throughSeq: 3, archivedSegments: 1 });
    expect([await names("log"), await names("archive"), await names("checkpoints")]).toEqual([["000002.log"], ["000001.000000000003.log.gz"], ["000000000003.ckpt"]]);
    expect(log.tail().records).toBe(2);
    const again = await newLog().open();
    expect(again).toMatchObject({ nextSeq: 6, damage: [], missing: [], filledFrom: [] });
    expect(again.updates.map(({ bytes }) => [...bytes])).toEqual([[0, 1, 2, 3], [4], [5]]);
  });

  it("leaves the whole history readable, record by record, with its times", async () => {
    await write(log, 0, 3);
    await compact(log);
    await write(log, 3, 5);
    const { records, missing, throughSeq } = await readForestOnDisk(fs, forestDir);
    expect(records.map(({ seq, atMs, bytes }) => [seq, atMs, bytes[0]])).toEqual(upTo(5).map((value) => [value, 5_000, value]));
    expect([missing, throughSeq]).toEqual([[], 4]);
    expect((await readForestOnDisk(fs, forestDir, { fromSeq: 3 })).records.map(({ seq }) => seq)).toEqual([3, 4]);
  });

  it("does nothing to a log that holds nothing", async () => {
    expect(await compact(log)).toBeNull();
  });

  it("may be interrupted after any of its files and begun again", async () => {
    await write(log, 0, 4);
    await compact(log);
    const archived = gunzipSync(await readFile(join(forestDir, "archive/000001.000000000003.log.gz")));
    await writeFile(join(forestDir, "log/000001.log"), archived);
    await writeFile(join(forestDir, "checkpoints/000000000009.ckpt.part"), "half");
    const reopened = newLog();
    expect(await reopened.open()).toMatchObject({ nextSeq: 4, damage: [], missing: [] });
    await write(reopened, 4, 5);
    await compact(reopened);
    expect([await names("log"), (await names("archive")).length]).toEqual([[], 2]);
    expect(valuesOf((await readStateUpdates(fs, forestDir)).updates)).toEqual(upTo(5));
  });

  it("keeps the newest two checkpoints and, of the past, one per stretch", () => {
    expect(checkpointsToDrop([5, 10, 15, 20, 25, 30, 35], 10)).toEqual([10, 20]);
    expect(checkpointsToDrop([1, 2], 10)).toEqual([]);
    expect(checkpointsToDrop([0, 100, 200, 300], 10)).toEqual([]);
  });
});

describe("opening after damage", () => {
  it("goes back to the checkpoint before a damaged one and takes the rest from the archive", async () => {
    await write(log, 0, 3);
    await compact(log);
    await write(log, 3, 6);
    await compact(log);
    await write(log, 6, 7);
    await log.close();
    await flip(join(forestDir, "checkpoints/000000000005.ckpt"), 20);
    const opened = await newLog().open();
    expect(valuesOf(opened.updates)).toEqual(upTo(7));
    expect(opened).toMatchObject({ nextSeq: 7, damage: [{ kind: "bad-checkpoint" }], missing: [], filledFrom: ["archive"] });
    expect((await names("damaged")).length).toBe(1);
  });

  it("reads the archive from the beginning when no checkpoint is left", async () => {
    await write(log, 0, 3);
    await compact(log);
    await write(log, 3, 4);
    await log.close();
    await rm(join(forestDir, "checkpoints"), { recursive: true });
    expect(valuesOf((await newLog().open()).updates)).toEqual(upTo(4));
  });

  it("does not mind a damaged archive while a checkpoint holds the same, and names the hole in the history", async () => {
    await write(log, 0, 3);
    await compact(log);
    await write(log, 3, 4);
    await flip(join(forestDir, "archive/000001.000000000002.log.gz"), 30);
    expect(valuesOf((await newLog().open()).updates)).toEqual(upTo(4));
    expect((await readForestOnDisk(fs, forestDir)).missing).toMatchObject([{ fromSeq: 0, toSeq: 2 }]);
  });

  it("fills a hole in the live log from a backup, writes that down, and names what the backup does not hold", async () => {
    await write(log, 0, 6);
    await log.close();
    const path = join(forestDir, "log/000001.log");
    const recordBytes = ((await readFile(path)).length - 16) / 6;
    for (const damaged of [2, 4]) await flip(path, 16 + (damaged + 1) * recordBytes - 1);
    const backup: Snapshot = { manifest: { format: 1, kind: "backup", documents: [], throughSeq: 3, missing: [], takenAtMs: 1, forestId: "fr_x", reason: "open", points: 0, links: 0 }, documents: [{ docId: "forest", bytes: Uint8Array.from(upTo(4)) }] };
    const copies: OtherCopies = { throughSeq: async () => 3, async *snapshots() { yield backup; } };
    const reopened = newLog(copies);
    const opened = await reopened.open();
    expect(valuesOf(opened.updates)).toEqual([0, 1, 2, 3, 5]);
    expect(opened).toMatchObject({ missing: [{ fromSeq: 4, toSeq: 4 }], filledFrom: ["backup"] });
    await reopened.close();
    // The second time without the backup: its content is in the log now, and nothing is told twice.
    const later = await newLog().open();
    expect(valuesOf(later.updates)).toEqual([0, 1, 2, 3, 5]);
    expect(later).toMatchObject({ damage: [], missing: [], filledFrom: [] });
    expect((await readForestOnDisk(fs, forestDir)).missing).toMatchObject([{ fromSeq: 4, toSeq: 4 }]);
  });

  it("notices from a backup's name that the end of the log is gone", async () => {
    await write(log, 0, 2);
    await log.close();
    const backup: Snapshot = { manifest: { format: 1, kind: "backup", documents: [], throughSeq: 4, missing: [], takenAtMs: 1, forestId: "fr_x", reason: "open", points: 0, links: 0 }, documents: [{ docId: "forest", bytes: Uint8Array.from(upTo(5)) }] };
    const opened = await newLog({ throughSeq: async () => 4, async *snapshots() { yield backup; } }).open();
    expect(valuesOf(opened.updates)).toEqual(upTo(5));
    expect(opened).toMatchObject({ filledFrom: ["backup"], missing: [] });
    expect(opened.nextSeq).toBeGreaterThan(4);
  });

  it("keeps what a backup filled although the disk was full then, and compacts only when it is written down", async () => {
    await write(log, 0, 3);
    await log.close();
    const backup: Snapshot = { manifest: { format: 1, kind: "backup", documents: [], throughSeq: 2, missing: [], takenAtMs: 1, forestId: "fr_x", reason: "open", points: 0, links: 0 }, documents: [{ docId: "forest", bytes: Uint8Array.from(upTo(3)) }] };
    await rm(join(forestDir, "log/000001.log"));
    let isFull = true;
    const noSpace = (): Promise<never> => Promise.reject(Object.assign(new Error("ENOSPC"), { code: "ENOSPC" }));
    const filling: FileLog = createFileLog({
      fs: { ...fs, createFile: (path) => (isFull ? noSpace() : fs.createFile(path)) },
      forestDir, nowMs: () => 5_000, otherCopies: { throughSeq: async () => 2, async *snapshots() { yield backup; } },
    });
    expect(await filling.open()).toMatchObject({ filledFrom: ["backup"], missing: [] });
    expect(await compact(filling)).toBeNull();
    isFull = false;
    await write(filling, 3, 4);
    await compact(filling);
    await filling.close();
    const again = await newLog().open();
    expect(valuesOf(again.updates)).toEqual(upTo(4));
    expect(again).toMatchObject({ missing: [], filledFrom: [], damage: [] });
  });

  it("does not compact over damage that came up since it was opened: the next opening may still mend it", async () => {
    await write(log, 0, 4);
    const path = join(forestDir, "log/000001.log");
    await flip(path, 16 + 37 + 36);
    await expect(compact(log)).rejects.toMatchObject({ code: "corrupt" });
    expect(await names("log")).toEqual(["000001.log"]);
    await log.close();
    const opened = await newLog().open();
    expect(opened.damage).toHaveLength(1);
    expect(opened.missing).toMatchObject([{ fromSeq: 1, toSeq: 1 }]);
  });

  it("does not compact while the medium does not give a checkpoint back", async () => {
    await write(log, 0, 2);
    await compact(log);
    await write(log, 2, 3);
    const unreadable = { ...fs, read: (path: string) => (path.endsWith(".ckpt") ? Promise.reject(Object.assign(new Error("EIO"), { code: "EIO" })) : fs.read(path)) };
    await expect(log.compact((job) => compactForest({ fs: unreadable, fold, ...job }))).rejects.toMatchObject({ code: "unexpected" });
    expect((await names("checkpoints")).length).toBe(1);
  });

  it("waits for a compaction before the log is closed or opened again", async () => {
    await write(log, 0, 2);
    let finish: () => void = () => undefined;
    const order: string[] = [];
    const compacting = log.compact(async (job) => {
      await new Promise<void>((resolve) => { finish = resolve; });
      order.push("compacted");
      return compactForest({ fs, fold, ...job });
    });
    const closing = compacting.then(() => undefined, () => undefined);
    await write(log, 2, 3);
    const closed = log.close().then(() => { order.push("closed"); });
    finish();
    await Promise.all([closing, closed]);
    expect(order).toEqual(["compacted", "closed"]);
  });
});
