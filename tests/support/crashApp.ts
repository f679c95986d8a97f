import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import type { StartCrashEdits } from "./crashPage.ts";
import type { PageMessage } from "./crashTypes.ts";
import { launchOverCdp } from "./launchOverCdp.ts";
import { processesBelow, type LinuxProcess } from "./processTree.ts";

export type Victim = "main" | "renderer" | "utility" | "group";

export interface CrashApp {
  readonly page: Page;
  /** From the start of the process to a page that can be used, handshake of the debugger included. */
  readonly startedInMs: number;
  /** Lets the page begin to edit; every message of it reaches `hear` as soon as the socket has it. */
  edit(start: Parameters<StartCrashEdits>[0], hear: (message: PageMessage, receivedAtMs: number) => void): Promise<void>;
  /** SIGKILL. Answers when, and whom. For "utility" one process of the app besides main and page, chosen by `choose`. */
  kill(victim: Victim, choose: <T>(from: readonly T[]) => T | undefined): { readonly atMs: number; readonly whom: string };
  /** SIGKILL to whatever is left, and waits until nothing of it runs any more. */
  end(): Promise<void>;
  /** Asks the app to end as a session that logs out does; false when it has not after a while. */
  leaves(): Promise<boolean>;
}

/** Three handshakes of the debugger may be needed on the fallback runtime (see withHandshake); the app itself has `START_LIMIT_MS`. */
const LAUNCH_LIMIT_MS = 85_000;
const LEAVING_LIMIT_MS = 2_000;
const ENDING_LIMIT_MS = 10_000;
const POLL_MS = 10;

function command(profileDir: string): { readonly command: string; readonly args: readonly string[] } {
  const path = process.env["ELECTRON_PATH"];
  if (path === undefined) throw new Error("ELECTRON_PATH is not set: run through npm run bench or npm run e2e");
  return { command: path, args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", `--user-data-dir=${profileDir}`, resolve(".")] };
}

/** Starts the real app for a crash run. Rejects when it is not usable in time, leaving nothing behind. */
export async function startCrashApp(profileDir: string): Promise<CrashApp> {
  const startedAtMs = performance.now();
  const script = await pageScript();
  const running = await within(LAUNCH_LIMIT_MS, launchOverCdp(command(profileDir))).catch(async (cause: unknown) => {
    await endAll(profileDir);
    throw cause;
  });
  const { page, pid } = running;
  const startedInMs = performance.now() - startedAtMs;
  const session = await page.context().newCDPSession(page);
  return {
    page,
    startedInMs,
    edit: async (start, hear) => {
      // The raw binding instead of exposeBinding: no answer to wait for, one message one way.
      session.on("Runtime.bindingCalled", ({ name, payload }) => {
        // SAFETY: only crashPage.ts calls it.
        if (name === "crashWitness") hear(JSON.parse(payload) as PageMessage, Date.now());
      });
      await session.send("Runtime.enable");
      await session.send("Runtime.addBinding", { name: "crashWitness" });
      const { exceptionDetails } = await session.send("Runtime.evaluate", { expression: `${script}\nstartCrashEdits(${JSON.stringify(start)});` });
      if (exceptionDetails !== undefined) throw new Error(`the page's script: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    },
    kill: (victim, choose) => {
      const below = processesBelow(pid);
      const chosen = victimsOf(victim, pid, below, choose);
      // The moment before the signal: what is made after it is no loss.
      const atMs = Date.now();
      for (const one of chosen) killQuietly(one);
      return { atMs, whom: victim === "group" ? "all at once" : chosen.map((one) => kindOf(below.find((each) => each.pid === one))).join(" + ") };
    },
    end: () => endAll(profileDir),
    leaves: async () => {
      process.kill(pid, "SIGTERM");
      return within(LEAVING_LIMIT_MS, running.ended).then(() => true, () => false);
    },
  };
}

/** Starts the app without a debugger and kills it when `moment` resolves. */
export async function killWhileStarting(profileDir: string, moment: Promise<void>): Promise<void> {
  const { command: path, args } = command(profileDir);
  const child = spawn(path, [...args], { env: { ...process.env, LANG: "zh_CN.UTF-8" }, stdio: "ignore" });
  const endedByItself = once(child, "exit").then(() => true);
  const isEnded = await Promise.race([endedByItself, moment.then(() => false)]);
  await endAll(profileDir);
  if (isEnded) throw new Error("the app ended by itself while it was starting");
}

function victimsOf(victim: Victim, mainPid: number, below: readonly LinuxProcess[], choose: <T>(from: readonly T[]) => T | undefined): readonly number[] {
  const pidsOf = (...types: readonly string[]): number[] => below.filter((one) => types.some((type) => one.args.includes(`--type=${type}`))).map((one) => one.pid);
  if (victim === "main") return [mainPid];
  if (victim === "group") return [mainPid, ...below.map((one) => one.pid)];
  if (victim === "renderer") return pidsOf("renderer");
  // The one that works on forests (a utilityProcess of ours) is of more interest than Chromium's own.
  const workers = below.filter((one) => one.args.includes("--utility-sub-type=node.mojom.NodeService")).map((one) => one.pid);
  const one = choose([...pidsOf("utility", "gpu-process"), ...workers, ...workers]);
  return one === undefined ? [] : [one];
}

function kindOf(one: LinuxProcess | undefined): string {
  if (one === undefined) return "main";
  const value = (name: string): string | undefined => one.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return value("utility-sub-type") ?? value("type") ?? String(one.pid);
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (cause) {
    // It has gone by itself meanwhile: that is what was wanted.
    if (!(cause instanceof Error && "code" in cause && cause.code === "ESRCH")) throw cause;
  }
}

/** Everything that was started with this profile and below it. Orphans of a killed main are nobody's children, so the whole machine is asked for the folder. */
async function endAll(profileDir: string): Promise<void> {
  for (const deadlineMs = performance.now() + ENDING_LIMIT_MS; ;) {
    const left = processesBelow(0).filter((one) => one.args.includes(`--user-data-dir=${profileDir}`));
    if (left.length === 0) return;
    if (performance.now() > deadlineMs) throw new Error(`still running after SIGKILL: ${left.map(({ pid }) => pid).join(" ")}`);
    for (const { pid } of left) killQuietly(pid);
    await new Promise((next) => { setTimeout(next, POLL_MS); });
  }
}

async function within<T>(limitMs: number, task: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(`not within ${limitMs} ms`)), limitMs); });
  try {
    return await Promise.race([task, limit]);
  } finally {
    clearTimeout(timer);
  }
}

let bundled: Promise<string> | null = null;

/** crashPage.ts as one classic script for the page. */
function pageScript(): Promise<string> {
  bundled ??= build({ entryPoints: [resolve(import.meta.dirname, "crashPage.ts")], bundle: true, write: false, format: "iife", target: "chrome114", logLevel: "warning" })
    .then(({ outputFiles: [file] }) => file?.text ?? "");
  return bundled;
}
