import type { BenchFigure } from "#scripts/bench.ts";
import { crashRuns } from "#tests/support/crashRuns.ts";

const RUNS = 300;

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

/** `kill -9` to the real app at random moments: nothing acknowledged may be lost. CRASH_SEED repeats a run's plan, CRASH_RUNS makes it shorter or longer. */
export async function run(report: (figure: BenchFigure) => void): Promise<void> {
  const seed = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);
  const totals = await crashRuns({ seed, runs: Number(process.env["CRASH_RUNS"] ?? RUNS), say, withBackups: true });
  say(`crash: ${Object.entries(totals.byKind).sort().map(([kind, count]) => `${kind} ${count}`).join("; ")}`);
  report({ metric: "crash.runs", value: totals.runs, unit: "runs", target: `>=${RUNS}` });
  report({ metric: "crash.ackedLost", value: totals.ackedLost, unit: "edits", target: "<=0", against: `${totals.acked} acknowledged of ${totals.made} made, seed ${seed}` });
  report({ metric: "crash.worstUnackedMs", value: totals.worstUnackedMs, unit: "ms", target: "<=250", against: `${totals.unackedLost} unacknowledged edits lost` });
  report({ metric: "crash.failures", value: totals.failures.length, unit: "failures", target: "<=0" });
}
