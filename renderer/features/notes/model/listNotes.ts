import type { PersonId, PointId } from "#shared/kernel/index.ts";
import { isPrivate, type ForestView, type PointRecord } from "#shared/forest/index.ts";
import { matchTitle, type ReadingsOf } from "#shared/finding/index.ts";

export type NoteFilter = "all" | "mine" | "group";
export type NoteKind = "notes" | "cases";

export interface ListedNote {
  readonly id: PointId;
  readonly point: PointRecord;
  readonly changedAtMs: number;
  /** Its first line; null for none. */
  readonly preview: string | null;
}

interface NoteChoice {
  readonly kind: NoteKind;
  readonly filter: NoteFilter;
  readonly query: string;
  readonly me: PersonId | null;
  readonly readings: ReadingsOf | null;
  previewOf(id: PointId): string | null;
  changedAtMs(id: PointId): number | null;
}

/** Cases, or every point somebody wrote a note on; narrowed by whose they are and by what is looked for. */
export function listNotes(view: ForestView, choice: NoteChoice): readonly ListedNote[] {
  const found: ListedNote[] = [];
  for (const point of view.points()) {
    if ((choice.kind === "cases" && point.kind !== "case") || !isOfFilter(point, choice)) continue;
    const preview = choice.previewOf(point.id);
    const changedAtMs = choice.changedAtMs(point.id);
    const hasNote = preview !== null || changedAtMs !== null;
    if ((choice.kind === "notes" && !hasNote) || !answers(point, preview, choice)) continue;
    found.push({ id: point.id, point, preview, changedAtMs: changedAtMs ?? point.createdAtMs });
  }
  return found;
}

function isOfFilter(point: PointRecord, { filter, me }: NoteChoice): boolean {
  switch (filter) {
    case "all": return true;
    case "mine": return point.createdBy !== null && point.createdBy === me;
    case "group": return !isPrivate(point);
  }
}

function answers(point: PointRecord, preview: string | null, { query, readings }: NoteChoice): boolean {
  if (query.trim() === "") return true;
  return matchTitle(point.title, query, readings) > 0 || point.aliases.some((alias) => matchTitle(alias, query, readings) > 0) || (preview !== null && matchTitle(preview, query, null) > 0);
}
