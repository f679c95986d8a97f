import { rm, stat, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { folderOf } from "#electron/durableLog/layout.ts";
import { readQuickTimeline, readStateAt, readTimeline, refreshHistoryCache } from "#electron/history/index.ts";
import type { BenchFigure } from "#scripts/bench.ts";
import { createForest, loadDocuments, type Forest } from "#shared/forest/index.ts";
import { busyWeeks, forestFolder, statesOf, writeHistory, type RecordedHistory } from "#tests/support/historyFixture.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const POINTS = 10_000;
const EDITS = 100_000;
/** Edits since the compaction that refreshed the cache. */
const TAIL_EDITS = 2_000;
const STATES = 10;
const SEED = 1;

/** A forest of 10,000 points with 100,000 edits: how quickly its history opens, how quickly any moment can be shown, and what it takes on disk. */
export async function benchHistory(report: (figure: BenchFigure) => void): Promise<void> {
  const { forest, records, checkpoints } = busyWeeks({ points: POINTS, edits: EDITS, seed: SEED, tailEdits: TAIL_EDITS });
  const forestDir = await forestFolder("bench");
  try {
    const cut = (checkpoints[checkpoints.length - 1]?.throughSeq ?? -1) + 1;
    // As after a compaction, then as after some more work.
    await writeHistory({ forestDir, records: records.slice(0, cut), checkpoints });
    report({ metric: "history.rebuildS", value: await seconds(() => refreshHistoryCache({ fs, forestDir })), unit: "s" });
    await writeHistory({ forestDir, records, checkpoints });
    report({ metric: "history.openS", value: await seconds(() => readQuickTimeline({ fs, forestDir })), unit: "s", target: "<=1" });
    // The same with the words for the newest edits, which follow on the screen.
    report({ metric: "history.openWithNewestWordsS", value: await seconds(() => readTimeline({ fs, forestDir })), unit: "s" });
    report({ metric: "history.stateS", value: await slowestState(forestDir, forest, records), unit: "s", target: "<=2" });
    const plainBytes = statesOf(forest).reduce((sum, { bytes }) => sum + bytes.length, 0);
    const historyBytes = await folderBytes(folderOf.archive(forestDir)) + await folderBytes(folderOf.checkpoints(forestDir)) + await folderBytes(join(forestDir, "history"));
    report({ metric: "history.sizeRatio", value: round(historyBytes / plainBytes), unit: "ratio", target: "<=3", against: "Y.encodeStateAsUpdate of the documents" });
  } finally {
    forest.destroy();
    await rm(dirname(forestDir), { recursive: true, force: true });
  }
}

/** From the disk to a forest that can be looked at. */
async function slowestState(forestDir: string, { clock, ids, author }: Forest, records: RecordedHistory["records"]): Promise<number> {
  const random = seededRandom(SEED);
  const times: number[] = [];
  for (let turn = 0; turn < STATES; turn += 1) {
    const seq = random.below(records.length);
    times.push(await seconds(async () => {
      const { docs } = loadDocuments(await readStateAt({ fs, forestDir, seq }));
      const shown = createForest({ clock, ids, author, docs });
      if (shown.view.pointCount === 0) throw new Error(`nothing to see at ${seq}`);
      shown.destroy();
      for (const doc of Object.values(docs)) doc.destroy();
    }));
  }
  return Math.max(...times);
}

async function folderBytes(folder: string): Promise<number> {
  let sum = 0;
  for (const name of await readdir(folder)) sum += (await stat(join(folder, name))).size;
  return sum;
}

async function seconds(task: () => Promise<unknown>): Promise<number> {
  const startedAtMs = performance.now();
  await task();
  return round((performance.now() - startedAtMs) / 1_000);
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
