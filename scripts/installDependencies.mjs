import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "./say.mjs";

/** The oldest Node that the tools run on. @type {readonly [number, number]} */
const OLDEST_NODE = [20, 19];

/** Says what to do and ends the process when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  say(`需要 Node ${OLDEST_NODE.join(".")} 或更新版本，当前是 ${process.versions.node}。 Node ≥ ${OLDEST_NODE.join(".")} is needed, this is ${process.versions.node}: https://nodejs.org`);
  process.exit(1);
}

/** Runs `npm ci` when node_modules is missing, incomplete or belongs to another package-lock.json. @param {string} root */
export function installDependencies(root) {
  if (areDependenciesInstalled(root)) return;
  say("正在安装依赖 npm ci …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // The engine warning about electron's installer is expected on Node 20 and would only worry people.
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    say("npm ci 失败 failed: see above. Without a network, run it once where there is one.");
    process.exit(1);
  }
}

/**
 * npm writes node_modules/.package-lock.json last; an interrupted install has none. Every package that the lock demands must be in it, in that version.
 * @param {string} root
 */
export function areDependenciesInstalled(root) {
  const installedPath = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedPath)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedPath, "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) =>
    path === "" || optional || devOptional || installed[path]?.version === version);
}
