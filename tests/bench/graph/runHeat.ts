import type { Page } from "playwright-core";
import { callBench } from "./callBench.ts";
import { limitsOf, type Heat } from "./benchPlan.ts";
import type { MoveName } from "./benchPageTypes.ts";
import type { MainThread } from "./mainThread.ts";

export interface MoveCost {
  readonly move: MoveName;
  /** Processor time of the page's main thread per frame. */
  readonly cpuMs: number;
  /** Of all threads of the page's process. */
  readonly processCpuMs: number;
  readonly frames: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** It did not come to an end: it costs at least this. */
  readonly isLowerBound: boolean;
}

export interface HeatResult {
  readonly heat: Heat;
  readonly mountMs: number;
  readonly costs: readonly MoveCost[];
  /** Why it did not get to the end; null: it did. */
  readonly stuck: string | null;
}

const MOUNT_CAP_MS = 90_000;
const PREPARE_CAP_MS = 60_000;
/** On top of the time that the movement is given. */
const GRACE_MS = 40_000;

/** One contestant at one size through its movements. One that does not answer in time is left where it is: the caller opens another browser. */
export async function runHeat(page: Page, thread: MainThread, heat: Heat): Promise<HeatResult> {
  await callBench(page, "openForest", [heat.size]);
  const costs: MoveCost[] = [];
  const cpuBefore = thread.cpuMs();
  const mounted = await withinMs(callBench(page, "mount", [heat.contestant]), MOUNT_CAP_MS);
  if (mounted === "late") return { heat, mountMs: MOUNT_CAP_MS, costs: heat.moves.map((move) => lowerBound(move, thread.cpuMs() - cpuBefore)), stuck: `not mounted within ${MOUNT_CAP_MS / 1000} s` };
  await collectGarbage(page);
  for (const move of heat.moves) {
    const cost = await runMove(page, thread, { move, heat });
    costs.push(cost);
    if (cost.isLowerBound) return { heat, mountMs: mounted.ms, costs, stuck: `${move} did not end` };
  }
  // What it has put off must not run on beside the next one.
  await withinMs(callBench(page, "unmount", []), PREPARE_CAP_MS);
  return { heat, mountMs: mounted.ms, costs, stuck: null };
}

async function runMove(page: Page, thread: MainThread, { move, heat }: { readonly move: MoveName; readonly heat: Heat }): Promise<MoveCost> {
  const limits = limitsOf(heat, move);
  const preparing = thread.cpuMs();
  // Preparing shows at least one frame.
  if (await withinMs(callBench(page, "prepare", [move]), PREPARE_CAP_MS) === "late") return lowerBound(move, thread.cpuMs() - preparing);
  const [cpu, processCpu] = [thread.cpuMs(), thread.processCpuMs()];
  const answer = await withinMs(callBench(page, "run", [limits]), limits.capMs + GRACE_MS);
  const [usedMs, processUsedMs] = [thread.cpuMs() - cpu, thread.processCpuMs() - processCpu];
  if (answer === "late") return lowerBound(move, usedMs / limits.leastFrames);
  if (usedMs === 0) throw new Error("no processor time was counted: this is not the thread of the page");
  await callBench(page, "finish", []);
  if (heat.contestant === "ours") requireGesture(move, answer.gesture);
  return { move, cpuMs: usedMs / answer.frames, processCpuMs: processUsedMs / answer.frames, frames: answer.frames, p50Ms: answer.p50Ms, p95Ms: answer.p95Ms, isLowerBound: false };
}

/** A pan that the canvas took for something else would measure nothing. */
function requireGesture(move: MoveName, gesture: string | null): void {
  const expected = move === "drag" ? "drag" : move === "zoom" ? null : "pan";
  if (expected !== null && gesture !== expected) throw new Error(`${move}: the canvas was busy with ${gesture ?? "nothing"}`);
}

const lowerBound = (move: MoveName, cpuMs: number): MoveCost => ({ move, cpuMs, processCpuMs: cpuMs, frames: 0, p50Ms: 0, p95Ms: 0, isLowerBound: true });

/** What building it left behind is not cleared away during the movement. */
export async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.detach();
}

async function withinMs<T>(answer: Promise<T>, capMs: number): Promise<T | "late"> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<"late">((done) => { timer = setTimeout(() => { done("late"); }, capMs); });
  // The page may still answer, or fail, long after nobody waits any more.
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
