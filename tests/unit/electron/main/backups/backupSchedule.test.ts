import { beforeEach, describe, expect, it } from "vitest";
import { createBackupSchedule, HOURLY_MS, OPEN_DELAY_MS, type BackupSchedule } from "#electron/main/backups/backupSchedule.ts";

let nowMs: number;
let due: { readonly atMs: number; readonly task: () => void }[];
let taken: string[];
let schedule: BackupSchedule;
beforeEach(() => {
  nowMs = 0;
  due = [];
  taken = [];
  schedule = createBackupSchedule(
    (delayMs, task) => {
      const one = { atMs: nowMs + delayMs, task };
      due.push(one);
      return () => { due = due.filter((other) => other !== one); };
    },
    (forestId, reason) => { taken.push(`${forestId} ${reason}`); },
  );
});
function pass(durationMs: number): void {
  nowMs += durationMs;
  const ripe = due.filter(({ atMs }) => atMs <= nowMs);
  due = due.filter(({ atMs }) => atMs > nowMs);
  for (const { task } of ripe) task();
}

describe("when a backup is due", () => {
  it("is a while after opening", () => {
    schedule.forestOpened("fr_a");
    pass(OPEN_DELAY_MS - 1);
    expect(taken).toEqual([]);
    pass(1);
    expect(taken).toEqual(["fr_a open"]);
  });

  it("is an hour after the first change nothing has covered, and never without a change", () => {
    schedule.forestOpened("fr_a");
    pass(OPEN_DELAY_MS);
    pass(10 * HOURLY_MS);
    expect(taken).toEqual(["fr_a open"]);
    for (let minute = 0; minute < 90; minute++) {
      schedule.forestChanged("fr_a");
      pass(60_000);
    }
    expect(taken).toEqual(["fr_a open", "fr_a hourly"]);
    pass(HOURLY_MS);
    expect(taken).toEqual(["fr_a open", "fr_a hourly", "fr_a hourly"]);
    pass(10 * HOURLY_MS);
    expect(taken).toHaveLength(3);
  });

  it("is never once the forest is closed", () => {
    schedule.forestOpened("fr_a");
    schedule.forestOpened("fr_b");
    schedule.forestChanged("fr_a");
    schedule.forestClosed("fr_a");
    schedule.forestChanged("fr_a");
    pass(HOURLY_MS);
    expect(taken).toEqual(["fr_b open"]);
    schedule.forestChanged("fr_b");
    schedule.closeAll();
    pass(HOURLY_MS);
    expect(taken).toEqual(["fr_b open"]);
    expect(due).toEqual([]);
  });

  it("is once when a window is reloaded", () => {
    schedule.forestOpened("fr_a");
    schedule.forestOpened("fr_a");
    pass(OPEN_DELAY_MS);
    expect(taken).toEqual(["fr_a open"]);
  });
});
