import { benchAway } from "./sync/away.ts";
import { buildBundles } from "./sync/bundles.ts";
import { benchDirect } from "./sync/direct.ts";
import type { Report } from "./sync/figures.ts";
import { benchKeeperRestarts } from "./sync/keeperRestarts.ts";
import { benchForged } from "./sync/longTests.ts";
import { benchMesh } from "./sync/mesh.ts";
import { benchPlaintext } from "./sync/plaintext.ts";
import { benchRosterFold } from "./sync/rosterFold.ts";

const MESH_S = Number(process.env["SYNC_MESH_S"] ?? 60);

/** Study groups, in real processes on this machine: docs/SYNC.md. Sending files is not built, so there is no figure for it. */
export async function run(report: Report): Promise<void> {
  benchRosterFold(report);
  await benchForged(report);
  const bundles = await buildBundles();
  try {
    await benchDirect(report, bundles);
    await benchAway(report, bundles);
    await benchKeeperRestarts(report, bundles);
    await benchPlaintext(report, bundles);
    await benchMesh(report, bundles, MESH_S * 1_000);
  } finally {
    await bundles.remove();
  }
}
