#!/usr/bin/env node
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/**
 * Takes the place of fpm where it cannot be downloaded: understands just the arguments that electron-builder gives for a .deb and leaves the
 * packing to dpkg-deb. Release builds use fpm itself.
 */
const WITHOUT_VALUE = new Set(["--force", "--debug"]);

const { options, copies } = readArguments(process.argv.slice(2));
if (one("-t") !== "deb") throw new Error(`the stand-in for fpm packs only deb, not ${one("-t")}`);
const tree = mkdtempSync(join(tmpdir(), "forest-deb-"));
try {
  chmodSync(tree, 0o755);
  for (const [source, target] of copies) copyInto(source, join(tree, target));
  writeControl();
  // gzip is quick everywhere; this package never leaves the machine.
  execFileSync("dpkg-deb", ["--root-owner-group", "-Zgzip", "-z1", "--build", tree, one("--package")], { stdio: "inherit" });
} finally {
  rmSync(tree, { recursive: true, force: true });
}

/** @param {readonly string[]} args */
function readArguments(args) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  /** @type {[string, string][]} */
  const pairs = [];
  for (let at = 0; at < args.length; at += 1) {
    const name = args[at] ?? "";
    if (WITHOUT_VALUE.has(name)) continue;
    if (name.startsWith("-")) {
      const [flag = name, inline] = name.split(/=(.*)/s);
      const value = inline ?? args[(at += 1)] ?? "";
      found.set(flag, [...(found.get(flag) ?? []), value]);
    } else {
      const cut = name.lastIndexOf("=");
      pairs.push([name.slice(0, cut), name.slice(cut + 1)]);
    }
  }
  return { options: found, copies: pairs };
}

/** @param {string} name */
function one(name) {
  return options.get(name)?.at(-1) ?? "";
}

/** As fpm does: `folder/=/target` puts the folder's contents there, `file=/target/name` is the file itself. @param {string} source @param {string} target */
function copyInto(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  if (statSync(source).isDirectory() || !target.endsWith("/")) cpSync(source, target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  else cpSync(source, join(target, basename(source)));
}

function writeControl() {
  const dir = join(tree, "DEBIAN");
  mkdirSync(dir);
  const [first = "", ...rest] = one("--description").split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const fields = [
    ["Package", one("--name")], ["Version", one("--version")], ["Architecture", one("--architecture")], ["Maintainer", one("--maintainer")],
    ["Section", one("--category") || "misc"], ["Priority", one("--deb-priority") || "optional"], ["Homepage", one("--url")],
    ["Depends", (options.get("-d") ?? []).join(", ")], ["Recommends", (options.get("--deb-recommends") ?? []).join(", ")],
    ["Installed-Size", String(Math.ceil(sizeBytes(tree) / 1024))], ["Description", [first, ...rest.map((line) => ` ${line}`)].join("\n")],
  ];
  writeFileSync(join(dir, "control"), `${fields.filter(([, value]) => value !== "").map(([name, value]) => `${name}: ${value}`).join("\n")}\n`);
  for (const [flag, name] of [["--after-install", "postinst"], ["--after-remove", "postrm"]]) {
    const script = one(flag ?? "");
    if (script === "" || name === undefined) continue;
    writeFileSync(join(dir, name), readFileSync(script));
    chmodSync(join(dir, name), 0o755);
  }
}

/** @param {string} dir @returns {number} */
function sizeBytes(dir) {
  return readdirSync(dir, { withFileTypes: true, recursive: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0);
}
