import { useEffect, useState } from "react";
import { noteToJson, type NoteDocId, type NoteJson } from "#shared/notes/index.ts";
import { useNoteDocument } from "./useNoteDocument.ts";

/** While others write, what is shown beside it is compared anew when they pause. */
const PAUSE_MS = 300;

/** The blocks of a note as it stands now, kept current; null until it is read. `now` reads them this moment. */
export function useNoteBlocks(docId: NoteDocId): { readonly blocks: readonly NoteJson[] | null; now(): readonly NoteJson[] | null } {
  const state = useNoteDocument(docId, 0);
  const doc = state.kind === "open" ? state.document.doc : null;
  const [blocks, setBlocks] = useState<readonly NoteJson[] | null>(null);
  useEffect(() => {
    if (doc === null) return undefined;
    const read = (): void => { setBlocks(noteToJson(doc).content ?? []); };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = (): void => {
      clearTimeout(timer);
      timer = setTimeout(read, PAUSE_MS);
    };
    read();
    doc.on("update", onUpdate);
    return () => {
      clearTimeout(timer);
      doc.off("update", onUpdate);
    };
  }, [doc]);
  return { blocks: doc === null ? null : blocks, now: () => (doc === null ? null : noteToJson(doc).content ?? []) };
}
