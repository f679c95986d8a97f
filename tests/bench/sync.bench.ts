import { benchAway } from "./sync/away.ts";
import { buildBundles } from "./sync/bundles.ts";
import { benchDirect } from "./sync/direct.ts";
import { benchFiles } from "./sync/files.ts";
import type { Report } from "./sync/figures.ts";
import { benchKeeperRestarts } from "./sync/keeperRestarts.ts";
import { benchForged } from "./sync/longTests.ts";
import { benchMesh } from "./sync/mesh.ts";
import { benchPlaintext } from "./sync/plaintext.ts";
import { benchRosterFold } from "./sync/rosterFold.ts";

/** One part alone: `SYNC_ONLY=files`, `mesh`, … */
const ONLY = process.env["SYNC_ONLY"];
const MESH_S = Number(process.env["SYNC_MESH_S"] ?? 60);

/** Study groups, in real processes on this machine: docs/SYNC.md. */
export async function run(report: Report): Promise<void> {
  const isAsked = (part: string): boolean => ONLY === undefined || ONLY === part;
  if (isAsked("roster")) benchRosterFold(report);
  if (isAsked("forged")) await benchForged(report);
  const bundles = await buildBundles();
  try {
    if (isAsked("direct")) await benchDirect(report, bundles);
    if (isAsked("files")) await benchFiles(report, bundles);
    if (isAsked("away")) await benchAway(report, bundles);
    if (isAsked("keeper")) await benchKeeperRestarts(report, bundles);
    if (isAsked("plaintext")) await benchPlaintext(report, bundles);
    if (isAsked("mesh")) await benchMesh(report, bundles, MESH_S * 1_000);
  } finally {
    await bundles.remove();
  }
}
