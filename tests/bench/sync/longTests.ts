import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as z from "zod";
import type { Report } from "./figures.ts";

const root = resolve(import.meta.dirname, "../../..");
const totals = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numTotalTests: z.number() });

/** A test file of the house run with more of everything. `hasPassed` is false when it failed, and when it did not run at all. */
export async function runTest(path: string, env: Readonly<Record<string, string>>): Promise<{ readonly hasPassed: boolean; readonly tookMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), "bench-sync-test-"));
  const outputFile = join(folder, "report.json");
  const beganAtMs = performance.now();
  try {
    const code = await new Promise<number | null>((done) => {
      spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", path, "--reporter=json", `--outputFile=${outputFile}`], { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] }).once("exit", done);
    });
    const read = totals.safeParse(JSON.parse(await readFile(outputFile, "utf8")));
    return { hasPassed: code === 0 && read.success && read.data.numPassedTests > 0, tookMs: performance.now() - beganAtMs };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Forged blocks, each of a kind nobody may write: the test fails at the first one that is applied, and then all of them count as applied. */
export async function benchForged(report: Report, attempts = 10_000): Promise<void> {
  const { hasPassed } = await runTest("tests/property/groupAuthorisation.property.test.ts", { SYNC_ATTEMPTS: String(attempts) });
  report({ metric: `forged${attempts / 1_000}k.applied`, value: hasPassed ? 0 : attempts, unit: "blocks", target: "<=0" });
}
