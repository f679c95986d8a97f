import { readFile } from "node:fs/promises";
import { setTimeout as passMs } from "node:timers/promises";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { say } from "#scripts/say.mjs";
import type { BenchDevice } from "./benchDevice.ts";
import type { Bundles } from "./bundles.ts";
import { round, type Report } from "./figures.ts";
import { sharedForest } from "./forests.ts";
import { startGroup } from "./groups.ts";

const NAMES = ["a", "b", "c", "d", "e", "f", "g", "h"];
const EDIT_EVERY_MS = 500;
/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_S = 100;

interface Sample { readonly atMs: number; readonly rssMb: number; readonly cpuTicks: number }

/** Eight processes in one group, one of which writes a few words every half second: what they take of memory and processor must be the same at the end as at the beginning. Prints a line each minute. */
export async function benchSteady(report: Report, bundles: Bundles, lastsMs: number): Promise<void> {
  const random = seededRandom(lastsMs);
  const devices = await startGroup(sharedForest(), { bundle: bundles.countedPeers, names: NAMES });
  const samples: Sample[] = [];
  const sampleEveryMs = Math.max(2_000, Math.min(60_000, Math.floor(lastsMs / 12)));
  const beganAtMs = performance.now();
  let nextSampleAtMs = 0;
  for (let atMs = 0; atMs < lastsMs; atMs = performance.now() - beganAtMs) {
    const writer = random.pick([...devices]);
    const note = writer?.doc(`note:pt_note${random.below(12)}`).getText("words");
    note?.insert(random.below(note.length + 1), "又写了几个字");
    if (atMs >= nextSampleAtMs) {
      nextSampleAtMs += sampleEveryMs;
      const sample = await sampleOf(devices, atMs);
      samples.push(sample);
      const before = samples.at(-2);
      if (before !== undefined) say(`steady: ${Math.round(atMs / 1_000)} s, ${round(sample.rssMb)} MB and ${round(loadOf(before, sample))} % of a core for each process`);
    }
    await passMs(EDIT_EVERY_MS);
  }
  samples.push(await sampleOf(devices, performance.now() - beganAtMs));
  // The first part is warming up: compiled code and filled caches.
  const [warm, half] = [samples[Math.floor(samples.length / 4)], samples[Math.floor(samples.length / 2)]];
  const last = samples.at(-1);
  if (warm === undefined || half === undefined || last === undefined) throw new Error("too short for two samples");
  report({ metric: "steady8.MB", value: Math.round(last.rssMb), unit: "MB", target: "<=150" });
  report({ metric: "steady8.memoryGrowth", value: round(last.rssMb / warm.rssMb), unit: "ratio", target: "<=1.15", against: "after a quarter of the time" });
  report({ metric: "steady8.cpuPercent", value: round(loadOf(half, last)), unit: "% of a core" });
  report({ metric: "steady8.cpuGrowth", value: round(loadOf(half, last) / loadOf(warm, half)), unit: "ratio", target: "<=1.3", against: "the second quarter" });
  await Promise.all(devices.map((device) => device.dispose()));
}

/** The mean of all processes. */
async function sampleOf(devices: readonly BenchDevice[], atMs: number): Promise<Sample> {
  const each = await Promise.all(devices.map(async ({ pid }) => {
    const status = await readFile(`/proc/${pid}/status`, "utf8");
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // proc(5): behind the name in parentheses, the 12th and 13th field are time in the program and in the system for it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { rssMb: Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024, cpuTicks: Number(fields[11]) + Number(fields[12]) };
  }));
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  return { atMs, rssMb: mean(each.map(({ rssMb }) => rssMb)), cpuTicks: mean(each.map(({ cpuTicks }) => cpuTicks)) };
}

const loadOf = (from: Sample, to: Sample): number => ((to.cpuTicks - from.cpuTicks) / TICKS_PER_S / ((to.atMs - from.atMs) / 1_000)) * 100;
