import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { CdpLaunch } from "./launchOverCdp.ts";

/** Nobody: a user without a single right of its own. */
const NOBODY = 65_534;

export interface OrdinaryUser {
  readonly uid: number;
  readonly profileDir: string;
  /** How this user starts the app, with the sandbox on. */
  readonly launch: CdpLaunch;
  remove(): void;
}

/**
 * A user who may use Chromium's sandbox: when the tests run as root, nobody, with a home and copies of the app and its runtime that nobody can read;
 * else whoever runs the tests.
 */
export function prepareOrdinaryUser(executablePath: string): OrdinaryUser {
  const isRoot = process.getuid?.() === 0;
  const home = mkdtempSync(join(tmpdir(), "forest-ordinary-"));
  const profileDir = join(home, "profile");
  mkdirSync(profileDir);
  const remove = (): void => { rmSync(home, { recursive: true, force: true }); };
  const switches = ["--disable-gpu", `--user-data-dir=${profileDir}`];
  if (!isRoot) return { uid: process.getuid?.() ?? 0, profileDir, remove, launch: { command: executablePath, args: [...switches, resolve(".")] } };

  const runtimeDir = join(home, "runtime");
  const appDir = join(home, "app");
  run("cp", ["-r", dirname(executablePath), runtimeDir]);
  mkdirSync(join(appDir, "dist"), { recursive: true });
  for (const part of ["package.json", "dist/electron", "dist/renderer"]) cpSync(resolve(part), join(appDir, part), { recursive: true });
  run("chmod", ["-R", "a+rX", runtimeDir, appDir]);
  chmodSync(home, 0o755);
  for (const own of [profileDir, join(home, "run")]) {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    chownSync(own, NOBODY, NOBODY);
  }
  return {
    uid: NOBODY, profileDir, remove,
    launch: {
      command: "setpriv",
      args: [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", join(runtimeDir, "electron"), ...switches, appDir],
      env: { HOME: profileDir, XDG_RUNTIME_DIR: join(home, "run"), XDG_CONFIG_HOME: profileDir, XDG_CACHE_HOME: profileDir },
    },
  };
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}
