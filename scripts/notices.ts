import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { bundledPackages } from "./bundledPackages.ts";

/** Checks the licences of what reaches a user; `--write <file>` also writes the list with their texts, for the packages we hand out. */
const ALLOWED = new Set(["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MPL-2.0", "0BSD", "CC0-1.0", "Unlicense", "BlueOak-1.0.0", "Python-2.0"]);

const root = resolve(import.meta.dirname, "..");
const packages = bundledPackages(root);
/** Facts taken from others that stand in our own files. */
const DATA = ["Traditional and simplified Chinese signs (shared/search/hanPairs.ts): from the transliteration data of ICU. Copyright © Unicode, Inc. and others; Unicode License v3, https://www.unicode.org/license.txt"];
// "(MIT OR X)": one allowed choice is enough. "(MIT AND X)": all must be allowed.
const isAllowed = (licence: string): boolean =>
  licence.replace(/[()]/g, "").split(" OR ").some((choice) => choice.split(" AND ").every((part) => ALLOWED.has(part.trim())));
const refused = packages.filter(({ licence }) => !isAllowed(licence));

for (const { name, version, licence } of refused) process.stdout.write(`${name}@${version}: licence ${licence} is not on our list\n`);
process.stdout.write(`licences: ${packages.length} packages, ${refused.length} refused\n`);

const target = process.argv[process.argv.indexOf("--write") + 1];
if (process.argv.includes("--write") && target !== undefined) {
  mkdirSync(dirname(target), { recursive: true });
  const parts = [...DATA.map((line) => `${line}\n`), ...packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text ?? "No licence file in the package."}\n`)];
  writeFileSync(target, `知识森林 Knowledge Forest contains the following software of others. Electron and Chromium bring their own notices.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`);
}
process.exit(refused.length > 0 ? 1 : 0);
