import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchFigure } from "#scripts/bench.ts";
import { startCrashApp } from "#tests/support/crashApp.ts";
import { readCrashDisk } from "#tests/support/crashDisk.ts";
import { writeCrashProfile } from "#tests/support/crashProfiles.ts";
import type { PageMessage } from "#tests/support/crashTypes.ts";
import { CrashWitness } from "#tests/support/crashWitness.ts";
import { mountSmallDisk } from "#tests/support/smallDisk.ts";
import { round } from "./quantiles.ts";

const DISK_MB = 16;
const LEFT_BYTES = 24 * 1024;
const WARNING_LIMIT_MS = 60_000;

/** A real disk that fills up under a person who works on: what was acknowledged stays, and the app says so at once. */
export async function benchFullDisk(report: (figure: BenchFigure) => void): Promise<void> {
  const disk = await mountSmallDisk(DISK_MB);
  const profileDir = await mkdtemp(join(tmpdir(), "bench-full-"));
  const forestDir = join(disk.path, "forests", "fr_crash");
  try {
    await writeCrashProfile(profileDir, "planted");
    await cp(join(profileDir, "forests"), join(disk.path, "forests"), { recursive: true });
    await writeFile(join(profileDir, "settings.json"), JSON.stringify({ displayName: "林间", personId: "pr_used", lastForestId: "fr_crash", main: { dataDir: join(disk.path, "forests") } }));
    const witness = new CrashWitness();
    witness.begin((await readCrashDisk(forestDir)).points);
    const { verdict, warnMs } = await editUntilFull(profileDir, { forestDir, witness, fill: () => disk.fill(LEFT_BYTES) });
    report({ metric: "fullDisk.acked", value: verdict.acked, unit: "edits" });
    report({ metric: "fullDisk.ackedLost", value: verdict.ackedLost.length, unit: "edits", target: "<=0" });
    report({ metric: "fullDisk.warnS", value: round(warnMs / 1000), unit: "s", target: "<=1" });
    report({ metric: "fullDisk.reopened", value: await reopensWhileFull(profileDir), unit: "yes", target: ">=1" });
  } finally {
    await disk.dispose();
    await rm(profileDir, { recursive: true, force: true });
  }
}

interface FullRun { readonly forestDir: string; readonly witness: CrashWitness; readonly fill: () => void }

/** The warning is counted from the first edit that the disk refused to the words on the screen. */
async function editUntilFull(profileDir: string, { forestDir, witness, fill }: FullRun): Promise<{ readonly verdict: ReturnType<CrashWitness["judge"]>; readonly warnMs: number }> {
  const app = await startCrashApp(profileDir);
  const stuck = rejectable();
  try {
    fill();
    const madeAtMs = new Map<number, number>();
    await app.edit({ ...witness.outset, seed: 9 }, (message: PageMessage, receivedAtMs) => {
      witness.hear(message, receivedAtMs);
      if (message.kind === "stuck") stuck.reject(new Error(`the page is stuck: ${message.why}`));
      if (message.kind === "made") madeAtMs.set(message.edit, message.atMs);
      if (message.kind === "acked") for (const edit of [...madeAtMs.keys()]) if (edit <= message.throughEdit) madeAtMs.delete(edit);
    });
    await Promise.race([stuck.promise, app.page.getByRole("alert").filter({ hasText: "磁盘" }).first().waitFor({ timeout: WARNING_LIMIT_MS })]);
    const warnMs = Date.now() - Math.min(...madeAtMs.values());
    const { atMs } = app.kill("group", (from) => from[0]);
    await app.end();
    return { verdict: witness.judge((await readCrashDisk(forestDir)).points, atMs), warnMs };
  } finally {
    await app.end();
  }
}

/** A promise that only ever fails. */
function rejectable(): { readonly promise: Promise<never>; reject(cause: Error): void } {
  let reject: (cause: Error) => void = () => undefined;
  const promise = new Promise<never>((_, fail) => { reject = fail; });
  // Nobody may be waiting any more.
  promise.catch(() => undefined);
  return { promise, reject: (cause) => { reject(cause); } };
}

async function reopensWhileFull(profileDir: string): Promise<number> {
  const app = await startCrashApp(profileDir);
  try {
    await app.page.getByRole("treeitem").first().waitFor();
    return 1;
  } finally {
    await app.end();
  }
}
