import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { installDependencies, requireNode } from "./installDependencies.mjs";
import { buildIfNeeded, prepareRun } from "./prepareRun.mjs";
import { say } from "./say.mjs";

/** `npm start`: from a fresh clone to the open window. Everything already done is skipped by comparing files, without loading a tool. */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const SMOKE_TIMEOUT_MS = 60_000;

await start(process.argv.slice(2));

/** @param {string[]} args */
async function start(args) {
  const startedAtMs = performance.now();
  const isSmoke = args.includes("--smoke");
  const appArgs = args.filter((argument) => argument !== "--smoke");
  requireNode();
  installDependencies(root);
  buildIfNeeded(root);
  const prepared = await prepareRun();
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  if (isRoot) say("以 root 运行，关闭沙箱 running as root: started with --no-sandbox");
  const smokeProfile = isSmoke && !appArgs.some((argument) => argument.startsWith("--user-data-dir")) ? mkdtempSync(join(tmpdir(), "forest-smoke-")) : null;
  const electronArgs = [
    ...(isRoot && !appArgs.includes("--no-sandbox") ? ["--no-sandbox"] : []),
    // Without a screen there is no GPU either; asking for one only fills the terminal with complaints.
    ...(prepared.isVirtualDisplay ? ["--disable-gpu"] : []),
    ...(smokeProfile !== null ? [`--user-data-dir=${smokeProfile}`] : []),
    root,
    ...appArgs,
  ];
  const env = { ...prepared.env, ...(isSmoke ? { KNOWLEDGE_FOREST_SMOKE: "1" } : {}) };
  say(`准备就绪 ready to launch after ${Math.round(performance.now() - startedAtMs)} ms`);
  const code = await runElectron(prepared.runtime.executablePath, electronArgs, env, isSmoke);
  prepared.close();
  if (smokeProfile !== null) rmSync(smokeProfile, { recursive: true, force: true });
  process.exit(code);
}

/**
 * @param {string} executablePath @param {string[]} args @param {NodeJS.ProcessEnv} env @param {boolean} isSmoke
 * @returns {Promise<number>}
 */
function runElectron(executablePath, args, env, isSmoke) {
  return new Promise((done) => {
    const child = spawn(executablePath, args, { cwd: root, env, stdio: ["inherit", isSmoke ? "pipe" : "inherit", "inherit"] });
    let isUsable = !isSmoke;
    child.stdout?.on("data", (/** @type {Buffer} */ data) => {
      process.stdout.write(data);
      if (/usable in \d+ ms/.test(data.toString())) isUsable = true;
    });
    const timer = isSmoke ? setTimeout(() => {
      say(`the app was not usable within ${SMOKE_TIMEOUT_MS / 1000} s`);
      child.kill("SIGKILL");
    }, SMOKE_TIMEOUT_MS) : undefined;
    // Ctrl-C in a terminal reaches the app by itself (same process group); this process only waits for it to save and end.
    process.on("SIGINT", () => undefined);
    for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
    child.once("error", (error) => {
      say(`Electron did not start: ${error.message}`);
      done(1);
    });
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      if (isSmoke && !isUsable) say("the app ended before it was usable");
      done(isUsable ? code ?? 128 + (signal === "SIGINT" ? 2 : 15) : 1);
    });
  });
}
