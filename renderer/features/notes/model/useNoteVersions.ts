import { useCallback, useEffect, useState } from "react";
import { noteToJson, writeNote, type NoteDocId, type NoteJson } from "#shared/notes/index.ts";
import type { NoteVersion } from "#shared/ipc/contract.ts";
import { listNoteVersions, readNoteVersion, reportProblem, useForest, useShell } from "#renderer/runtime/index.ts";

export type Versions = "reading" | "failed" | readonly NoteVersion[];
export interface ShownVersion { readonly seq: number; readonly note: "reading" | "failed" | NoteJson }

/** Who wrote into a note, and when; newest first. */
export function useVersions(docId: NoteDocId): Versions {
  const { id } = useForest();
  const [versions, setVersions] = useState<Versions>("reading");
  useEffect(() => {
    let isWanted = true;
    void listNoteVersions(id, docId).then((answer) => { if (isWanted) setVersions(answer.ok ? answer.value : "failed"); });
    return () => { isWanted = false; };
  }, [id, docId]);
  return versions;
}

/** The text of the version that is looked at. */
export function useVersionText(docId: NoteDocId): { readonly shown: ShownVersion | null; show(seq: number): void } {
  const { id } = useForest();
  const [shown, setShown] = useState<ShownVersion | null>(null);
  const show = useCallback((seq: number): void => {
    setShown({ seq, note: "reading" });
    void readNoteVersion(id, docId, seq).then((answer) => {
      const note = answer.ok ? noteToJson(answer.value) : "failed";
      if (answer.ok) answer.value.destroy();
      // Another one may have been asked for meanwhile.
      setShown((now) => (now?.seq === seq ? { seq, note } : now));
    });
  }, [id, docId]);
  return { shown, show };
}

/** Brings a version back by writing it anew: what stood there meanwhile is a version, too. */
export function useRestore(docId: NoteDocId, onDone: () => void): (note: NoteJson) => void {
  const { notes } = useForest();
  const shell = useShell();
  return (note) => {
    const sayFailed = (): void => { shell.toast({ tone: "error", key: "notes.versions.notRestored" }); };
    const bringBack = async (): Promise<void> => {
      const opened = await notes.open(docId);
      if (!opened.ok) return sayFailed();
      try {
        writeNote(opened.value.doc, note, "restore");
      } finally {
        opened.value.release();
      }
      shell.toast({ tone: "success", key: "notes.versions.restored" });
      return onDone();
    };
    bringBack().catch((thrown: unknown) => {
      reportProblem("restore a note", thrown);
      sayFailed();
    });
  };
}
