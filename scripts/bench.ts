import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { listFiles } from "./listFiles.ts";
import { say } from "./say.mjs";

/** One measured figure, printed as one JSON line. A target reads "<=1.5" or ">=50"; `against` names what stood beside it in the same run. */
export interface BenchFigure {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: `<=${number}` | `>=${number}`;
  readonly against?: string;
}

function isMet({ value, target }: BenchFigure): boolean {
  if (target === undefined) return true;
  const bound = Number(target.slice(2));
  return target.startsWith("<=") ? value <= bound : value >= bound;
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
    if (!isMet(figure)) missed += 1;
    process.stdout.write(`${JSON.stringify({ bench: path.slice("tests/bench/".length, -".bench.ts".length), ...figure })}\n`);
  });
}
say(missed === 0 ? "bench: every target met" : `bench: ${missed} targets missed`);
process.exit(missed === 0 ? 0 : 1);
