import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Y from "yjs";
import { openForest, type OpenForest } from "#renderer/runtime/index.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { makeForest, type LoggedBytes } from "#scripts/makeForest.ts";
import type { BenchFigure } from "#scripts/bench.ts";
import { addPoint, createForest } from "#shared/forest/index.ts";
import type { Bridge } from "#shared/ipc/contract.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { packUpdates } from "#shared/storage/index.ts";
import { installBridge } from "#tests/support/fakeBridge.ts";
import { timeColdStarts } from "#tests/support/timeColdStarts.ts";

const WARM_UP_RUNS = 1;
const RUNS = 8;
const TAIL_UPDATES = 5_000;
const ADDED_POINTS = 500;
const COLD_STARTS = 7;

setFlagsFromString("--expose-gc");
// SAFETY: V8 defines `gc` in contexts made after the flag was set.
const collectGarbage = runInNewContext("gc") as () => void;

/** How quickly a forest opens, a point is added, and the whole app starts. */
export async function run(report: (figure: BenchFigure) => void): Promise<void> {
  for (const [points, label] of [[10_000, "10k"], [50_000, "50k"]] as const) {
    const { ours, raw } = await compareOpening(points);
    report({ metric: `open${label}.vsRaw`, value: round(median(ours) / median(raw)), unit: "ratio", target: "<=1.5", against: "Y.applyUpdate and one full view build" });
    report({ metric: `open${label}.ms`, value: Math.round(median(ours)), unit: "ms" });
    report({ metric: `open${label}.rawMs`, value: Math.round(median(raw)), unit: "ms" });
  }
  const added = await timeAddPoint();
  report({ metric: "addPoint10k.ms", value: round(median(added)), unit: "ms", target: "<=2" });
  report({ metric: "addPoint10k.p95Ms", value: round(quantile(added, 0.95)), unit: "ms", target: "<=2" });
  const starts = await timeColdStarts(COLD_STARTS);
  report({ metric: "coldStart.s", value: round(median(starts) / 1000), unit: "s", target: "<=1.5" });
  report({ metric: "coldStart.worstS", value: round(Math.max(...starts) / 1000), unit: "s" });
}

/**
 * Ours: from the log's records to a usable forest (documents, view, history, selection, shipper, listeners). Raw: one `Y.applyUpdate` of the whole
 * state per document and one view. By turns, so that a busy machine slows both.
 */
async function compareOpening(points: number): Promise<{ readonly ours: readonly number[]; readonly raw: readonly number[] }> {
  const { forest, updates } = makeForest({ points, tailUpdates: TAIL_UPDATES });
  const state = { forest: Y.encodeStateAsUpdate(forest.docs.forest), personal: Y.encodeStateAsUpdate(forest.docs.personal) };
  const expected = forest.view.pointCount;
  for (const doc of Object.values(forest.docs)) doc.destroy();
  forest.destroy();
  const uninstall = installBridge({ bridge: bridgeOver(updates) });
  const ours: number[] = [];
  const raw: number[] = [];
  for (let turn = 0; turn < WARM_UP_RUNS + RUNS; turn++) {
    // Who goes first changes too: the second one finds another heap.
    const inTurn = [async () => { ours.push(await timeOurs(expected)); }, async () => { raw.push(timeRaw(state, expected)); }];
    for (const measure of turn % 2 === 0 ? inTurn : inTurn.reverse()) {
      collectGarbage();
      await measure();
    }
  }
  uninstall();
  return { ours: ours.slice(WARM_UP_RUNS), raw: raw.slice(WARM_UP_RUNS) };
}

async function timeOurs(expected: number): Promise<number> {
  const startedAtMs = performance.now();
  const forest = await openMade();
  const tookMs = performance.now() - startedAtMs;
  if (forest.view.pointCount !== expected) throw new Error(`opened ${forest.view.pointCount} of ${expected} points`);
  await forest.close();
  return tookMs;
}

function timeRaw(state: { readonly forest: Uint8Array; readonly personal: Uint8Array }, expected: number): number {
  const startedAtMs = performance.now();
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  Y.applyUpdate(docs.forest, state.forest);
  Y.applyUpdate(docs.personal, state.personal);
  const forest = createForest({ ...systemSources, author: "pr_bench", docs });
  const tookMs = performance.now() - startedAtMs;
  if (forest.view.pointCount !== expected) throw new Error(`built ${forest.view.pointCount} of ${expected} points`);
  forest.destroy();
  return tookMs;
}

/** The command, the document, the view and the hand-over to the shipper; writing is main's. */
async function timeAddPoint(): Promise<readonly number[]> {
  const { updates } = makeForest({ points: 10_000 });
  const uninstall = installBridge({ bridge: bridgeOver(updates) });
  const forest = await openMade();
  const parents: PointId[] = Array.from(forest.view.points(), (point) => point.id);
  const times: number[] = [];
  for (let at = 0; at < ADDED_POINTS + 50; at++) {
    const parentId = parents[(at * 17) % parents.length] ?? null;
    const startedAtMs = performance.now();
    const added = forest.run(addPoint, { title: `新知识点 ${at}`, parentId });
    const tookMs = performance.now() - startedAtMs;
    // A case is private, and nothing shared may hang under it: such a refusal measures nothing.
    if (added.ok && times.push(tookMs) === ADDED_POINTS) break;
    await new Promise((next) => setImmediate(next));
  }
  await forest.close();
  uninstall();
  return times.slice(50);
}

async function openMade(): Promise<OpenForest> {
  const opened = await openForest("fr_made", { author: "pr_bench", connectMirror: null, whenIdle: () => () => undefined });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** A main process that hands out records already decoded and acknowledges everything. */
function bridgeOver(updates: readonly LoggedBytes[]): Bridge {
  const answers: Readonly<Record<string, (input: unknown) => unknown>> = {
    "log.open": () => ({ nextSeq: updates.length, updates: packUpdates(updates), damage: [], missing: [], filledFrom: [] }),
    "log.append": () => ({ durableThroughSeq: Number.MAX_SAFE_INTEGER, writtenAtMs: 1, tookMs: 1 }),
  };
  // SAFETY: only these calls carry values that the runtime reads here.
  const call = (async (name: string, input: unknown) => ({ ok: true, value: answers[name]?.(input) ?? {} })) as unknown as Bridge["call"];
  return { call, on: () => () => undefined };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const median = (values: readonly number[]): number => quantile(values, 0.5);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
