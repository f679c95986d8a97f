import { setTimeout as passMs } from "node:timers/promises";
import * as Y from "yjs";
import type { BenchDevice } from "./benchDevice.ts";
import type { Bundles } from "./bundles.ts";
import { median, quantile, round, seconds, type Report } from "./figures.ts";
import { pointsOf, sharedForest, smallEdits } from "./forests.ts";
import { startGroup, startRelayGroup } from "./groups.ts";

const MISSED_EDITS = 5_000;
/** As several quick people make them: ten in one block. */
const EDITS_AT_ONCE = 10;
const BREATH_MS = 45;
const TURNS = 3;
const SINGLE_EDITS = 200;
const SINGLE_EVERY_MS = 100;
const LOSSES = { lan: 5, wan: 3 };
/** Whoever was taken for a stranger rests for a minute. */
const LIMIT_MS = 90_000;

/** Being away and coming back, single edits, and how soon it is seen that somebody is gone. */
export async function benchAway(report: Report, bundles: Bundles): Promise<void> {
  const forest = sharedForest();
  const [near, far] = await startGroup(forest, { bundle: bundles.peers, names: ["zhou", "lin"] });
  if (far === undefined) throw new Error("the group is too small");
  const waitsMs = await singleEdits(near, far, forest.pointIds);
  report({ metric: "edit.p95Ms", value: Math.round(quantile(waitsMs, 0.95)), unit: "ms", target: "<=150" });
  report({ metric: "edit.p50Ms", value: Math.round(median(waitsMs)), unit: "ms" });
  const onLan = await losses(near, far, LOSSES.lan);
  report({ metric: "lossLan.s", value: seconds(Math.max(...onLan.lostMs)), unit: "s", target: "<=2" });
  report({ metric: "backLan.s", value: seconds(Math.max(...onLan.backMs)), unit: "s" });
  await catchUp(report, near, far, forest.pointIds);
  await Promise.all([near.dispose(), far.dispose()]);
  const relay = await startRelayGroup(forest, bundles, { names: ["zhou", "lin"] });
  const [here, there] = relay.devices;
  if (there === undefined) throw new Error("the relay group is too small");
  const throughKeeper = await losses(here, there, LOSSES.wan);
  report({ metric: "lossWan.s", value: seconds(Math.max(...throughKeeper.lostMs)), unit: "s", target: "<=10" });
  report({ metric: "backWan.s", value: seconds(Math.max(...throughKeeper.backMs)), unit: "s" });
  await relay.end();
}

/** From the edit to its being in the other document, 100 ms apart. */
async function singleEdits(near: BenchDevice, far: BenchDevice, pointIds: readonly string[]): Promise<number[]> {
  const waitsMs: number[] = [];
  const edits = smallEdits(pointIds, SINGLE_EDITS, "一个字");
  const there = pointsOf(far.doc("forest"));
  for (const [pointId, title] of edits) {
    const editedAtMs = performance.now();
    pointsOf(near.doc("forest")).get(pointId)?.set("title", title);
    await far.until(() => there.get(pointId)?.get("title") === title, LIMIT_MS, "one edit");
    waitsMs.push(performance.now() - editedAtMs);
    await passMs(Math.max(0, SINGLE_EVERY_MS - (performance.now() - editedAtMs)));
  }
  return waitsMs;
}

/** Stopped in its tracks, without a word: until the other one's state says that it is offline. Then let go on: until it is online again. */
async function losses(near: BenchDevice, far: BenchDevice, count: number): Promise<{ readonly lostMs: number[]; readonly backMs: number[] }> {
  const lostMs: number[] = [];
  const backMs: number[] = [];
  await near.until(() => near.isOnline(far), LIMIT_MS, "seeing the other");
  for (let turn = 0; turn < count; turn += 1) {
    const stoppedAtMs = performance.now();
    far.signal("SIGSTOP");
    await near.until(() => !near.isOnline(far), LIMIT_MS, "missing the other");
    lostMs.push(performance.now() - stoppedAtMs);
    const wokenAtMs = performance.now();
    far.signal("SIGCONT");
    await near.until(() => near.isOnline(far), LIMIT_MS, "seeing the other again");
    backMs.push(performance.now() - wokenAtMs);
  }
  return { lostMs, backMs };
}

/** What was missed, from coming back on until all of it is in the document; against the same updates applied in this process. */
async function catchUp(report: Report, near: BenchDevice, far: BenchDevice, pointIds: readonly string[]): Promise<void> {
  const oursMs: number[] = [];
  const plainMs: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await near.until(() => near.isOnline(far), LIMIT_MS, "seeing the other");
    const before = Y.encodeStateAsUpdate(far.doc("forest"));
    await far.call("setPaused", { groupId: far.groupId, isPaused: true });
    await near.until(() => !near.isOnline(far), LIMIT_MS, "missing the other");
    const edits = smallEdits(pointIds, MISSED_EDITS, `不在的时候 ${turn}`);
    const firstUpdate = near.ownUpdates.length;
    for (let at = 0; at < edits.length; at += EDITS_AT_ONCE) {
      for (const [pointId, title] of edits.slice(at, at + EDITS_AT_ONCE)) pointsOf(near.doc("forest")).get(pointId)?.set("title", title);
      await passMs(BREATH_MS);
    }
    plainMs.push(applyAll(before, near.ownUpdates.slice(firstUpdate).map(({ bytes }) => bytes)));
    const last = new Map(edits);
    const there = pointsOf(far.doc("forest"));
    const backAtMs = performance.now();
    const hasAll = far.until(() => [...last].every(([pointId, title]) => there.get(pointId)?.get("title") === title), LIMIT_MS, "catching up");
    await far.call("setPaused", { groupId: far.groupId, isPaused: false });
    await hasAll;
    oursMs.push(performance.now() - backAtMs);
  }
  report({ metric: "catchUp.vsInProcess", value: round(median(oursMs) / median(plainMs)), unit: "ratio", target: "<=4", against: "the same 5,000 updates applied one by one to a document in this process" });
  report({ metric: "catchUp.ms", value: Math.round(median(oursMs)), unit: "ms" });
  report({ metric: "catchUpInProcess.ms", value: Math.round(median(plainMs)), unit: "ms" });
}

function applyAll(before: Uint8Array, updates: readonly Uint8Array[]): number {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, before);
  const beganAtMs = performance.now();
  for (const bytes of updates) Y.applyUpdate(doc, bytes);
  const tookMs = performance.now() - beganAtMs;
  doc.destroy();
  return tookMs;
}
