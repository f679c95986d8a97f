import { spawn } from "node:child_process";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { installDependencies, requireNode } from "./installDependencies.mjs";
import { buildIfNeeded, prepareRun } from "./prepareRun.mjs";

/**
 * `node scripts/runPrepared.mjs [--build] <tool or script> <arguments…>`: runs a script of ours (*.ts) or a tool of node_modules/.bin with an Electron
 * runtime (ELECTRON_PATH) and a display. Serves e2e, bench, screenshots and dev.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const args = process.argv.slice(2);
const wantsBuild = args[0] === "--build";
const [tool = "", ...rest] = wantsBuild ? args.slice(1) : args;

requireNode();
installDependencies(root);
if (wantsBuild) buildIfNeeded(root);
const prepared = await prepareRun({ forTests: true });
const child = tool.endsWith(".ts")
  ? spawn(process.execPath, ["--import", "tsx", tool, ...rest], { cwd: root, env: prepared.env, stdio: "inherit" })
  : spawn(process.execPath, [join(root, "node_modules", ".bin", tool), ...rest], { cwd: root, env: prepared.env, stdio: "inherit" });
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("exit", (code) => {
  prepared.close();
  process.exit(code ?? 1);
});
