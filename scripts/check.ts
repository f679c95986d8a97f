import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { say } from "./say.mjs";

/**
 * Everything a machine can say about the sources without running them: `npm run check`, or `npm run check types floorPlan` for some of it.
 * A failed step prints its whole output; the others one line.
 */
const root = resolve(import.meta.dirname, "..");
const tsc = (project: string): string[] => ["node_modules/typescript/bin/tsc", "-p", project, "--noEmit", "--pretty", "false"];
const script = (name: string): string[] => ["--import", "tsx", `scripts/${name}.ts`];

const STEPS: Readonly<Record<string, string[]>> = {
  lint: ["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"],
  types: tsc("tsconfig.json"),
  "types-shared": tsc("shared/tsconfig.json"),
  "types-renderer": tsc("renderer/tsconfig.json"),
  "types-electron": tsc("electron/tsconfig.json"),
  floorPlan: script("checkFloorPlan"),
  locales: script("checkLocales"),
  testMirror: script("checkTestMirror"),
  deadCode: ["node_modules/knip/bin/knip.js", "--no-progress"],
  licences: script("notices"),
};

interface StepResult { readonly name: string; readonly ok: boolean; readonly seconds: number }

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const queue = Object.entries(STEPS).filter(([name]) => wanted.length === 0 || wanted.some((prefix) => name.startsWith(prefix)));
const results: StepResult[] = [];

// Two at a time keep two cores busy; more would only wait for each other.
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) results.push(await runStep(next[0], next[1]));
}));

const reportPath = process.argv.find((argument) => argument.startsWith("--report="))?.slice("--report=".length);
if (reportPath !== undefined) writeFileSync(reportPath, JSON.stringify(results));
const failed = results.filter((step) => !step.ok);
say(failed.length === 0 ? `check: ${results.length} steps passed` : `check: failed: ${failed.map((step) => step.name).join(", ")}`);
process.exit(failed.length > 0 || results.length === 0 ? 1 : 0);

function runStep(name: string, args: readonly string[]): Promise<StepResult> {
  const startedAtMs = performance.now();
  const output: Buffer[] = [];
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (data: Buffer) => output.push(data));
    child.stderr.on("data", (data: Buffer) => output.push(data));
    child.once("close", (code) => {
      const seconds = (performance.now() - startedAtMs) / 1000;
      say(`  ${code === 0 ? "✓" : "✗"} ${name} ${seconds.toFixed(1)} s`);
      if (code !== 0) process.stdout.write(`${Buffer.concat(output).toString()}\n`);
      done({ name, ok: code === 0, seconds });
    });
  });
}
