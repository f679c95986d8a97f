import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as passMs } from "node:timers/promises";
import type { BenchFigure } from "#scripts/bench.ts";
import { startCrashApp } from "#tests/support/crashApp.ts";
import { readCrashDisk } from "#tests/support/crashDisk.ts";
import { writeCrashProfile } from "#tests/support/crashProfiles.ts";
import type { PageMessage } from "#tests/support/crashTypes.ts";
import { CrashWitness } from "#tests/support/crashWitness.ts";
import { quantile } from "./quantiles.ts";

const EDITING_MS = 30_000;

/** From an edit in the outline of the real app to the save light that says "written": bursts and pauses, as a quick person works. */
export async function benchAcknowledging(report: (figure: BenchFigure) => void): Promise<void> {
  const profileDir = await mkdtemp(join(tmpdir(), "bench-ack-"));
  await writeCrashProfile(profileDir, "planted");
  const witness = new CrashWitness();
  witness.begin((await readCrashDisk(join(profileDir, "forests", "fr_crash"))).points);
  const app = await startCrashApp(profileDir);
  try {
    const madeAtMs = new Map<number, number>();
    const waitsMs: number[] = [];
    const hear = (message: PageMessage): void => {
      if (message.kind === "made") madeAtMs.set(message.edit, message.atMs);
      if (message.kind !== "acked") return;
      for (const [edit, atMs] of madeAtMs) {
        if (edit > message.throughEdit) continue;
        waitsMs.push(message.atMs - atMs);
        madeAtMs.delete(edit);
      }
    };
    await app.edit({ ...witness.outset, seed: 5 }, hear);
    await passMs(EDITING_MS);
    report({ metric: "ack.edits", value: waitsMs.length, unit: "edits" });
    report({ metric: "ack.p50Ms", value: quantile(waitsMs, 0.5), unit: "ms", target: "<=25" });
    report({ metric: "ack.p99Ms", value: quantile(waitsMs, 0.99), unit: "ms", target: "<=150" });
  } finally {
    await app.end();
    await rm(profileDir, { recursive: true, force: true });
  }
}
