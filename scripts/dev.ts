import { spawn, type ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { context, type Plugin } from "esbuild";
import { createServer } from "vite";
import { electronBundles } from "./electronBundles.ts";
import { say } from "./say.mjs";

/** `npm run dev`: the renderer from Vite's server with hot reload; main and preload rebuilt and the app restarted on every change of theirs. */
const root = resolve(import.meta.dirname, "..");
const executablePath = process.env["ELECTRON_PATH"];
if (executablePath === undefined) throw new Error("ELECTRON_PATH is not set: use npm run dev");

const server = await createServer({ configFile: resolve(root, "vite.config.ts") });
await server.listen();
const url = server.resolvedUrls?.local[0];
if (url === undefined) throw new Error("Vite's server has no address");

let app: ChildProcess | null = null;
let isRestarting = false;
const startApp = (): void => {
  const noSandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  app = spawn(executablePath, [...noSandbox, root, ...process.argv.slice(2)], { cwd: root, stdio: "inherit", env: { ...process.env, KNOWLEDGE_FOREST_DEV_URL: url } });
  // Closing the window ends the session; only a restart of ours opens it again.
  app.once("exit", (code) => {
    if (isRestarting) { isRestarting = false; startApp(); } else process.exit(code ?? 0);
  });
};

for (const signal of ["SIGTERM", "SIGHUP"] as const) process.once(signal, () => { app?.kill(signal); process.exit(0); });

const waiting = new Set<string>();
const restartWhenBuilt = (name: string): Plugin => {
  waiting.add(name);
  return { name: "restart", setup: (build) => build.onEnd((result) => {
    if (result.errors.length > 0) return;
    waiting.delete(name);
    if (waiting.size > 0 || isRestarting) return;
    if (app === null) startApp();
    else {
      say("restarting …");
      isRestarting = true;
      app.kill("SIGTERM");
    }
  }) };
};
await Promise.all(electronBundles("development").map(async (options) => {
  const watcher = await context({ ...options, plugins: [restartWhenBuilt(String(options.outfile))] });
  await watcher.watch();
}));
