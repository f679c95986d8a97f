import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the build is made from, and what must exist for it to count as done. */
const INPUTS = ["shared", "electron", "renderer", "assets", "package.json", "package-lock.json", "vite.config.ts", "scripts/build.ts", "scripts/electronBundles.ts"];
const OUTPUTS = ["dist/electron/main.cjs", "dist/electron/preload.cjs", "dist/electron/storage.cjs", "dist/electron/peers.cjs", "dist/renderer/index.html"];
const STAMP = "dist/.stamp";

/**
 * Whether dist/ belongs to the sources as they are. Sizes and times are compared first (a few milliseconds, no tool is loaded); where they differ,
 * as after a `git checkout` and back, contents decide.
 * @param {string} root
 */
export function isBuildFresh(root) {
  const stamp = readStamp(root);
  if (stamp === null || !OUTPUTS.every((path) => existsSync(join(root, path)))) return false;
  const files = listInputs(root);
  const quick = quickPrint(files);
  if (stamp.quick === quick) return true;
  const content = contentPrint(root, files);
  if (stamp.content !== content) return false;
  writeStamp(root, { quick, content });
  return true;
}

/** Taken before a build starts, so that a file changed during it makes the next start build again. @param {string} root */
export function takePrints(root) {
  const files = listInputs(root);
  return { quick: quickPrint(files), content: contentPrint(root, files) };
}

/** @param {string} root @param {{ quick: string, content: string }} stamp */
export function writeStamp(root, stamp) {
  mkdirSync(join(root, "dist"), { recursive: true });
  writeFileSync(join(root, STAMP), JSON.stringify(stamp));
}

/** @param {string} root @returns {{ quick: string, content: string } | null} */
function readStamp(root) {
  const path = join(root, STAMP);
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    // A stamp cut short by a kill says nothing: build again.
    return null;
  }
}

/** @typedef {{ path: string, size: number, mtimeMs: number }} InputFile */

/** @param {string} root @returns {InputFile[]} */
function listInputs(root) {
  /** @type {InputFile[]} */
  const found = [];
  /** @param {string} path */
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) {
      found.push({ path, size: stat.size, mtimeMs: stat.mtimeMs });
      return;
    }
    for (const name of readdirSync(join(root, path)).sort()) if (!name.startsWith(".") && !name.endsWith(".md")) visit(`${path}/${name}`);
  };
  for (const input of INPUTS) visit(input);
  return found;
}

/** @param {InputFile[]} files */
function quickPrint(files) {
  return digest(files.map((file) => `${file.path} ${file.size} ${file.mtimeMs}`).join("\n"));
}

/** @param {string} root @param {InputFile[]} files */
function contentPrint(root, files) {
  return digest(files.map((file) => `${file.path} ${digest(readFileSync(join(root, file.path)))}`).join("\n"));
}

/** @param {string | Buffer} data */
function digest(data) {
  return createHash("sha256").update(data).digest("hex");
}
