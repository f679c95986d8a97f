import { describe, expect, it } from "vitest";
import { backupFileName, backupName, readBackupName } from "#electron/backups/backupName.ts";

const facts = { takenAtMs: Date.UTC(2026, 10, 22, 4, 30), throughSeq: 12_345, points: 812, links: 240, reason: "before-restore" } as const;

describe("the name of a backup", () => {
  it("says all a list shows, fits the contract and is read back", () => {
    const backupId = backupName(facts);
    expect(backupId).toBe("2026-11-22T04-30-00-000Z-000000012345-812p-240l-before-restore");
    expect(backupId).toMatch(/^[0-9A-Za-z._-]{1,120}$/);
    expect(readBackupName(backupFileName(backupId))).toEqual({ backupId, ...facts });
  });

  it("sorts by time", () => {
    const names = [3, 1, 2].map((day) => backupName({ ...facts, takenAtMs: day * 86_400_000 }));
    expect([...names].sort()).toEqual([names[1], names[2], names[0]]);
  });

  it.each([
    "", "notes.forest", "forest.json", "which-forest.json", ".forest",
    "2026-11-22T04-30-00-000Z-000000012345-812p-240l-before-restore", "2026-11-22T04-30-00-000Z-000000012345-812p-240l-before-restore.forest.part",
    "2026-11-22T04-30-00-000Z-000000012345-812p-240l-other.forest", "2026-13-42T04-30-00-000Z-000000012345-812p-240l-open.forest",
    "../2026-11-22T04-30-00-000Z-000000012345-812p-240l-open.forest", "2026-11-22T04-30-00-000Z-000000012345-812p-240l-open (1).forest",
  ])("takes %j for no backup", (name) => {
    expect(readBackupName(name)).toBeNull();
  });
});
