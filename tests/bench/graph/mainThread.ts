import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { processesBelow } from "#tests/support/processTree.ts";
import { callBench } from "./callBench.ts";

/** The kernel counts in hundredths of a second on every Linux that Chromium runs on. */
const TICK_MS = 10;
const BURN_MS = 400;
const LEAST_BURNT_MS = 80;
const ATTEMPTS = 12;

export interface MainThread {
  /** Processor time of the page's main thread so far, user and system. */
  cpuMs(): number;
  /** Of all threads of the page's process: workers, compositor, garbage collection. */
  processCpuMs(): number;
}

interface Candidate { readonly pid: number; readonly tid: number; readonly cpuMs: number }

/** Finds the renderer that shows this page: it is the one whose main thread works while the page is told to, and the others do not. */
export async function findMainThread(page: Page): Promise<MainThread> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = candidates();
    // Longer each time: on a busy machine the page gets only a part of a processor.
    await callBench(page, "burn", [BURN_MS * (1 + attempt / 2)]);
    const [most, next] = before.map(({ pid, tid, cpuMs }) => ({ pid, tid, usedMs: threadCpuMs(pid, tid) - cpuMs })).sort((a, b) => b.usedMs - a.usedMs);
    // A process that is being kept ready, or that still holds the page before, works for a moment, too.
    if (most === undefined || most.usedMs < LEAST_BURNT_MS || (next?.usedMs ?? 0) > most.usedMs / 2) continue;
    const { pid, tid } = most;
    return { cpuMs: () => threadCpuMs(pid, tid), processCpuMs: () => cpuMsOf(`/proc/${pid}/stat`) };
  }
  throw new Error("the renderer of the page was not found");
}

function candidates(): Candidate[] {
  return processesBelow(process.pid)
    .filter(({ args }) => args.includes("--type=renderer"))
    .map(({ pid }) => ({ pid, tid: mainThreadOf(pid) }))
    .map(({ pid, tid }) => ({ pid, tid, cpuMs: threadCpuMs(pid, tid) }));
}

/** Chromium calls it CrRendererMain where it may; it is the first thread of the process in any case. */
function mainThreadOf(pid: number): number {
  const named = readdirSync(`/proc/${pid}/task`).find((tid) => readFileSync(`/proc/${pid}/task/${tid}/comm`, "utf8").trim() === "CrRendererMain");
  return Number(named ?? pid);
}

const threadCpuMs = (pid: number, tid: number): number => cpuMsOf(`/proc/${pid}/task/${tid}/stat`);

/** Fields 14 and 15 of stat(5), counted from behind the name, which may contain anything. */
function cpuMsOf(path: string): number {
  const stat = readFileSync(path, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
