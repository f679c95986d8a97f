import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FAILURES_PATH } from "#scripts/failureReporter.mjs";

const root = resolve(import.meta.dirname, "../../..");
let dir = "";
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), "forest-failures-")); });
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Runs the real vitest on the files and returns what the reporter wrote down. */
function failuresOf(files: Readonly<Record<string, string>>): readonly { readonly name: string; readonly text: string }[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const path = join(dir, "failures.json");
  spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--root", dir, "--globals", `--reporter=${join(root, "scripts/failureReporter.mjs")}`], { cwd: root, env: { ...process.env, [FAILURES_PATH]: path } });
  return JSON.parse(readFileSync(path, "utf8")) as readonly { readonly name: string; readonly text: string }[];
}

it("names each test, suite and file that failed, and what went wrong outside of all", () => {
  const failures = failuresOf({
    "a.test.js": `describe("group", () => { it("fails", () => { expect(1).toBe(2); }); it("passes", () => { expect(1).toBe(1); }); });`,
    "b.test.js": `throw new Error("cannot be loaded");`,
    "c.test.js": `describe("suite", () => { beforeAll(() => { throw new Error("no hook"); }); it("x", () => {}); });`,
    "d.test.js": `it("passes", () => { void Promise.reject(new Error("nobody's")); });`,
  });
  const found = failures.map(({ name, text }) => [name, text.split("\n")[0]]).sort();
  expect(found).toEqual([
    ["a.test.js > group > fails", "AssertionError: expected 1 to be 2 // Object.is equality"],
    ["b.test.js", "Error: cannot be loaded"],
    ["c.test.js > suite", "Error: no hook"],
    ["outside any test", "Error: nobody's"],
  ]);
  expect(failures.some(({ text }) => text.includes("node_modules"))).toBe(false);
});

it("writes down that nothing failed", () => {
  expect(failuresOf({ "a.test.js": `it("passes", () => { expect(1).toBe(1); });` })).toEqual([]);
});
