import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { FAILURES_PATH } from "./failureReporter.mjs";
import { installDependencies, requireNode } from "./installDependencies.mjs";
import { prepareRun } from "./prepareRun.mjs";
import { say } from "./say.mjs";
import { vitestTotals } from "./vitestTotals.mjs";

/** `npm test`: everything CI runs, from a fresh clone to what failed, by name, and one line of totals. A failed step does not hide the later ones. */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(root, "test-results");
const PROJECTS = ["unit", "property", "contract", "integration", "migration", "floorPlan"];
const totals = { passed: 0, failed: 0, skipped: 0 };
/** @type {{ name: string, text: string }[]} */
const failures = [];
/** So much of one failure is said again at the end; all of it stands where it happened. */
const MOST_LINES = 14;

const startedAtMs = performance.now();
requireNode();
installDependencies(root);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

await timed("check", runChecks);
const isBuilt = await timed("build", runBuild);
await timed("tests", () => runVitest("tests", PROJECTS, process.env));
if (isBuilt) await timed("e2e", runE2e);
else say("e2e: not run, there is no build");

say(`total ${seconds(startedAtMs)}`);
for (const { name, text } of failures) {
  say(`FAILED ${name}`);
  if (text !== "") process.stdout.write(`${text.trimEnd().split("\n").slice(0, MOST_LINES).map((line) => `    ${line}`).join("\n")}\n`);
}
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ""}\n`);
process.exit(totals.failed > 0 ? 1 : 0);

async function runChecks() {
  const path = join(results, "check.json");
  await runNode(["--import", "tsx", "scripts/check.ts", `--report=${path}`], process.env);
  /** @type {{ name: string, ok: boolean }[]} */
  const steps = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [{ name: "check", ok: false }];
  failures.push(...steps.filter((step) => !step.ok).map((step) => ({ name: `check: ${step.name}`, text: "" })));
  add({ passed: steps.filter((step) => step.ok).length, failed: steps.filter((step) => !step.ok).length, skipped: 0 });
}

async function runBuild() {
  const code = await runNode(["--import", "tsx", "scripts/build.ts"], process.env);
  if (code !== 0) failures.push({ name: "build", text: "" });
  add(code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });
  return code === 0;
}

async function runE2e() {
  const prepared = await prepareRun({ forTests: true });
  await runVitest("e2e", ["e2e"], prepared.env);
  prepared.close();
}

/** @param {string} name @param {string[]} projects @param {NodeJS.ProcessEnv} env */
async function runVitest(name, projects, env) {
  const report = join(results, `${name}.json`);
  const failed = join(results, `${name}.failed.json`);
  const code = await runNode([
    "node_modules/vitest/vitest.mjs", "run", ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default", "--reporter=json", "--reporter=./scripts/failureReporter.mjs", `--outputFile.json=${report}`,
  ], { ...env, [FAILURES_PATH]: failed });
  if (existsSync(failed)) failures.push(...JSON.parse(readFileSync(failed, "utf8")));
  else failures.push({ name: `${name}: the run came to no end (exit code ${code})`, text: "" });
  add(vitestTotals(report, code));
}

/** @param {{ passed: number, failed: number, skipped: number }} more */
function add(more) {
  totals.passed += more.passed;
  totals.failed += more.failed;
  totals.skipped += more.skipped;
}

/** @template T @param {string} name @param {() => Promise<T>} step @returns {Promise<T>} */
async function timed(name, step) {
  const stepStartedAtMs = performance.now();
  const result = await step();
  say(`${name}: ${seconds(stepStartedAtMs)}`);
  return result;
}

/** @param {number} sinceMs */
function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number | null>} */
function runNode(args, env) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
    // Stopped from outside: what was started here must not go on without us.
    const stop = () => {
      child.kill("SIGTERM");
      process.exit(1);
    };
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.once(signal, stop);
    child.once("exit", (code) => {
      for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.removeListener(signal, stop);
      done(code);
    });
  });
}
