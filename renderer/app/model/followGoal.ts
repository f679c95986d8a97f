import type { ForestView } from "#shared/forest/index.ts";
import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { parseNoteDocId } from "#shared/notes/index.ts";
import type { Presence } from "#shared/sync/index.ts";

/** Where somebody is, in what this forest has: a point, or the note of one. */
export interface Goal { readonly kind: "point" | "note"; readonly pointId: PointId }

/** Null: they look at nothing, or at something that is not here (yet). */
export function goalOf(view: Pick<ForestView, "point">, presence: Presence | null): Goal | null {
  if (presence === null) return null;
  const note = presence.docId === null ? null : parseNoteDocId(presence.docId);
  if (note?.sheet === "shared" && view.point(note.pointId) !== undefined) return { kind: "note", pointId: note.pointId };
  return presence.at !== null && isPointId(presence.at) && view.point(presence.at) !== undefined ? { kind: "point", pointId: presence.at } : null;
}
