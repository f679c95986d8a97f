import { describe, expect, it } from "vitest";
import { backupsToRemove, type KeptBackup } from "#shared/storage/index.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
let made = 0;
const backup = (takenAtMs: number, reason = "hourly", throughSeq = ++made): KeptBackup => ({ id: `b${throughSeq}-${takenAtMs}`, takenAtMs, reason, throughSeq });
/** Prunes until nothing goes any more. */
function thinned(backups: readonly KeptBackup[], nowMs: number): KeptBackup[] {
  let kept = [...backups];
  for (;;) {
    const doomed = new Set(backupsToRemove(kept, nowMs));
    if (doomed.size === 0) return kept;
    kept = kept.filter((one) => !doomed.has(one));
  }
}

describe("which backups may go", () => {
  it("keeps few as they are", () => {
    expect(backupsToRemove([], 0)).toEqual([]);
    expect(backupsToRemove([backup(1), backup(2), backup(3)], 100 * DAY_MS)).toEqual([]);
  });

  it("removes two at most at a time", () => {
    const many = Array.from({ length: 200 }, (_, hour) => backup(hour * HOUR_MS));
    expect(backupsToRemove(many, 1000 * DAY_MS)).toHaveLength(2);
  });

  it("thins a hundred days of hourly backups to a ladder, with one a day for the last week", () => {
    const nowMs = 100 * DAY_MS;
    const hourly = Array.from({ length: 100 * 24 }, (_, hour) => backup(hour * HOUR_MS));
    const kept = thinned(hourly, nowMs);
    expect(kept.length).toBeLessThan(35);
    const agesMs = kept.map(({ takenAtMs }) => nowMs - takenAtMs);
    for (let day = 0; day < 7; day++) expect(agesMs.some((ageMs) => ageMs > day * DAY_MS && ageMs <= (day + 1) * DAY_MS), `day ${day}`).toBe(true);
    expect(Math.max(...agesMs)).toBe(nowMs);
  });

  it("keeps the ten newest of each reason that was asked for, however old", () => {
    const asked = Array.from({ length: 15 }, (_, index) => backup(index * 60_000, "manual"));
    const before = Array.from({ length: 15 }, (_, index) => backup(index * 60_000 + 1, "before-import"));
    const recent = Array.from({ length: 5 }, (_, index) => backup(900 * DAY_MS + index, "hourly"));
    const kept = thinned([...asked, ...before, ...recent], 1000 * DAY_MS);
    for (const one of [...asked.slice(5), ...before.slice(5)]) expect(kept).toContain(one);
    expect(kept.length).toBeLessThan(35);
  });

  it("removes nothing that carries a time still to come, and never the newest work", () => {
    const future = Array.from({ length: 20 }, (_, index) => backup(5_000 * DAY_MS + index * 1_000));
    const past = Array.from({ length: 20 }, (_, index) => backup(10 * DAY_MS + index * 1_000));
    const kept = thinned([...future, ...past], 100 * DAY_MS);
    for (const one of [...future, ...past.slice(-3)]) expect(kept).toContain(one);
    expect(kept.length).toBeLessThan(27);
  });
});
