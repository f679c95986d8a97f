import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as passMs } from "node:timers/promises";
import * as Y from "yjs";
import { openBlockFiles } from "#electron/peers/blockFiles.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import type { BenchDevice } from "./benchDevice.ts";
import type { Bundles } from "./bundles.ts";
import { round, type Report } from "./figures.ts";
import { pointsOf, sharedForest } from "./forests.ts";
import { startGroup } from "./groups.ts";

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];
const TICK_MS = 250;
const TROUBLE_EVERY_TICKS = 6;
const AT_ONCE = 3;
const HEALING_MS = 90_000;
const NOTES = 12;

/** Eight processes that all edit while some are frozen, killed or cut off; afterwards everybody has the same, and nobody was sent much of it twice. */
export async function benchMesh(report: Report, bundles: Bundles, lastsMs: number): Promise<void> {
  const random = seededRandom(lastsMs);
  const devices = await startGroup(sharedForest(), { bundle: bundles.countedPeers, names: NAMES });
  const rssMb: number[] = [];
  const troubled = new Map<BenchDevice, Promise<void>>();
  for (let tick = 0; tick * TICK_MS < lastsMs; tick += 1) {
    for (const device of devices) if (random.chance(0.6)) edit(device, random);
    const victim = random.pick(devices);
    if (tick % TROUBLE_EVERY_TICKS === 0 && victim !== undefined && !troubled.has(victim) && troubled.size < AT_ONCE) {
      troubled.set(victim, trouble(victim, random).finally(() => { troubled.delete(victim); }));
    }
    if (tick % 4 === 0) for (const device of devices) rssMb.push(await residentMb(device.pid));
    await passMs(TICK_MS);
  }
  await Promise.all([...troubled.values()]);
  const isSame = await healed(devices);
  report({ metric: "mesh8.identical", value: isSame ? 1 : 0, unit: "yes or no", target: ">=1" });
  report({ metric: "mesh8.amplification", value: await amplification(devices), unit: "ratio", target: "<=1.5", against: "every block once to every device" });
  report({ metric: "rss8.MB", value: Math.round(Math.max(...rssMb)), unit: "MB", target: "<=150" });
  report({ metric: "mesh8.edits", value: devices.reduce((sum, device) => sum + device.ownUpdates.length, 0), unit: "edits" });
  await Promise.all(devices.map((device) => device.dispose()));
}

function edit(device: BenchDevice, random: SeededRandom): void {
  const points = pointsOf(device.doc("forest"));
  const ids = [...points.keys()];
  const id = ids[random.below(ids.length)] ?? "";
  const dice = random.next();
  if (dice < 0.35) points.get(id)?.set("title", `${device.parts.name} ${random.below(1_000_000)}`);
  else if (dice < 0.55) {
    const point = new Y.Map<unknown>([["title", `新 ${random.below(1_000_000)}`], ["parent", id]]);
    points.set(`pt_${device.parts.name}${random.below(1_000_000_000)}`, point);
  } else if (dice < 0.65) points.delete(id);
  else {
    const note = device.doc(`note:pt_note${random.below(NOTES)}`).getText("words");
    if (note.length > 20 && random.chance(0.3)) note.delete(random.below(note.length - 5), 5);
    else note.insert(random.below(note.length + 1), `${device.parts.name}写的字`);
  }
}

/** Frozen, killed, or out of the group's places for a while. */
async function trouble(device: BenchDevice, random: SeededRandom): Promise<void> {
  const lastsMs = 300 + random.below(3_700);
  const dice = random.next();
  if (dice < 0.4) {
    device.signal("SIGSTOP");
    await passMs(lastsMs);
    device.signal("SIGCONT");
  } else if (dice < 0.75) {
    await device.kill();
    await passMs(lastsMs);
    await device.begin();
  } else {
    await device.call("setPaused", { groupId: device.groupId, isPaused: true });
    await passMs(lastsMs);
    await device.call("setPaused", { groupId: device.groupId, isPaused: false });
  }
}

async function healed(devices: readonly [BenchDevice, ...BenchDevice[]]): Promise<boolean> {
  const [first, ...others] = devices;
  const giveUpAtMs = performance.now() + HEALING_MS;
  while (!others.every((other) => isSame(first, other))) {
    if (performance.now() > giveUpAtMs) return false;
    await passMs(TICK_MS);
  }
  return true;
}

/** The same structs, the same deletions, and the same to whoever reads them. */
function isSame(one: BenchDevice, other: BenchDevice): boolean {
  const names = new Set([...one.docs.keys(), ...other.docs.keys()]);
  for (const name of names) {
    const [mine, theirs] = [one.docs.get(name), other.docs.get(name)];
    if (mine === undefined || theirs === undefined || !Y.equalSnapshots(Y.snapshot(mine), Y.snapshot(theirs))) return false;
    if (name === "forest" ? JSON.stringify(sorted(mine)) !== JSON.stringify(sorted(theirs)) : mine.getText("words").toJSON() !== theirs.getText("words").toJSON()) return false;
  }
  return true;
}

const sorted = (doc: Y.Doc): unknown => [...pointsOf(doc)].map(([id, point]) => [id, [...point.entries()].sort(([a], [b]) => (a < b ? -1 : 1))] as const).sort(([a], [b]) => (a < b ? -1 : 1));

/** Bytes of blocks sent to all devices, for each byte they needed: everybody everything once, but their own. */
async function amplification(devices: readonly BenchDevice[]): Promise<number> {
  let received = 0;
  let needed = 0;
  for (const device of devices) {
    await device.call("stop", null);
    received += device.received.bytes;
    const files = await openBlockFiles({ dir: join(device.groupsDir, device.groupId, "blocks"), report: () => undefined });
    for (const [logKey, blocks] of await files.readAll()) if (logKey !== device.group?.logKey) needed += blocks.reduce((sum, block) => sum + block.length, 0);
    await files.close();
  }
  return round(received / needed);
}

async function residentMb(pid: number): Promise<number> {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    // SAFETY: killed a moment ago; it has no memory to be counted.
    return 0;
  }
}
