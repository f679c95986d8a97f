import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { listFiles } from "./listFiles.ts";
import { say } from "./say.mjs";

/** One measured figure. It misses its target when it is above `atMost` or below `atLeast`. */
export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** `npm run bench -- <name>`: runs tests/bench/<name>.bench.ts (all without a name), one JSON line per figure; fails when a target is missed. */
type Bench = (report: (figure: BenchFigure) => void) => Promise<void>;

const root = resolve(import.meta.dirname, "..");
const all = listFiles(root, "tests/bench").filter((path) => path.endsWith(".bench.ts"));
const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? all : all.filter((path) => wanted.some((name) => path === `tests/bench/${name}.bench.ts`));
let missed = 0;

if (chosen.length === 0) {
  say(`no such bench; there are: ${all.map((path) => path.slice("tests/bench/".length, -".bench.ts".length)).join(" ")}`);
  process.exit(1);
}
for (const path of chosen) {
  // SAFETY: a bench file exports `run`; anything else fails on the next line with its name.
  const { run } = await import(pathToFileURL(resolve(root, path)).href) as { run: Bench };
  await run((figure) => {
    const ok = figure.value <= (figure.atMost ?? Infinity) && figure.value >= (figure.atLeast ?? -Infinity);
    if (!ok) missed += 1;
    process.stdout.write(`${JSON.stringify({ bench: path.slice("tests/bench/".length, -".bench.ts".length), ...figure, ok })}\n`);
  });
}
say(missed === 0 ? "bench: every target met" : `bench: ${missed} targets missed`);
process.exit(missed === 0 ? 0 : 1);
