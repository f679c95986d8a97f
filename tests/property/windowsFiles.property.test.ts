import { describe, expect, it } from "vitest";
import { LogHistory, makeForestFolder } from "#tests/support/logHistory.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { SimulatedDisk } from "#tests/support/simulatedDisk.ts";

const HISTORIES = 150;

/** Work while a scanner opens every file that was just written, for up to so many attempts. */
async function workUnderAScanner(seed: number, scannerAttempts: number): Promise<{ readonly waitedMs: number; readonly refused: number }> {
  const random = seededRandom(seed);
  const disk = new SimulatedDisk({ random, isWindows: true, scannerRatio: 0.5, scannerAttempts });
  const isPatienceEnough = scannerAttempts <= 6;
  await makeForestFolder(disk);
  const history = new LogHistory(disk, random);
  let refused = 0;
  await history.open(true);
  for (let step = 0; step < 15; step += 1) {
    await history.edit(1 + random.below(4), true);
    const dice = random.next();
    if (dice < 0.4) {
      const outcome = await history.compact({ isFaultless: isPatienceEnough, workerDiesAfter: null, during: () => history.edit(1, true) });
      if (outcome === "refused") refused += 1;
    } else if (dice < 0.55) {
      if (random.chance(0.5)) await history.close();
      else history.restart(random.chance(0.5) ? "kill" : "power", random.chance(0.5));
      await history.open(true);
    } else if (dice < 0.65) await history.readLikeABackup(true);
  }
  await history.close();
  history.restart("power", true);
  await history.open(true);
  await history.readLikeABackup(true);
  return { waitedMs: disk.waitedMs, refused };
}

async function problemsOf(scannerAttempts: number): Promise<{ readonly problems: readonly string[]; readonly waitedMs: number; readonly refused: number }> {
  const problems: string[] = [];
  let waitedMs = 0;
  let refused = 0;
  for (let seed = 1; seed <= HISTORIES; seed += 1) {
    try {
      const outcome = await workUnderAScanner(seed, scannerAttempts);
      waitedMs += outcome.waitedMs;
      refused += outcome.refused;
    } catch (cause) {
      problems.push(`seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }
  return { problems: problems.slice(0, 10), waitedMs, refused };
}

describe("the durable log with the file semantics of Windows", () => {
  it("loses nothing and finishes every compaction while a scanner holds files for a moment", async () => {
    const { problems, waitedMs, refused } = await problemsOf(3);
    expect(problems).toEqual([]);
    expect(refused).toBe(0);
    expect(waitedMs).toBeGreaterThan(0);
  });

  it("loses nothing while somebody holds files for longer than it is patient: compaction is refused, appends go on", async () => {
    const { problems, refused } = await problemsOf(60);
    expect(problems).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });
});
