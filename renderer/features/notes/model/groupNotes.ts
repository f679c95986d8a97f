import type { PointId } from "#shared/kernel/index.ts";

export type NoteGroup = "today" | "week" | "earlier";

export interface DatedNote { readonly id: PointId; readonly changedAtMs: number }
export type GroupedNote<T extends DatedNote> = T & {
  /** Stands on the first of each group. */
  readonly opens: NoteGroup | null;
};

/** Today since midnight; this week since Monday, as calendars here begin. */
export function noteGroupOf(changedAtMs: number, nowMs: number): NoteGroup {
  const midnight = new Date(nowMs);
  midnight.setHours(0, 0, 0, 0);
  if (changedAtMs >= midnight.getTime()) return "today";
  const monday = new Date(midnight);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  return changedAtMs >= monday.getTime() ? "week" : "earlier";
}

/** The newest first, each group opened by its first note. */
export function groupNotes<T extends DatedNote>(notes: readonly T[], nowMs: number): readonly GroupedNote<T>[] {
  let before: NoteGroup | null = null;
  return [...notes].sort((a, b) => b.changedAtMs - a.changedAtMs || (a.id < b.id ? -1 : 1)).map((note) => {
    const group = noteGroupOf(note.changedAtMs, nowMs);
    const opens = group === before ? null : group;
    before = group;
    return { ...note, opens };
  });
}
