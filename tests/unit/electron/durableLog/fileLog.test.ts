import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileLog, type FileLog } from "#electron/durableLog/fileLog.ts";
import { encodeHeader, encodeRecord, type LoggedUpdate, type OpenedLog } from "#shared/storage/index.ts";
import { failingLogFiles, type FailingLogFiles } from "#tests/support/failingLogFiles.ts";

let forestDir: string;
let files: FailingLogFiles;
beforeEach(async () => {
  forestDir = await mkdtemp(join(tmpdir(), "file-log-"));
  files = failingLogFiles();
});
afterEach(() => rm(forestDir, { recursive: true, force: true }));

const newLog = (): FileLog => createFileLog({ fs: files.fs, forestDir, nowMs: () => Date.UTC(2026, 10, 22, 4, 30) });
const update = (...bytes: number[]): LoggedUpdate => ({ docId: "forest", bytes: Uint8Array.from(bytes) });
const bytesOf = (log: OpenedLog): number[][] => log.updates.map(({ bytes }) => [...bytes]);
const segment = (number: number): string => join(forestDir, "log", `${String(number).padStart(6, "0")}.log`);

async function written(count: number): Promise<Buffer> {
  const log = newLog();
  await log.open();
  for (let seq = 0; seq < count; seq += 1) await log.append(seq, [update(seq, 1, 2, 3, 4, 5, 6, 7)]);
  await log.close();
  return readFile(segment(1));
}

