import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { prepareRun } from "#scripts/prepareRun.mjs";
import { writeUsedProfile } from "./usedProfile.ts";

const COLD_START_TIMEOUT_MS = 60_000;

/** From starting the process to "usable" on its output, with a profile that has been used before and holds the skeleton forest. */
export async function timeColdStarts(runs: number): Promise<readonly number[]> {
  const { runtime, env, close } = await prepareRun();
  const profileDir = await mkdtemp(join(tmpdir(), "forest-bench-"));
  try {
    await writeUsedProfile(profileDir);
    const isRoot = process.getuid?.() === 0;
    const args = [...(isRoot ? ["--no-sandbox"] : []), "--disable-gpu", `--user-data-dir=${profileDir}`, resolve(".")];
    const times: number[] = [];
    for (let turn = 0; turn <= runs; turn++) {
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

/** From starting the process to "usable" on its output. */
export function timeColdStart(executablePath: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
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
