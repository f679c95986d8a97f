import { buildBundles } from "#tests/bench/sync/bundles.ts";
const b = await buildBundles();
const report = (f: unknown) => console.log(JSON.stringify(f));
const which = process.argv.slice(2);
try {
if (which.includes("direct")) await (await import("#tests/bench/sync/direct.ts")).benchDirect(report, b);
if (which.includes("away")) await (await import("#tests/bench/sync/away.ts")).benchAway(report, b);
if (which.includes("keeper")) await (await import("#tests/bench/sync/keeperRestarts.ts")).benchKeeperRestarts(report, b, Number(process.env.N ?? 20));
if (which.includes("plain")) await (await import("#tests/bench/sync/plaintext.ts")).benchPlaintext(report, b);
if (which.includes("mesh")) await (await import("#tests/bench/sync/mesh.ts")).benchMesh(report, b, Number(process.env.S ?? 60)*1000);
} finally { await b.remove(); }
process.exit(0);
