import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { announceRuntime, resolveElectron } from "./electronRuntime.mjs";
import { buildIfNeeded } from "./prepareRun.mjs";
import { say } from "./say.mjs";

/**
 * `npm run package`: installers for this system into release/. `-- --dir` only the unpacked app; any other argument goes to electron-builder
 * (`-- --linux AppImage`). Where the official Electron cannot be had, the local profile proves the packaging on the fallback.
 */
const root = resolve(import.meta.dirname, "..");
const args = process.argv.slice(2);
const startedAtMs = performance.now();

buildIfNeeded(root);
run("notices", ["--import", "tsx", "scripts/notices.ts", "--write", "dist/THIRD_PARTY_NOTICES.txt"], process.env);
const runtime = await resolveElectron();
announceRuntime(runtime);
if (runtime.isFallback && runtime.packagingDistDir !== null) {
  const sevenZip = onPath("7za");
  const env = {
    ...process.env, CUSTOM_FPM_PATH: join(root, "scripts", "fpmStandIn.mjs"),
    ...(sevenZip !== null ? { ELECTRON_BUILDER_7ZIP_PATH: sevenZip } : {}),
  };
  pack(["--config", "electron-builder.local.cjs", `-c.electronDist=${runtime.packagingDistDir}`, ...args], env);
} else {
  pack(["--config", "electron-builder.yml", ...args], process.env);
}
say(`package: release/ in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);

function pack(builderArgs: readonly string[], env: NodeJS.ProcessEnv): void {
  run("electron-builder", ["node_modules/electron-builder/cli.js", ...builderArgs, "--publish", "never"], env);
}

function run(name: string, nodeArgs: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status } = spawnSync(process.execPath, nodeArgs, { cwd: root, env, stdio: "inherit" });
  if (status === 0) return;
  say(`${name} failed`);
  process.exit(1);
}

function onPath(name: string): string | null {
  return (process.env["PATH"] ?? "").split(delimiter).map((dir) => join(dir, name)).find((path) => existsSync(path)) ?? null;
}
