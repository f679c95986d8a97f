import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Y from "yjs";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { compactForest, createFileLog, readCheckpoint } from "#electron/durableLog/index.ts";
import { listCheckpoints } from "#electron/durableLog/layout.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { makeForest } from "#scripts/makeForest.ts";
import type { BenchFigure } from "#scripts/bench.ts";
import { createForest, DOC_NAMES, foldUpdates, loadDocuments, type DocName } from "#shared/forest/index.ts";
import { isSideDocId } from "#shared/notes/index.ts";
import { packUpdates, unpackUpdates, type LoggedUpdate } from "#shared/storage/index.ts";
import { writeForestFolder } from "#scripts/writeForestFolder.ts";
import { median, round } from "./quantiles.ts";

const POINTS = 10_000;
const TAIL_RECORDS = 5_000;
const WARM_UP_RUNS = 1;
const RUNS = 8;

setFlagsFromString("--expose-gc");
// SAFETY: V8 defines `gc` in contexts made after the flag was set.
const collectGarbage = runInNewContext("gc") as () => void;

/** Opening from a checkpoint and 5,000 records, and restoring a bare checkpoint, against a raw load of the same state; by turns. */
export async function benchOpening(report: (figure: BenchFigure) => void): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "bench-opening-"));
  try {
    const { forest, updates } = makeForest({ points: POINTS, tailUpdates: TAIL_RECORDS });
    const states = Object.fromEntries(DOC_NAMES.map((name) => [name, Y.encodeStateAsUpdate(forest.docs[name])])) as Record<DocName, Uint8Array>;
    const expected = forest.view.pointCount;
    forest.destroy();
    const forestDir = await writeCheckpointed(root, updates);
    const { ours, raw, restored } = await byTurns({ forestDir, states, expected });
    report({ metric: "open10kAfter5kRecords.vsRaw", value: round(median(ours) / median(raw)), unit: "ratio", target: "<=1.5", against: "Y.applyUpdate of the whole state and one view build" });
    report({ metric: "open10kAfter5kRecords.ms", value: Math.round(median(ours)), unit: "ms" });
    report({ metric: "restoreCheckpoint10k.vsRaw", value: round(median(restored) / median(raw)), unit: "ratio", target: "<=3", against: "Y.applyUpdate of the whole state and one view build" });
    report({ metric: "open10k.rawMs", value: Math.round(median(raw)), unit: "ms" });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Everything but the last records lies in a checkpoint, as compaction leaves it. */
async function writeCheckpointed(root: string, updates: readonly LoggedUpdate[]): Promise<string> {
  const cut = updates.length - TAIL_RECORDS;
  const folder = { forestsDir: root, forestId: "fr_bench", name: "bench" };
  const { forestDir } = await writeForestFolder({ ...folder, updates: updates.slice(0, cut) });
  const log = createFileLog({ fs, forestDir, nowMs: () => Date.now() });
  await log.open();
  await log.compact((job) => compactForest({ fs, fold: foldUpdates, isAside: isSideDocId, ...job }));
  await log.close();
  await writeForestFolder({ ...folder, updates: updates.slice(cut) });
  return forestDir;
}

interface Measured { readonly forestDir: string; readonly states: Record<DocName, Uint8Array>; readonly expected: number }

async function byTurns({ forestDir, states, expected }: Measured): Promise<{ readonly ours: readonly number[]; readonly raw: readonly number[]; readonly restored: readonly number[] }> {
  const times = { ours: [] as number[], raw: [] as number[], restored: [] as number[] };
  const measures = [
    { name: "ours", updates: () => openLog(forestDir), points: expected },
    { name: "raw", updates: async () => DOC_NAMES.map((docId) => ({ docId, bytes: states[docId] })), points: expected },
    { name: "restored", updates: () => newestCheckpoint(forestDir), points: null },
  ] as const;
  for (let turn = 0; turn < WARM_UP_RUNS + RUNS; turn += 1) {
    for (let at = 0; at < measures.length; at += 1) {
      // Who goes first changes: the later ones find another heap.
      const measure = measures[(turn + at) % measures.length] ?? measures[0];
      collectGarbage();
      const startedAtMs = performance.now();
      const { docs } = loadDocuments(await measure.updates());
      const forest = createForest({ ...systemSources, author: "pr_bench", docs });
      const tookMs = performance.now() - startedAtMs;
      if (measure.points !== null && forest.view.pointCount !== measure.points) throw new Error(`${measure.name}: ${forest.view.pointCount} of ${measure.points} points`);
      forest.destroy();
      if (turn >= WARM_UP_RUNS) times[measure.name].push(tookMs);
    }
  }
  return times;
}

/** Reading, packing, the crossing into the page (a structured clone) and unpacking. */
async function openLog(forestDir: string): Promise<readonly LoggedUpdate[]> {
  const log = createFileLog({ fs, forestDir, nowMs: () => Date.now() });
  const { updates } = await log.open();
  await log.close();
  return unpackUpdates(structuredClone(packUpdates(updates)));
}

async function newestCheckpoint(forestDir: string): Promise<readonly LoggedUpdate[]> {
  const files = await listCheckpoints(fs, forestDir);
  const found = await readCheckpoint(fs, files[files.length - 1]?.path ?? "");
  if (found === null) throw new Error("no checkpoint");
  return found.documents;
}
