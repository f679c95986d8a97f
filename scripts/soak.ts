import { parseArgs } from "node:util";
import { buildBundles } from "#tests/bench/sync/bundles.ts";
import { benchKeeperRestarts } from "#tests/bench/sync/keeperRestarts.ts";
import { benchForged, runTest } from "#tests/bench/sync/longTests.ts";
import { benchMesh } from "#tests/bench/sync/mesh.ts";
import type { BenchFigure } from "./bench.ts";
import { say } from "./say.mjs";

/**
 * `npm run soak`: study groups for longer than a test may take. Eight processes with freezes, kills and partitions for ten minutes (`--mesh-s`), at least 500 seeded
 * histories (`--histories`), 10,000 forged blocks (`--attempts`), 20 restarts of a keeper (`--restarts`). One JSON line per result; fails when one is missed.
 */
const number = { type: "string" } as const;
const { values } = parseArgs({ options: { "mesh-s": number, histories: number, attempts: number, restarts: number } });
const meshS = Number(values["mesh-s"] ?? 600);
const histories = Number(values.histories ?? 500);
const attempts = Number(values.attempts ?? 10_000);
const restarts = Number(values.restarts ?? 20);
let missed = 0;

function report(figure: BenchFigure): void {
  const { value, target } = figure;
  const isMet = target === undefined || (target.startsWith("<=") ? value <= Number(target.slice(2)) : value >= Number(target.slice(2)));
  if (!isMet) missed += 1;
  process.stdout.write(`${JSON.stringify({ soak: "sync", ...figure })}\n`);
}

say(`soak: ${histories} histories`);
const converged = await runTest("tests/property/groupConvergence.property.test.ts", { HISTORIES: String(histories) });
report({ metric: `histories${histories}.failed`, value: converged.hasPassed ? 0 : 1, unit: "test", target: "<=0" });
report({ metric: `histories${histories}.s`, value: Math.round(converged.tookMs / 1_000), unit: "s" });
say(`soak: ${attempts} forged blocks`);
await benchForged(report, attempts);
const bundles = await buildBundles();
try {
  say(`soak: ${restarts} restarts of a keeper`);
  await benchKeeperRestarts(report, bundles, restarts);
  say(`soak: eight processes for ${meshS} s`);
  await benchMesh(report, bundles, meshS * 1_000);
} finally {
  await bundles.remove();
}
say(missed === 0 ? "soak: every target met" : `soak: ${missed} targets missed`);
process.exit(missed === 0 ? 0 : 1);
