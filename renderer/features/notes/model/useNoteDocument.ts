import { useEffect, useState } from "react";
import { reportProblem, useForest } from "#renderer/runtime/index.ts";
import type { NoteDocId, SideDocument } from "#renderer/runtime/notes/types.ts";

export type NoteDocumentState =
  | { readonly kind: "loading" }
  | { readonly kind: "open"; readonly document: SideDocument }
  | { readonly kind: "failed" };

/** The document of a note while somebody looks at it; let go of afterwards. `attempt` growing tries again. */
export function useNoteDocument(docId: NoteDocId, attempt: number): NoteDocumentState {
  const { notes } = useForest();
  const [state, setState] = useState<NoteDocumentState & { readonly of: string }>({ kind: "loading", of: "" });
  const of = `${docId} ${String(attempt)}`;
  useEffect(() => {
    let isWanted = true;
    let opened: SideDocument | null = null;
    const take = async (): Promise<void> => {
      const answer = await notes.open(docId);
      if (!answer.ok) {
        if (isWanted) setState({ kind: "failed", of });
        return;
      }
      opened = answer.value;
      if (isWanted) setState({ kind: "open", document: opened, of });
      else opened.release();
    };
    take().catch((thrown: unknown) => {
      reportProblem("open a note", thrown);
      if (isWanted) setState({ kind: "failed", of });
    });
    return () => {
      isWanted = false;
      // What stands inside is taken away in this same turn, after this: its last words still have to find the document open.
      queueMicrotask(() => { opened?.release(); });
    };
  }, [notes, docId, of]);
  // What was opened for another note is on its way out: it is not shown for this one.
  return state.of === of ? state : { kind: "loading" };
}
