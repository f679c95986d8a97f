import { BenchDevice } from "./benchDevice.ts";
import type { Bundles } from "./bundles.ts";
import { median, round, seconds, type Report } from "./figures.ts";
import { pointsOf, sharedForest, smallEdits } from "./forests.ts";
import { startRelayGroup } from "./groups.ts";
import { startRawPair } from "./rawPeers.ts";

const TURNS = 7;
const EDITS = 1_000;
const LIMIT_MS = 60_000;
const AGAINST = "raw TCP + y-protocols with the same document, by turns";

/** Joining, and a thousand small updates: by turns with the same over plain TCP, so that a busy machine slows both. */
export async function benchDirect(report: Report, bundles: Bundles): Promise<void> {
  const forest = sharedForest();
  const joinMs = { raw: [] as number[], ours: [] as number[] };
  const editMs = { raw: [] as number[], ours: [] as number[], relay: [] as number[] };
  const relay = await startRelayGroup(forest, bundles, { names: ["zhou", "lin"] });
  const [near, far] = relay.devices;
  if (far === undefined) throw new Error("the relay group is too small");
  for (let turn = 0; turn < TURNS; turn += 1) {
    const edits = smallEdits(forest.pointIds, EDITS, `第 ${turn} 次`);
    const raw = await startRawPair(bundles.rawPeer, forest.state, forest.pointIds.length);
    joinMs.raw.push(raw.joinMs);
    editMs.raw.push(await raw.edit(edits));
    raw.end();
    const ours = await joinAndEdit(forest, bundles.peers, edits);
    joinMs.ours.push(ours.joinMs);
    editMs.ours.push(ours.editMs);
    editMs.relay.push(await editOver(near, far, edits));
  }
  await relay.end();
  report({ metric: "lanJoin2k.vsRaw", value: round(median(joinMs.ours) / median(joinMs.raw)), unit: "ratio", target: "<=2", against: AGAINST });
  report({ metric: "lanJoin2k.s", value: seconds(median(joinMs.ours)), unit: "s", target: "<=3" });
  report({ metric: "lanJoin2kRaw.s", value: seconds(median(joinMs.raw)), unit: "s" });
  report({ metric: "updates1000Direct.vsRaw", value: round(median(editMs.ours) / median(editMs.raw)), unit: "ratio", target: "<=1.5", against: AGAINST });
  report({ metric: "updates1000Relay.vsRaw", value: round(median(editMs.relay) / median(editMs.raw)), unit: "ratio", target: "<=3", against: AGAINST });
  report({ metric: "updates1000.ms", value: Math.round(median(editMs.ours)), unit: "ms" });
  report({ metric: "updates1000Raw.ms", value: Math.round(median(editMs.raw)), unit: "ms" });
  report({ metric: "updates1000Relay.ms", value: Math.round(median(editMs.relay)), unit: "ms" });
}

/** A new group each time. From before the second process is spawned until its document has every point: found on the network, let in by the other at once, filled. */
async function joinAndEdit(forest: ReturnType<typeof sharedForest>, bundle: string, edits: readonly (readonly [string, string])[]): Promise<{ readonly joinMs: number; readonly editMs: number }> {
  const founder = await BenchDevice.start({ name: "zhou", bundle });
  await founder.found([{ docId: "forest", bytes: forest.state }]);
  const link = await founder.invite();
  const other = await BenchDevice.prepare({ name: "lin", bundle });
  const hasAll = other.until(() => other.group !== null && pointsOf(other.doc("forest")).size >= forest.pointIds.length, LIMIT_MS, "getting the forest");
  const startedAtMs = performance.now();
  await Promise.all([hasAll, other.begin().then(() => other.join(link))]);
  const joinMs = performance.now() - startedAtMs;
  const editMs = await editOver(founder, other, edits);
  await Promise.all([founder.dispose(), other.dispose()]);
  return { joinMs, editMs };
}

/** One after the other without waiting, until the last of them is in the other document. */
async function editOver(from: BenchDevice, to: BenchDevice, edits: readonly (readonly [pointId: string, title: string])[]): Promise<number> {
  const beganAtMs = performance.now();
  const points = pointsOf(from.doc("forest"));
  for (const [pointId, title] of edits) points.get(pointId)?.set("title", title);
  const there = pointsOf(to.doc("forest"));
  await to.until(() => edits.every(([pointId, title]) => there.get(pointId)?.get("title") === title), LIMIT_MS, "getting the edits");
  return performance.now() - beganAtMs;
}
