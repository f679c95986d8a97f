import { describe, expect, it } from "vitest";
import { groupNotes, noteGroupOf } from "#renderer/features/notes/model/groupNotes.ts";
import { pt } from "#tests/support/plainForest.ts";

/** A Wednesday afternoon where the test runs. */
const NOW = new Date(2026, 10, 25, 15, 0).getTime();
const at = (day: number, hour = 12): number => new Date(2026, 10, day, hour).getTime();

describe("groupNotes", () => {
  it("begins today at midnight and the week on Monday", () => {
    expect(noteGroupOf(at(25, 0), NOW)).toBe("today");
    expect(noteGroupOf(at(24, 23), NOW)).toBe("week");
    expect(noteGroupOf(at(23, 0), NOW)).toBe("week");
    expect(noteGroupOf(at(22, 23), NOW)).toBe("earlier");
  });

  it("puts the newest first and names each group once", () => {
    const notes = [{ id: pt("old"), changedAtMs: at(2) }, { id: pt("now"), changedAtMs: at(25) }, { id: pt("older"), changedAtMs: at(1) }, { id: pt("monday"), changedAtMs: at(23) }];
    expect(groupNotes(notes, NOW).map(({ id, opens }) => [id, opens])).toEqual([[pt("now"), "today"], [pt("monday"), "week"], [pt("old"), "earlier"], [pt("older"), null]]);
  });

  it("calls a Sunday part of the week that began on Monday before it", () => {
    expect(noteGroupOf(at(16), new Date(2026, 10, 22, 9).getTime())).toBe("week");
  });
});
