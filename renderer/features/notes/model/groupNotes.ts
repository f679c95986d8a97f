import type { PointId } from "#shared/kernel/index.ts";

export type NoteGroup = "today" | "week" | "earlier";

export interface DatedNote { readonly id: PointId; readonly changedAtMs: number }
export type GroupedNote<T extends DatedNote> = T & {
  /** Stands on the first of each group. */
  readonly opens: NoteGroup | null;
};

/** Today since midnight; this week since Monday, as calendars here begin. */
export function noteGroupOf(changedAtMs: number, nowMs: number): NoteGroup {
  return groupBy(changedAtMs, boundsOf(nowMs));
}

interface GroupBounds { readonly midnightMs: number; readonly mondayMs: number }

function boundsOf(nowMs: number): GroupBounds {
  const midnight = new Date(nowMs);
  midnight.setHours(0, 0, 0, 0);
  const monday = new Date(midnight);
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  return { midnightMs: midnight.getTime(), mondayMs: monday.getTime() };
}

function groupBy(changedAtMs: number, { midnightMs, mondayMs }: GroupBounds): NoteGroup {
  if (changedAtMs >= midnightMs) return "today";
  return changedAtMs >= mondayMs ? "week" : "earlier";
}

/** The newest first, each group opened by its first note. */
export function groupNotes<T extends DatedNote>(notes: readonly T[], nowMs: number): readonly GroupedNote<T>[] {
  const bounds = boundsOf(nowMs);
  let before: NoteGroup | null = null;
  return [...notes].sort((a, b) => b.changedAtMs - a.changedAtMs || (a.id < b.id ? -1 : 1)).map((note) => {
    const group = groupBy(note.changedAtMs, bounds);
    const opens = group === before ? null : group;
    before = group;
    return { ...note, opens };
  });
}
