import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { compactForest, createFileLog } from "#electron/durableLog/index.ts";
import { readSharedAfter, readSharedStates, type SharedUpdates } from "#electron/history/readShared.ts";
import { foldUpdates } from "#shared/forest/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { appendToForest } from "#tests/support/forestInFolder.ts";
import { randomForest } from "#tests/support/randomForest.ts";

let forestDir: string;
beforeEach(async () => { forestDir = await mkdtemp(join(tmpdir(), "read-shared-")); });
afterEach(() => rm(forestDir, { recursive: true, force: true }));

const after = (seq: number, parts: { readonly throughSeq?: number; readonly maxBytes?: number } = {}): Promise<SharedUpdates> =>
  readSharedAfter({ fs, forestDir, seq, throughSeq: parts.throughSeq ?? Number.MAX_SAFE_INTEGER, authors: ["pr_me"], withOwn: false, maxBytes: parts.maxBytes ?? 1_000 });
const update = (docId: string, byte: number, by?: string): LoggedUpdate => ({ docId, bytes: new Uint8Array(10).fill(byte), by });
const firstBytes = ({ updates }: SharedUpdates): (number | undefined)[] => updates.map(({ bytes }) => bytes[0]);

describe("what one person wrote for a group", () => {
  beforeEach(() => appendToForest(fs, forestDir, [
    update("forest", 0, "pr_me"), update("personal", 1, "pr_me"), update("forest", 2, "pr_other"), update("note:pt_1", 3),
    update("my:note:pt_1", 4), update("discussion", 5, "pr_me"), update("forest", 6, "pr_me"),
  ]));

  it("is found in order, without what stays here and what others wrote", async () => {
    const all = await after(-1);
    expect([firstBytes(all), all.throughSeq, all.isEnd]).toEqual([[0, 3, 5, 6], 6, true]);
    const later = await after(3);
    expect([firstBytes(later), later.throughSeq, later.isEnd]).toEqual([[5, 6], 6, true]);
    expect(await after(6)).toEqual({ updates: [], throughSeq: 6, isEnd: true });
    expect(await after(40)).toEqual({ updates: [], throughSeq: 40, isEnd: true });
  });

  it("leaves out what this person did on another device, and knows them under the name the group has for them", async () => {
    await appendToForest(fs, forestDir, [update("forest", 7, "pr_me+"), update("forest", 8, "pr_me_there"), update("forest", 9, "pr_me_there+")]);
    expect(firstBytes(await readSharedAfter({ fs, forestDir, seq: 6, throughSeq: Number.MAX_SAFE_INTEGER, authors: ["pr_me", "pr_me_there"], withOwn: false, maxBytes: 1_000 }))).toEqual([8]);
  });

  it("includes what is this person's alone only where they have other devices", async () => {
    expect(firstBytes(await readSharedAfter({ fs, forestDir, seq: -1, throughSeq: Number.MAX_SAFE_INTEGER, authors: ["pr_me"], withOwn: true, maxBytes: 1_000 }))).toEqual([0, 1, 3, 4, 5, 6]);
  });

  it("comes in pieces that begin where the last one ended", async () => {
    const seen: (number | undefined)[] = [];
    let seq = -1;
    for (let isEnd = false; !isEnd;) {
      const piece = await after(seq, { maxBytes: 15 });
      expect(piece.updates).toHaveLength(1);
      seen.push(...firstBytes(piece));
      [seq, isEnd] = [piece.throughSeq, piece.isEnd];
    }
    expect(seen).toEqual([0, 3, 5, 6]);
  });

  it("is not looked for beyond what is durable", async () => {
    const read = await after(-1, { throughSeq: 4 });
    expect([firstBytes(read), read.throughSeq]).toEqual([[0, 3], 4]);
  });

  it("is found in the archive as well", async () => {
    const log = createFileLog({ fs, forestDir, nowMs: () => 5 });
    const { nextSeq } = await log.open();
    await log.compact((job) => compactForest({ fs, fold: foldUpdates, isAside: isSideDocId, ...job }));
    await log.append(nextSeq, [update("forest", 7, "pr_me")]);
    await log.close();
    expect(firstBytes(await after(-1))).toEqual([0, 3, 5, 6, 7]);
    expect(firstBytes(await after(5))).toEqual([6, 7]);
  });
});

describe("what a group begins with", () => {
  it("is every shared document as one state, struct for struct, and nothing private", async () => {
    const { updates, forest } = randomForest(7, 200);
    const note = new Y.Doc();
    note.getText("body").insert(0, "note");
    const own = new Y.Doc();
    own.getText("body").insert(0, "SECRET");
    await appendToForest(fs, forestDir, [
      ...updates, { docId: "note:pt_1", bytes: Y.encodeStateAsUpdate(note) }, { docId: "my:note:pt_1", bytes: Y.encodeStateAsUpdate(own) }, { docId: "my:discussion", bytes: Y.encodeStateAsUpdate(own) },
    ]);
    const { documents, throughSeq } = await readSharedStates({ fs, forestDir, fold: foldUpdates });
    expect(documents.map(({ docId }) => docId)).toEqual(["forest", "note:pt_1"]);
    expect(throughSeq).toBe(updates.length + 2);
    for (const { bytes } of documents) expect(Buffer.from(bytes).includes("SECRET")).toBe(false);

    // Whoever begins with it and whoever wrote it go on together.
    const joined = new Y.Doc();
    Y.applyUpdate(joined, documents[0]?.bytes ?? new Uint8Array());
    expect(Y.encodeStateVector(joined)).toEqual(Y.encodeStateVector(forest.docs.forest));
    forest.docs.forest.on("update", (bytes: Uint8Array) => { Y.applyUpdate(joined, bytes); });
    forest.docs.forest.getMap("meta").set("name", "later");
    expect(joined.getMap("points").toJSON()).toEqual(forest.docs.forest.getMap("points").toJSON());
    expect(joined.getMap("meta").toJSON()).toEqual(forest.docs.forest.getMap("meta").toJSON());
  });
});
