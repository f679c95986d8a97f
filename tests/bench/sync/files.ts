import { createHash, randomFillSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as Y from "yjs";
import { putFile } from "#tests/support/attachedFiles.ts";
import type { Bundles } from "./bundles.ts";
import { median, round, type Report } from "./figures.ts";
import { startGroup } from "./groups.ts";

const MB = 1024 * 1024;
const FILE_BYTES = 100 * MB;
const ROUNDS = 5;
const NOTE = "note:pt_bench";

/** A file goes from one process to another over the loopback: from asking for it until it is whole, compared with its name and on the medium. */
export async function benchFiles(report: Report, bundles: Bundles): Promise<void> {
  const empty = new Y.Doc();
  const [sender, receiver] = await startGroup({ state: Y.encodeStateAsUpdate(empty), pointIds: [] }, { bundle: bundles.peers, names: ["zhou", "lin"], lanIsOff: true });
  if (receiver === undefined) throw new Error("there is nobody to send to");
  const rates: number[] = [];
  for (const device of [sender, receiver]) await device.call("setShelf", { groupId: device.groupId, forestDir: join(device.folder, "forest") });
  for (let at = 0; at < ROUNDS; at += 1) {
    const sha256 = await putFile(join(sender.folder, "forest"), randomFillSync(new Uint8Array(FILE_BYTES)));
    sender.doc(NOTE).getMap("files").set(sha256, sha256);
    await receiver.until(() => receiver.doc(NOTE).getMap("files").has(sha256), 60_000, "hearing of a file");
    const startedAtMs = performance.now();
    await receiver.call("fetchFile", { groupId: receiver.groupId, sha256, limitBytes: FILE_BYTES });
    await receiver.until(() => receiver.arrived.has(sha256), 120_000, "getting a file");
    rates.push(FILE_BYTES / MB / ((performance.now() - startedAtMs) / 1_000));
    const path = receiver.arrived.get(sha256) ?? "";
    if (createHash("sha256").update(await readFile(path)).digest("hex") !== sha256) throw new Error("another file came");
    await receiver.call("fileTaken", { groupId: receiver.groupId, sha256 });
  }
  await Promise.all([sender, receiver].map((device) => device.dispose()));
  report({ metric: "attachment.MBps", value: round(median(rates)), unit: "MB/s", target: ">=15", against: `${ROUNDS} times ${FILE_BYTES / MB} MB, slowest ${round(Math.min(...rates))}` });
}
