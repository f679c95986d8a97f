import { useCallback } from "react";
import { useReadAfterPause } from "#renderer/runtime/index.ts";
import { noteToJson, type NoteDocId, type NoteJson } from "#shared/notes/index.ts";
import { useNoteDocument } from "./useNoteDocument.ts";

/** While others write, what is shown beside it is compared anew when they pause. */
const PAUSE_MS = 300;

/** The blocks of a note as it stands now, kept current; null until it is read. `now` reads them this moment. */
export function useNoteBlocks(docId: NoteDocId): { readonly blocks: readonly NoteJson[] | null; now(): readonly NoteJson[] | null } {
  const state = useNoteDocument(docId, 0);
  const doc = state.kind === "open" ? state.document.doc : null;
  const now = useCallback(() => (doc === null ? null : noteToJson(doc).content ?? []), [doc]);
  const follow = useCallback((onChange: () => void) => {
    doc?.on("update", onChange);
    return () => { doc?.off("update", onChange); };
  }, [doc]);
  return { blocks: useReadAfterPause(now, follow, { pauseMs: PAUSE_MS }), now };
}
