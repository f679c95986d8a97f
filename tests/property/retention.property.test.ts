import { expect, it } from "vitest";
import { backupsToRemove, type KeptBackup } from "#shared/storage/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ASKED_FOR = ["manual", "before-import", "before-restore", "before-migration"] as const;

/** Someone's life with the app: busy days, holidays, now and then a backup by hand. */
function nextPauseMs(random: ReturnType<typeof seededRandom>): number {
  if (random.chance(0.02)) return random.below(60) * DAY_MS;
  if (random.chance(0.15)) return random.below(30) * HOUR_MS;
  return random.chance(0.2) ? random.below(20) * MINUTE_MS : HOUR_MS + random.below(30) * MINUTE_MS;
}

const isAutomatic = ({ reason }: KeptBackup): boolean => reason === "open" || reason === "hourly";

it("few backups stand for all that were ever taken, at any moment of any life", () => {
  for (let seed = 1; seed <= 25; seed++) {
    const random = seededRandom(seed);
    const ever: KeptBackup[] = [];
    let kept: KeptBackup[] = [];
    let nowMs = Date.UTC(2026, 0, 1);
    for (let throughSeq = 0; throughSeq < 400; throughSeq++) {
      nowMs += nextPauseMs(random);
      const reason = random.chance(0.05) ? (random.pick(ASKED_FOR) ?? "manual") : (random.pick(["open", "hourly", "hourly"]) ?? "open");
      const taken = { id: `b${throughSeq}`, takenAtMs: nowMs, reason, throughSeq };
      ever.push(taken);
      kept.push(taken);
      const doomed = new Set(backupsToRemove(kept, nowMs));
      kept = kept.filter((one) => !doomed.has(one));
      if (throughSeq % 25 === 24) check(ever, kept, nowMs, `seed ${seed}, backup ${throughSeq}`);
    }
  }
});

function check(ever: readonly KeptBackup[], kept: readonly KeptBackup[], nowMs: number, where: string): void {
  // The last three are here, and the first.
  for (const one of [...ever.slice(-3), ...ever.slice(0, 1)]) expect(kept, where).toContain(one);
  for (const reason of ASKED_FOR) for (const one of ever.filter((other) => other.reason === reason).slice(-10)) expect(kept, where).toContain(one);
  // Each that was ever taken has a newer and an older one beside it: ages within a factor of two, and within a day for the last week.
  const times = kept.map(({ takenAtMs }) => takenAtMs);
  for (const one of ever) {
    const newer = Math.min(...times.filter((timeMs) => timeMs >= one.takenAtMs));
    const older = Math.max(...times.filter((timeMs) => timeMs <= one.takenAtMs));
    const isClose = nowMs - older + HOUR_MS <= 2 * (nowMs - newer + HOUR_MS);
    const isDaily = nowMs - newer > 7 * DAY_MS || newer - older <= DAY_MS;
    if (newer !== older && !(isClose && isDaily)) expect.fail(`${where}: nothing stands for ${one.id}`);
  }
  // Few: it grows with the logarithm of the age.
  const oldestHours = (nowMs - Math.min(...kept.map(({ takenAtMs }) => takenAtMs))) / HOUR_MS;
  const askedFor = kept.filter((one) => !isAutomatic(one)).length;
  expect(kept.length, where).toBeLessThanOrEqual(2 * Math.log2(oldestHours + 1) + 24 + 6 + Math.min(askedFor, 40));
}

it("a clock that jumps never takes the newest work", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = seededRandom(seed);
    let kept: KeptBackup[] = [];
    let nowMs = Date.UTC(2026, 0, 1);
    for (let throughSeq = 0; throughSeq < 300; throughSeq++) {
      nowMs += random.chance(0.05) ? (random.next() - 0.5) * 4_000 * DAY_MS : nextPauseMs(random);
      nowMs = Math.max(0, Math.round(nowMs));
      kept.push({ id: `b${throughSeq}`, takenAtMs: nowMs, reason: "hourly", throughSeq });
      const doomed = new Set(backupsToRemove(kept, nowMs));
      expect([...doomed].some((one) => one.throughSeq > throughSeq - 3), `seed ${seed}`).toBe(false);
      expect(doomed.size).toBeLessThanOrEqual(2);
      kept = kept.filter((one) => !doomed.has(one));
    }
  }
});
