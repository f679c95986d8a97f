import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { checkpointName, folderOf } from "#electron/durableLog/layout.ts";
import { readStateAt } from "#electron/history/index.ts";
import { createCommandHistory, foldUpdates } from "#shared/forest/index.ts";
import type { LoggedUpdate } from "#shared/storage/index.ts";
import { forestFolder, recordHistory, statesOf, writeHistory, type HistoryRecorder } from "#tests/support/historyFixture.ts";
import { randomCommand } from "#tests/support/randomCommand.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testForest } from "#tests/support/testForest.ts";

interface Lived { readonly history: HistoryRecorder; readonly states: ReadonlyMap<number, string> }

/** A random life of a forest, and what it was after each command. */
function live(seed: number, commands: number): Lived {
  const random = seededRandom(seed);
  const forest = testForest();
  const history = recordHistory(forest);
  const states = new Map<number, string>();
  let texts = 0;
  const actor = { forest, history: createCommandHistory(forest), random, text: () => `文 ${++texts}` };
  for (let done = 0; done < commands; done++) {
    randomCommand(actor, { withHistory: true, withSharing: true });
    forest.clock.advance(random.below(60_000));
    states.set(history.records.length - 1, shown(statesOf(forest)));
    if (random.chance(0.15) && history.records.length > 0) history.checkpoint();
  }
  return { history, states };
}

function shown(updates: readonly LoggedUpdate[]): string {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  for (const { docId, bytes } of updates) if (docId === "forest" || docId === "personal") Y.applyUpdate(docs[docId], bytes);
  const roots = ["meta", "people", "points", "links", "milestones", "views"];
  return JSON.stringify(Object.values(docs).map((doc) => roots.map((root) => sorted(doc.getMap(root).toJSON()))));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

describe("readStateAt", () => {
  it("leaves out what is read one by one: notes and discussions, be they in a checkpoint or in the log", async () => {
    const forestDir = await forestFolder("notes");
    const part = (docId: string, seq: number): LoggedUpdate & { seq: number; atMs: number; by: string } => ({ seq, docId, bytes: Uint8Array.of(seq), atMs: 1, by: "" });
    const records = ["forest", "note:pt_1", "personal", "my:note:pt_1", "discussion", "my:discussion", "forest"].map(part);
    await writeHistory({ forestDir, records, checkpoints: [{ throughSeq: 1, documents: records.slice(0, 2) }] });
    expect((await readStateAt({ fs, forestDir, seq: 6 })).map(({ bytes }) => bytes[0])).toEqual([0, 2, 6]);
    expect((await readStateAt({ fs, forestDir, seq: 1 })).map(({ bytes }) => bytes[0])).toEqual([0]);
  });

  it.each(Array.from({ length: 24 }, (_, index) => index + 1))("gives back every state a forest has been in (seed %i)", async (seed) => {
    const { history, states } = live(seed, 40);
    const forestDir = await forestFolder(`state${seed}`);
    await writeHistory({ forestDir, ...history, segmentRecords: 7 });
    for (const [seq, state] of states) expect(shown(await readStateAt({ fs, forestDir, seq })), `after ${seq}`).toBe(state);
  });

  it("uses the checkpoint before a damaged one, or the records alone", async () => {
    const { history, states } = live(7, 60);
    const forestDir = await forestFolder("damaged");
    await writeHistory({ forestDir, ...history, segmentRecords: 7 });
    expect(history.checkpoints.length).toBeGreaterThan(1);
    const last = Math.max(...states.keys());
    for (const { throughSeq } of [...history.checkpoints].reverse()) {
      const path = join(folderOf.checkpoints(forestDir), checkpointName(throughSeq));
      await writeFile(path, (await readFile(path)).subarray(0, 40));
      expect(shown(await readStateAt({ fs, forestDir, seq: last }))).toBe(states.get(last));
    }
  });

  it("is nothing before the first change, and the newest state beyond the last", async () => {
    const { history, states } = live(3, 20);
    const forestDir = await forestFolder("ends");
    await writeHistory({ forestDir, ...history });
    expect(await readStateAt({ fs, forestDir, seq: -1 })).toEqual([]);
    expect(shown(await readStateAt({ fs, forestDir, seq: 1_000_000 }))).toBe([...states.values()].at(-1));
  });

  it("gives what can be had beside a gap", async () => {
    const { history } = live(5, 20);
    const forestDir = await forestFolder("gap");
    await writeHistory({ forestDir, records: history.records.filter(({ seq }) => seq !== 2), checkpoints: [] });
    const updates = await readStateAt({ fs, forestDir, seq: history.records.length - 1 });
    expect(updates).toHaveLength(history.records.length - 1);
    expect(foldUpdates(updates).rejected).toBe(0);
  });
});
