import { useCallback, useEffect, useState, type ReactElement } from "react";
import { NewCaseDialog, ShareCaseDialog } from "#renderer/features/cases/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { reportProblem, useForest, useSelection, useShell } from "#renderer/runtime/index.ts";
import { selectedPoints } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { fillNote, readNoteOf, shareNote, standingNoteOf, type StandingNote } from "../model/noteWork.ts";
import { shellStore } from "../model/shellStore.ts";

/** A new case, with the headings of its template written into its note, opened to be written. */
export function NewCase({ illustrates, onClose }: { readonly illustrates: EndId | null; onClose(): void }): ReactElement {
  const forest = useForest();
  const shell = useShell();
  return (
    <NewCaseDialog illustrates={illustrates} onClose={onClose} fillNote={async (pointId, template) => {
      await fillNote(forest, pointId, template);
      shellStore.setState({ notesKind: "cases" });
      shell.openNote(pointId);
    }} />
  );
}

interface NoteToShare { readonly text: string; readonly attachments: readonly string[]; readonly standing: StandingNote | null }

/** What becomes visible when something private is shared, the words of its note included. */
export function ShareCase({ onClose }: { onClose(): void }): ReactElement {
  const forest = useForest();
  const selection = useSelection();
  const shell = useShell();
  const t = useT();
  const [pointId] = useState(() => selectedPoints(forest.view, selection).find((point) => point.doc === "personal")?.id ?? null);
  const [note, setNote] = useState<NoteToShare | null>(null);
  const onFailed = useCallback(() => { shell.toast({ tone: "error", key: "app.noteFailed" }); }, [shell]);
  useEffect(() => {
    if (pointId === null) return;
    let isWanted = true;
    Promise.all([readNoteOf(forest, pointId), standingNoteOf(forest, pointId)]).then(([{ text, attachments }, standing]) => {
      if (isWanted) setNote({ text, attachments: attachments.map(({ name }) => name), standing });
    }, (thrown: unknown) => {
      // Without its words nobody can say what would become visible: nothing is shared.
      reportProblem("read a note to share", thrown);
      onFailed();
    });
    return () => { isWanted = false; };
  }, [forest, pointId, onFailed]);
  const named = (names: readonly string[]): readonly string[] => names.map((name) => (name === "" ? t("app.picture") : name));
  const standing = note?.standing ?? null;
  return (
    <ShareCaseDialog pointId={pointId} noteText={note?.text ?? null} attachments={named(note?.attachments ?? [])} standing={standing === null ? null : { ...standing, attachments: named(standing.attachments) }}
      shareNote={(id, { masks, keepsStanding }) => shareNote(forest, id, { masks, keepsStanding, standing: standing?.fingerprint ?? null })} onClose={onClose} />
  );
}
