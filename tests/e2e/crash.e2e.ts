import { expect, it } from "vitest";
import { crashRuns } from "#tests/support/crashRuns.ts";

const RUNS = 10;
/** Plans a first start, a migration and a compaction, and all kinds of kills. */
const DEFAULT_SEED = 72;

it("loses nothing the save light has called written when it is killed at random moments", async () => {
  // Another plan: CRASH_SEED=… npm run e2e -- tests/e2e/crash.e2e.ts. The bench of the same name does it 300 times.
  const totals = await crashRuns({ seed: Number(process.env["CRASH_SEED"] ?? DEFAULT_SEED), runs: RUNS, say: (line) => { process.stderr.write(`${line}\n`); }, progressEvery: RUNS });
  expect(totals.failures).toEqual([]);
  expect({ runs: totals.runs, ackedLost: totals.ackedLost }).toEqual({ runs: RUNS, ackedLost: 0 });
  expect(totals.acked).toBeGreaterThan(0);
}, 300_000);
