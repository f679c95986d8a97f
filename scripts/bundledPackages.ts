import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { listFiles } from "./listFiles.ts";

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence file's text, or null when the package carries none. */
  readonly text: string | null;
}

interface PackageAbout {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Provided by the runtime, with notices of its own. */
const NOT_BUNDLED = new Set(["electron"]);

/** Every package whose code can reach a user: what shared/, renderer/ and electron/ import, and what that depends on in turn. */
export function bundledPackages(root: string): BundledPackage[] {
  const found = new Map<string, BundledPackage>();
  const visit = (name: string, from: string): void => {
    const dir = folderOf(name, from, root);
    if (NOT_BUNDLED.has(name) || dir === null || found.has(dir)) return;
    // SAFETY: package.json as npm installed it.
    const about = JSON.parse(readFileSync(join(dir, "package.json"), "utf8")) as PackageAbout;
    const licence = typeof about.license === "string" ? about.license : about.license?.type ?? "unknown";
    found.set(dir, { name: about.name, version: about.version, licence, text: licenceText(dir) });
    const peers = Object.keys(about.peerDependencies ?? {}).filter((peer) => about.peerDependenciesMeta?.[peer]?.optional !== true);
    // Types are compiled away.
    for (const next of [...Object.keys(about.dependencies ?? {}), ...peers]) if (!next.startsWith("@types/")) visit(next, dir);
  };
  for (const name of importedPackages(root)) visit(name, root);
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function importedPackages(root: string): Set<string> {
  const names = new Set<string>();
  for (const path of ["shared", "renderer", "electron"].flatMap((folder) => listFiles(root, folder)).filter((file) => /\.tsx?$/.test(file))) {
    for (const { fileName } of ts.preProcessFile(readFileSync(join(root, path), "utf8")).importedFiles) {
      if (/^[.#/]|^node:/.test(fileName)) continue;
      names.add(fileName.split("/").slice(0, fileName.startsWith("@") ? 2 : 1).join("/"));
    }
  }
  return names;
}

/** Where Node would find the package when `from` asks for it. */
function folderOf(name: string, from: string, root: string): string | null {
  for (let dir = from; dir.startsWith(root); dir = join(dir, "..")) {
    const candidate = join(dir, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
  }
  return null;
}

function licenceText(dir: string): string | null {
  const file = readdirSync(dir).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file === undefined ? null : readFileSync(join(dir, file), "utf8").trim();
}
