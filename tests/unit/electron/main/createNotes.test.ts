import { describe, expect, it } from "vitest";
import { createNotes, type Notes } from "#electron/main/createNotes.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";
import { packUpdates, StorageError, unpackUpdates, type LoggedUpdate, type SeqRange } from "#shared/storage/index.ts";

const FOREST = "fr_a";
const update = (docId: string, byte: number): LoggedUpdate => ({ docId, bytes: Uint8Array.of(byte) });

interface Rig {
  readonly notes: Notes;
  readonly asked: string[];
  readonly warnings: string[];
  /** Lets the reader under way answer. */
  answer(updates: readonly LoggedUpdate[], missing?: readonly SeqRange[]): void;
  fail(): void;
}

function rig(options: { readonly nextSeq?: number | null; readonly changed?: { readonly docIds: readonly string[]; readonly throughSeq: number } } = {}): Rig {
  const asked: string[] = [];
  const warnings: string[] = [];
  const waiting: { resolve(value: unknown): void; reject(cause: unknown): void }[] = [];
  const run = (name: string, input: unknown): Promise<unknown> => {
    asked.push(`${name} ${JSON.stringify(input)}`);
    if (name === "changedNotes") return Promise.resolve(options.changed);
    return new Promise((resolve, reject) => { waiting.push({ resolve, reject }); });
  };
  const notes = createNotes({
    // SAFETY: only the tasks of notes are asked for, and they are answered below as they would be.
    runTask: run as RunTask,
    forests: { dirOf: (forestId) => `/data/${forestId}` },
    logs: { nextSeq: () => (options.nextSeq === undefined ? 0 : options.nextSeq) },
    warn: (message) => { warnings.push(message); },
  });
  return {
    notes, asked, warnings,
    answer: (updates, missing = []) => waiting.shift()?.resolve({ updates: packUpdates(updates), missing }),
    fail: () => waiting.shift()?.reject(new StorageError("unexpected", "the storage worker ended")),
  };
}

const read = async ({ notes }: Rig, ...docIds: string[]): Promise<string[]> => {
  const { updates } = await notes.handlers["notes.readMany"]({ forestId: FOREST, docIds });
  return unpackUpdates(updates).map(({ docId, bytes }) => `${docId} ${bytes.join()}`);
};

describe("the notes of an open forest", () => {
  it("are read from disk once, when the first is asked for, and found in memory from then on", async () => {
    const held = rig();
    held.notes.forestOpened(FOREST);
    expect(held.asked).toEqual([]);
    const first = held.notes.handlers["notes.open"]({ forestId: FOREST, docId: "note:pt_1" });
    const listed = held.notes.handlers["notes.list"]({ forestId: FOREST });
    held.answer([update("note:pt_1", 1), update("note:pt_2", 2), update("note:pt_1", 3)]);
    expect(unpackUpdates((await first).updates)).toEqual([update("note:pt_1", 1), update("note:pt_1", 3)]);
    expect(await listed).toEqual({ docIds: ["note:pt_1", "note:pt_2"] });
    expect(await read(held, "note:pt_2", "note:pt_2", "note:pt_9")).toEqual(["note:pt_2 2"]);
    expect(held.asked).toEqual(['readNotes {"forestDir":"/data/fr_a"}']);
  });

  it("hold what was written before, during and after the reading, and nothing of other documents", async () => {
    const held = rig();
    held.notes.forestOpened(FOREST);
    held.notes.forestWritten(FOREST, [update("note:pt_1", 1)]);
    const reading = read(held, "note:pt_1", "discussion");
    held.notes.forestWritten(FOREST, [update("note:pt_1", 2), update("forest", 9)]);
    held.answer([update("note:pt_1", 1)]);
    expect(await reading).toEqual(["note:pt_1 1", "note:pt_1 2"]);
    held.notes.forestWritten(FOREST, [update("discussion", 3), update("personal", 9), update("note:pt_1", 4)]);
    expect(await read(held, "note:pt_1", "discussion")).toEqual(["note:pt_1 1", "note:pt_1 2", "note:pt_1 4", "discussion 3"]);
    expect((await held.notes.handlers["notes.list"]({ forestId: FOREST })).docIds).toEqual(["note:pt_1", "discussion"]);
  });

  it("are read again after a reader that failed, with what was written meanwhile", async () => {
    const held = rig();
    held.notes.forestOpened(FOREST);
    const first = read(held, "note:pt_1");
    held.notes.forestWritten(FOREST, [update("note:pt_1", 2)]);
    held.fail();
    await expect(first).rejects.toMatchObject({ code: "unexpected" });
    const second = read(held, "note:pt_1");
    held.answer([update("note:pt_1", 1), update("note:pt_1", 2)]);
    expect(await second).toEqual(["note:pt_1 1", "note:pt_1 2"]);
  });

  it("are forgotten when the forest is closed, and read anew when it is opened again", async () => {
    const held = rig();
    held.notes.forestOpened(FOREST);
    const late = read(held, "note:pt_1");
    held.notes.forestClosed(FOREST);
    await expect(read(held, "note:pt_1")).rejects.toMatchObject({ code: "not-open" });
    held.notes.forestOpened(FOREST);
    held.answer([update("note:pt_1", 1)]);
    expect(await late).toEqual(["note:pt_1 1"]);
    const anew = read(held, "note:pt_1");
    held.answer([update("note:pt_1", 1), update("note:pt_1", 5)]);
    expect(await anew).toEqual(["note:pt_1 1", "note:pt_1 5"]);
  });

  it("say in the log file which stretch no copy could supply", async () => {
    const held = rig();
    held.notes.forestOpened(FOREST);
    const reading = read(held, "note:pt_1");
    held.answer([], [{ fromSeq: 4, toSeq: 7, afterMs: 0, beforeMs: 0 }]);
    expect(await reading).toEqual([]);
    expect(held.warnings).toEqual(["notes of fr_a: 4 to 7 are missing"]);
  });

  it("say what changed only as far as it was durable before the disk was asked", async () => {
    const held = rig({ nextSeq: 6, changed: { docIds: ["note:pt_1"], throughSeq: 8 } });
    expect(await held.notes.handlers["notes.changedAfter"]({ forestId: FOREST, seq: 3 })).toEqual({ docIds: ["note:pt_1"], throughSeq: 5 });
    await expect(rig({ nextSeq: null }).notes.handlers["notes.changedAfter"]({ forestId: FOREST, seq: 3 })).rejects.toMatchObject({ code: "not-open" });
  });
});
