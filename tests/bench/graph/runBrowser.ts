import type { BenchPlan } from "./benchPlan.ts";
import { heatsOf } from "./benchPlan.ts";
import type { PaintTime } from "./benchPageTypes.ts";
import type { BuiltBench } from "./buildBenchPage.ts";
import { callBench } from "./callBench.ts";
import type { BrowserResults } from "./figures.ts";
import { measureChanges, measureFirstPaints, measureHeap, type Changes } from "./measureOnce.ts";
import { openBrowser, type BenchBrowser, type BrowserName } from "./openBrowser.ts";
import { runHeat, type HeatResult } from "./runHeat.ts";

const PAINT_SIZES: readonly number[] = [10_000, 50_000];
const HEAP_SIZES: readonly number[] = [30_000];
const CHANGE_RUNS: ReadonlyMap<number, number> = new Map([[10_000, 3], [50_000, 1]]);
const PAINT_RUNS = 3;

interface Parts { readonly name: BrowserName; readonly built: BuiltBench; readonly url: string; readonly say: (line: string) => void }

/** Everything that one browser is asked for. */
export async function runBrowser(plan: BenchPlan, parts: Parts): Promise<BrowserResults> {
  const heats: HeatResult[] = [];
  const firstPaints = new Map<number, PaintTime[]>();
  const heapBytes = new Map<number, number>();
  const changes = new Map<number, Changes[]>();
  let browser = await openBrowser(parts.name, parts.built, parts.url);
  const { version } = browser;
  parts.say(`graph bench: ${parts.name} ${version}`);
  try {
    if (plan.contestants.includes("ours")) {
      const wanted = (sizes: readonly number[]): number[] => sizes.filter((size) => plan.sizes.includes(size));
      for (const size of wanted(PAINT_SIZES)) firstPaints.set(size, await measureFirstPaints(browser, size, PAINT_RUNS));
      for (const size of wanted(HEAP_SIZES)) heapBytes.set(size, await measureHeap(browser, size));
      for (const [size, runs] of CHANGE_RUNS) if (plan.sizes.includes(size)) changes.set(size, await measureChanges(browser, size, runs));
    }
    for (const heat of heatsOf(plan)) {
      const startedAtMs = performance.now();
      const result = await runHeat(browser.page, await browser.fresh(), heat);
      heats.push(result);
      parts.say(`  ${parts.name} ${heat.contestant} ${heat.size}: ${((performance.now() - startedAtMs) / 1000).toFixed(0)} s${result.stuck === null ? "" : `, ${result.stuck}`}`);
      if (result.stuck === null) await requireNoProblems(browser);
      else browser = await another(browser, parts);
    }
  } finally {
    await browser.dispose();
  }
  return { browser: parts.name, version, heats, firstPaints, heapBytes, changes };
}

/** The page hangs in somebody's drawing: nothing but a new process helps. */
async function another(browser: BenchBrowser, { name, built, url }: Parts): Promise<BenchBrowser> {
  await browser.dispose();
  return await openBrowser(name, built, url);
}

async function requireNoProblems({ page }: BenchBrowser): Promise<void> {
  const problems = await callBench(page, "problems", []);
  if (problems.length > 0) throw new Error(`the product reported: ${problems.slice(0, 3).join("; ")}`);
}
