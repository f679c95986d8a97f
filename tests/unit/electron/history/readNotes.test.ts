import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { readChangedNotes, readNoteAt, readNotes, readNoteVersions } from "#electron/history/index.ts";
import type { LogRecord } from "#shared/storage/index.ts";
import { forestFolder, writeHistory } from "#tests/support/historyFixture.ts";

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 22);
/** Records as [document, minute, author]; the content is the number. */
const recordsOf = (...parts: readonly (readonly [docId: string, minute: number, by?: string])[]): LogRecord[] =>
  parts.map(([docId, minute, by = "pr_me"], seq) => ({ seq, docId, bytes: Uint8Array.of(seq), atMs: minute < 0 ? 0 : START_MS + minute * MINUTE_MS, by }));

async function written(name: string, records: readonly LogRecord[]): Promise<string> {
  const forestDir = await forestFolder(name);
  await writeHistory({ forestDir, records, checkpoints: [], segmentRecords: 2 });
  return forestDir;
}

describe("the versions of a note", () => {
  it("are what one person wrote in one go, newest first, without what was written elsewhere meanwhile", async () => {
    const forestDir = await written("versions", recordsOf(
      ["note:pt_1", 0], ["forest", 1], ["note:pt_1", 9], ["note:pt_2", 12], ["note:pt_1", 19, "pr_you"], ["note:pt_1", 20], ["note:pt_1", 31], ["note:pt_1", 41],
    ));
    const versions = await readNoteVersions({ fs, forestDir, docId: "note:pt_1" });
    expect(versions.map(({ fromSeq, toSeq, atMs, by, edits }) => [fromSeq, toSeq, (atMs - START_MS) / MINUTE_MS, by, edits])).toEqual([
      [6, 7, 41, "pr_me", 2], [5, 5, 20, "pr_me", 1], [4, 4, 19, "pr_you", 1], [0, 2, 9, "pr_me", 2],
    ]);
    expect(await readNoteVersions({ fs, forestDir, docId: "note:pt_9" })).toEqual([]);
  });

  it("are the newest two hundred, and one where no time is known", async () => {
    const many = await written("many", recordsOf(...Array.from({ length: 230 }, (_, turn) => ["note:pt_1", turn * 11] as const)));
    expect((await readNoteVersions({ fs, forestDir: many, docId: "note:pt_1" })).map(({ toSeq }) => toSeq)).toEqual(Array.from({ length: 200 }, (_, index) => 229 - index));
    const timeless = await written("timeless", recordsOf(["note:pt_1", -1], ["note:pt_1", -1], ["note:pt_1", 5]));
    expect((await readNoteVersions({ fs, forestDir: timeless, docId: "note:pt_1" })).map(({ edits }) => edits)).toEqual([1, 2]);
  });

  it("can each be read as it was", async () => {
    const forestDir = await written("at", recordsOf(["note:pt_1", 0], ["note:pt_2", 1], ["note:pt_1", 2], ["note:pt_1", 3]));
    expect((await readNoteAt({ fs, forestDir, docId: "note:pt_1", seq: 2 })).map(({ bytes }) => bytes[0])).toEqual([0, 2]);
    expect(await readNoteAt({ fs, forestDir, docId: "note:pt_2", seq: 0 })).toEqual([]);
  });
});

describe("which notes have changed", () => {
  const records = recordsOf(["note:pt_1", 0], ["forest", 1], ["discussion", 2], ["my:note:pt_2", 3], ["personal", 4]);

  it("is told from any change on, and of all of them", async () => {
    const forestDir = await written("changed", records);
    const after = (seq: number) => readChangedNotes({ fs, forestDir, seq });
    expect(await after(-1)).toEqual({ docIds: ["note:pt_1", "discussion", "my:note:pt_2"], throughSeq: 4 });
    expect(await after(0)).toEqual({ docIds: ["discussion", "my:note:pt_2"], throughSeq: 4 });
    expect(await after(3)).toEqual({ docIds: [], throughSeq: 4 });
    expect(await after(4)).toEqual({ docIds: [], throughSeq: 4 });
    expect((await readNotes({ fs, forestDir })).updates.map(({ docId }) => docId)).toEqual(["note:pt_1", "discussion", "my:note:pt_2"]);
  });

  it("is all of them for somebody who knows more than the log, or where a part cannot be read", async () => {
    const forestDir = await written("cut", records);
    expect((await readChangedNotes({ fs, forestDir, seq: 40 })).docIds).toHaveLength(3);
    await writeFile(join(forestDir, "archive", "000002.000000000003.log.gz"), "nothing");
    expect(await readChangedNotes({ fs, forestDir, seq: 1 })).toEqual({ docIds: ["note:pt_1"], throughSeq: 4 });
  });
});
