import { parseArgs } from "node:util";
import { buildBundles } from "#tests/bench/sync/bundles.ts";
import { benchKeeperRestarts } from "#tests/bench/sync/keeperRestarts.ts";
import { benchForged, runTest } from "#tests/bench/sync/longTests.ts";
import { benchMesh } from "#tests/bench/sync/mesh.ts";
import { benchSteady } from "#tests/bench/sync/steady.ts";
import type { BenchFigure } from "./bench.ts";
import { say } from "./say.mjs";

/**
 * `npm run soak`: study groups for longer than a test may take. Eight processes with freezes, kills and partitions for ten minutes (`--mesh-s`), at least 500 seeded
 * histories (`--histories`), 10,000 forged blocks (`--attempts`), 20 restarts of a keeper (`--restarts`), memory and processor time of eight processes over half an hour (`--steady-s`). A part whose number is 0 is left out. One JSON line per result; fails when one is missed.
 */
const number = { type: "string" } as const;
const { values } = parseArgs({ options: { "mesh-s": number, histories: number, attempts: number, restarts: number, "steady-s": number } });
const meshS = Number(values["mesh-s"] ?? 600);
const histories = Number(values.histories ?? 500);
const attempts = Number(values.attempts ?? 10_000);
const restarts = Number(values.restarts ?? 20);
const steadyS = Number(values["steady-s"] ?? 1_800);
let missed = 0;

function report(figure: BenchFigure): void {
  const { value, target } = figure;
  const isMet = target === undefined || (target.startsWith("<=") ? value <= Number(target.slice(2)) : value >= Number(target.slice(2)));
  if (!isMet) missed += 1;
  process.stdout.write(`${JSON.stringify({ soak: "sync", ...figure })}\n`);
}

if (histories > 0) {
  say(`soak: ${histories} histories`);
  const converged = await runTest("tests/property/groupConvergence.property.test.ts", { HISTORIES: String(histories) });
  report({ metric: `histories${histories}.failed`, value: converged.hasPassed ? 0 : 1, unit: "test", target: "<=0" });
  report({ metric: `histories${histories}.s`, value: Math.round(converged.tookMs / 1_000), unit: "s" });
}
if (attempts > 0) {
  say(`soak: ${attempts} forged blocks`);
  await benchForged(report, attempts);
}
const bundles = await buildBundles();
try {
  if (restarts > 0) say(`soak: ${restarts} restarts of a keeper`);
  if (restarts > 0) await benchKeeperRestarts(report, bundles, restarts);
  if (meshS > 0) say(`soak: eight processes for ${meshS} s`);
  if (meshS > 0) await benchMesh(report, bundles, meshS * 1_000);
  if (steadyS > 0) say(`soak: eight processes at work for ${steadyS} s`);
  if (steadyS > 0) await benchSteady(report, bundles, steadyS * 1_000);
} finally {
  await bundles.remove();
}
say(missed === 0 ? "soak: every target met" : `soak: ${missed} targets missed`);
process.exit(missed === 0 ? 0 : 1);
