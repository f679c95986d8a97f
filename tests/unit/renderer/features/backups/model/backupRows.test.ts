import { describe, expect, it } from "vitest";
import type { BackupEntry } from "#shared/ipc/contract.ts";
import { backupRows } from "#renderer/features/backups/model/backupRows.ts";

const now = new Date(2026, 2, 4, 15, 0);
const at = (daysAgo: number, hour: number): number => new Date(2026, 2, 4 - daysAgo, hour).getTime();
const entry = (backupId: string, takenAtMs: number, place: BackupEntry["place"] = "own"): BackupEntry => ({ backupId, place, reason: "hourly", takenAtMs, sizeBytes: 1, points: 1, links: 0 });

describe("backupRows", () => {
  it("puts backups under the day a person would look for them, newest first", () => {
    const groups = backupRows([entry("a", at(0, 0)), entry("b", at(40, 9)), entry("c", at(0, 14)), entry("d", at(1, 23)), entry("e", at(6, 0)), entry("f", at(7, 23))], now.getTime());
    expect(groups.map(({ age, rows }) => [age, rows.map((row) => row.backupId)])).toEqual([["today", ["c", "a"]], ["yesterday", ["d"]], ["week", ["e"]], ["earlier", ["f", "b"]]]);
  });

  it("shows a backup that lies in both places once, to be read from this machine", () => {
    const [group] = backupRows([entry("a", at(0, 1), "folder"), entry("a", at(0, 1))], now.getTime());
    expect(group?.rows.map(({ backupId, places }) => [backupId, places])).toEqual([["a", ["own", "folder"]]]);
  });
});
