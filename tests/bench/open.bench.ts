import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as Y from "yjs";
import { openForest, type OpenForest } from "#renderer/runtime/index.ts";
import { systemSources } from "#renderer/runtime/systemSources.ts";
import { makeForest, type LoggedBytes } from "#scripts/makeForest.ts";
import { prepareRun } from "#scripts/prepareRun.mjs";
import type { BenchFigure } from "#scripts/bench.ts";
import { writeForestFolder } from "#scripts/writeForestFolder.ts";
import { addPoint, applyPlan, createForest, startForest } from "#shared/forest/index.ts";
import type { Bridge } from "#shared/ipc/contract.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { parseSkeleton, planSkeleton } from "#shared/skeleton/index.ts";
import { installBridge } from "#tests/support/fakeBridge.ts";

const WARM_UP_RUNS = 1;
const RUNS = 7;
const TAIL_UPDATES = 5_000;
const ADDED_POINTS = 500;
const COLD_STARTS = 7;
const COLD_START_TIMEOUT_MS = 60_000;

setFlagsFromString("--expose-gc");
// SAFETY: V8 defines `gc` in contexts made after the flag was set.
const collectGarbage = runInNewContext("gc") as () => void;

/** How quickly a forest opens, a point is added, and the whole app starts. */
export async function run(report: (figure: BenchFigure) => void): Promise<void> {
  for (const [points, label] of [[10_000, "10k"], [50_000, "50k"]] as const) {
    const { ours, raw } = await compareOpening(points);
    report({ name: `open${label}.vsRaw`, value: round(median(ours) / median(raw)), unit: "ratio", atMost: 1.5 });
    report({ name: `open${label}.ms`, value: Math.round(median(ours)), unit: "ms" });
    report({ name: `open${label}.rawMs`, value: Math.round(median(raw)), unit: "ms" });
  }
  const added = await timeAddPoint();
  report({ name: "addPoint10k.ms", value: round(median(added)), unit: "ms", atMost: 2 });
  report({ name: "addPoint10k.p95Ms", value: round(quantile(added, 0.95)), unit: "ms", atMost: 2 });
  const starts = await timeColdStarts();
  report({ name: "coldStart.s", value: round(median(starts) / 1000), unit: "s", atMost: 1.5 });
  report({ name: "coldStart.worstS", value: round(Math.max(...starts) / 1000), unit: "s" });
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
    collectGarbage();
    const oursMs = await timeOurs(expected);
    collectGarbage();
    const rawMs = timeRaw(state, expected);
    if (turn < WARM_UP_RUNS) continue;
    ours.push(oursMs);
    raw.push(rawMs);
  }
  uninstall();
  return { ours, raw };
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
    "log.open": () => ({ nextSeq: updates.length, updates: [...updates], damage: [] }),
    "log.append": () => ({ durableThroughSeq: Number.MAX_SAFE_INTEGER, writtenAtMs: 1 }),
  };
  // SAFETY: only these calls carry values that the runtime reads here.
  const call = (async (name: string, input: unknown) => ({ ok: true, value: answers[name]?.(input) ?? {} })) as unknown as Bridge["call"];
  return { call, on: () => () => undefined };
}

/** From starting the process to "usable" on its output, with a profile that has been used before and holds the skeleton forest. */
async function timeColdStarts(): Promise<readonly number[]> {
  const { runtime, env, close } = await prepareRun();
  const profileDir = await mkdtemp(join(tmpdir(), "forest-bench-"));
  try {
    await writeUsedProfile(profileDir);
    const isRoot = process.getuid?.() === 0;
    const args = [...(isRoot ? ["--no-sandbox"] : []), "--disable-gpu", `--user-data-dir=${profileDir}`, resolve(".")];
    const times: number[] = [];
    for (let turn = 0; turn <= COLD_STARTS; turn++) {
      const tookMs = await timeColdStart(runtime.executablePath, args, env);
      // The first one makes the caches that a used profile has.
      if (turn > 0) times.push(tookMs);
    }
    return times;
  } finally {
    close();
    await rm(profileDir, { recursive: true, force: true });
  }
}

async function writeUsedProfile(profileDir: string): Promise<void> {
  const skeleton = parseSkeleton(JSON.parse(await readFile(resolve("assets/skeleton/human-wisdom.json"), "utf8")));
  if (!skeleton.ok) throw new Error("the shipped skeleton cannot be read");
  const forest = createForest({ ...systemSources, author: "pr_bench" });
  startForest(forest, { name: "我的森林" });
  applyPlan(forest, { plan: planSkeleton(skeleton.value, "zh-CN"), command: "plant" });
  const updates = (["forest", "personal"] as const).map((docId) => ({ docId, bytes: Y.encodeStateAsUpdate(forest.docs[docId]) }));
  await writeForestFolder({ forestsDir: join(profileDir, "forests"), forestId: "fr_bench", name: "我的森林", updates });
  forest.destroy();
  await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_bench", lastForestId: "fr_bench" }));
}

function timeColdStart(executablePath: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((done, fail) => {
    const startedAtMs = performance.now();
    const app = spawn(executablePath, args, { env: { ...env, KNOWLEDGE_FOREST_SMOKE: "1" }, stdio: ["ignore", "pipe", "ignore"] });
    let tookMs: number | null = null;
    const timer = setTimeout(() => { app.kill("SIGKILL"); }, COLD_START_TIMEOUT_MS);
    app.stdout.on("data", (data: Buffer) => { if (/usable in \d+ ms/.test(data.toString())) tookMs ??= performance.now() - startedAtMs; });
    app.once("error", fail);
    app.once("exit", () => {
      clearTimeout(timer);
      if (tookMs === null) fail(new Error("the app ended before it was usable"));
      else done(tookMs);
    });
  });
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const median = (values: readonly number[]): number => quantile(values, 0.5);

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