describe("the file log", () => {
  it("says not-found for a forest that has no folder", async () => {
    const log = createFileLog({ fs: files.fs, forestDir: join(forestDir, "absent"), nowMs: () => 0 });
    await expect(log.open()).rejects.toMatchObject({ code: "not-found" });
  });

  it("reports a file that has been emptied, and goes on in it", async () => {
    await written(3);
    await truncate(segment(1), 0);
    const log = newLog();
    const opened = await log.open();
    expect(opened.updates).toEqual([]);
    expect(opened.damage).toMatchObject([{ kind: "unreadable-file" }]);
    await log.append(opened.nextSeq, [update(9)]);
    await log.close();
    expect(await newLog().open()).toMatchObject({ damage: [], updates: [{ docId: "forest" }] });
  });

  it("writes nothing when it is only opened", async () => {
    await newLog().open();
    expect(await readdir(forestDir)).toEqual([]);
  });

  it("flushes the file before it answers, and the folder when the file is new", async () => {
    const log = newLog();
    await log.open();
    await log.append(0, [update(1)]);
    expect(files.counts).toMatchObject({ write: 1, sync: 1, syncFolder: 2 });
    await log.append(1, [update(2)]);
    expect(files.counts).toMatchObject({ write: 2, sync: 2, syncFolder: 2 });
    await log.close();
  });

  it("serves queued appends with few flushes", async () => {
    const log = newLog();
    await log.open();
    await Promise.all(Array.from({ length: 200 }, (_, seq) => log.append(seq, [update(seq)])));
    expect(files.counts.sync).toBeLessThanOrEqual(2);
    await log.close();
  });

  it("sets a tail torn at any byte aside, cuts it off and appends there again", async () => {
    const whole = await written(3);
    const lastStart = whole.length - (whole.length - 16) / 3;
    for (let length = lastStart + 1; length < whole.length; length += 1) {
      await rm(join(forestDir, "damaged"), { recursive: true, force: true });
      await writeFile(segment(1), whole.subarray(0, length));
      const log = newLog();
      const opened = await log.open();
      expect(opened.nextSeq).toBe(2);
      expect(opened.damage).toMatchObject([{ kind: "torn-tail", recordsAfter: 0, lostBytes: length - lastStart }]);
      expect(await readFile(opened.damage[0]?.setAsidePath ?? "")).toEqual(whole.subarray(lastStart, length));
      await log.append(2, [update(99)]);
      await log.close();
      const again = await newLog().open();
      expect(again.damage).toEqual([]);
      expect(bytesOf(again).map(([first]) => first)).toEqual([0, 1, 99]);
    }
  });

  it("loses one record to a flipped bit, keeps the damaged file, goes on in a new one, and reports it once", async () => {
    const whole = await written(10);
    const recordBytes = (whole.length - 16) / 10;
    for (let trial = 0; trial < 60; trial += 1) {
      await rm(join(forestDir, "damaged"), { recursive: true, force: true });
      await rm(segment(2), { force: true });
      // Any bit of the file but the last record's: that one is a torn tail.
      const bit = (trial * 7919) % ((whole.length - recordBytes) * 8);
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await writeFile(segment(1), damaged);
      const lost = bit >> 3 < 16 ? null : Math.floor(((bit >> 3) - 16) / recordBytes);

      const log = newLog();
      const opened = await log.open();
      expect(bytesOf(opened).map(([first]) => first)).toEqual(Array.from({ length: 10 }, (_, seq) => seq).filter((seq) => seq !== lost));
      expect(opened.damage).toMatchObject([{ kind: "bad-record", recordsAfter: lost === null ? 10 : 9 - lost }]);
      expect(await readFile(opened.damage[0]?.setAsidePath ?? "")).toEqual(damaged);
      // The number of the hole is named, and a note of it takes a number of its own.
      expect(opened.missing.map(({ fromSeq, toSeq }) => [fromSeq, toSeq])).toEqual(lost === null ? [] : [[lost, lost]]);
      expect(opened.nextSeq).toBe(lost === null ? 10 : 11);
      await log.append(opened.nextSeq, [update(10)]);
      await log.close();
      expect(await readFile(segment(1))).toEqual(damaged);
      const again = await newLog().open();
      expect([again.damage, again.missing]).toEqual([[], []]);
      expect(again.nextSeq).toBe(opened.nextSeq + 1);
    }
  });

  it("takes the half-written bytes back when the disk is full, and goes on when there is room", async () => {
    const log = newLog();
    await log.open();
    await log.append(0, [update(0)]);
    const before = await readFile(segment(1));
    files.failAlways("write", "ENOSPC");
    await expect(log.append(1, [update(1)])).rejects.toMatchObject({ code: "disk-full" });
    await expect(log.append(1, [update(1)])).rejects.toMatchObject({ code: "disk-full" });
    expect(await readFile(segment(1))).toEqual(before);
    files.failAlways("write", null);
    await log.append(1, [update(1)]);
    await log.close();
    expect(bytesOf(await newLog().open())).toEqual([[0], [1]]);
  });

  it("opens on a full disk with a torn tail it cannot set aside, and leaves the file alone", async () => {
    const whole = await written(2);
    await truncate(segment(1), whole.length - 3);
    files.failAlways("makeFolder", "ENOSPC");
    const log = newLog();
    const opened = await log.open();
    expect(opened.nextSeq).toBe(1);
    expect(opened.damage).toMatchObject([{ kind: "torn-tail", setAsidePath: "" }]);
    expect((await readFile(segment(1))).length).toBe(whole.length - 3);
    files.failAlways("makeFolder", null);
    await log.append(1, [update(9)]);
    await log.close();
    expect(bytesOf(await newLog().open()).map(([first]) => first)).toEqual([0, 9]);
  });

  it("starts a new file when a failed write cannot be taken back", async () => {
    const log = newLog();
    await log.open();
    await log.append(0, [update(0)]);
    files.failNext("write", "EIO");
    files.failNext("truncate", "EIO");
    await expect(log.append(1, [update(1)])).rejects.toMatchObject({ code: "unexpected" });
    await log.append(1, [update(1)]);
    await log.append(2, [update(2)]);
    await log.close();
    expect((await readdir(join(forestDir, "log"))).sort()).toEqual(["000001.log", "000002.log"]);
    expect(bytesOf(await newLog().open())).toEqual([[0], [1], [2]]);
  });

  it("refuses what counted on an append that failed", async () => {
    const log = newLog();
    await log.open();
    files.failNext("sync", "ENOSPC");
    const answers = await Promise.allSettled([log.append(0, [update(0)]), log.append(1, [update(1)])]);
    expect(answers.map((answer) => answer.status)).toEqual(["rejected", "rejected"]);
    await expect(log.append(1, [update(1)])).rejects.toMatchObject({ code: "out-of-order" });
    await log.append(0, [update(0)]);
    await log.close();
  });

  it("gives the other files when the medium cannot read one, but says permission when it may not", async () => {
    await written(2);
    files.failNext("read", "EIO");
    expect(await newLog().open()).toMatchObject({ updates: [], damage: [{ kind: "unreadable-file" }] });
    files.failNext("read", "EACCES");
    await expect(newLog().open()).rejects.toMatchObject({ code: "permission" });
  });

  it("notices that a whole file has gone", async () => {
    await written(2);
    await rm(segment(1));
    await writeFile(segment(2), Buffer.concat([encodeHeader(), encodeRecord({ seq: 5, docId: "forest", bytes: Uint8Array.of(1), atMs: 9, by: "" })]));
    const opened = await newLog().open();
    expect(opened).toMatchObject({ nextSeq: 7, updates: [{ docId: "forest" }], missing: [{ fromSeq: 0, toSeq: 4, afterMs: 0, beforeMs: 9 }] });
    // It is told once: the log itself remembers.
    expect(await newLog().open()).toMatchObject({ nextSeq: 7, updates: [{ docId: "forest" }], missing: [] });
  });

  it("holds appends while its files are copied, and goes on in the new place", async () => {
    const log = newLog();
    await log.open();
    await log.append(0, [update(0)]);
    const newDir = await mkdtemp(join(tmpdir(), "file-log-moved-"));
    let append: Promise<unknown> = Promise.resolve();
    await log.hold(async () => {
      append = log.append(1, [update(1)]);
      await files.fs.makeFolder(join(newDir, "log"));
      await writeFile(join(newDir, "log", "000001.log"), await readFile(segment(1)));
      await log.moveTo(newDir);
    });
    await append;
    await log.close();
    expect(bytesOf(await newLog().open())).toEqual([[0]]);
    forestDir = newDir;
    expect(bytesOf(await newLog().open())).toEqual([[0], [1]]);
  });
});
