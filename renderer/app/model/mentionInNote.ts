import type { PointId } from "#shared/kernel/index.ts";
import { isNoteDocId, mentionName } from "#shared/notes/index.ts";
import type { Action, OpenForest, ShellPort } from "#renderer/runtime/index.ts";

export interface WrittenName {
  /** The document in which the name stands; null: in no note. */
  readonly docId: string | null;
  readonly name: string;
  /** Whose note it is. */
  readonly pointId: PointId;
}

/** The newest mention that was made this way. Its document stays open meanwhile: only then can it be taken back. */
let last: { readonly forest: OpenForest; takeBack(): void; release(): void } | null = null;

function letGo(): void {
  last?.release();
  last = null;
}

/** Makes a name that stands in a note one that points, where it stands first. Says what became of it. */
export async function mentionInNote(forest: OpenForest, shell: ShellPort, written: WrittenName, pointId: PointId): Promise<void> {
  const { docId, name } = written;
  if (docId === null || !isNoteDocId(docId)) return shell.openDialog({ kind: "link", from: written.pointId, to: pointId });
  const opened = await forest.notes.open(docId);
  if (!opened.ok || opened.value.isReadOnly) {
    if (opened.ok) opened.value.release();
    return shell.toast({ tone: "warn", key: "app.mention.failed" });
  }
  const made = mentionName(opened.value.doc, { name, pointId });
  if (made === null) {
    opened.value.release();
    return shell.toast({ tone: "warn", key: "app.mention.gone", values: { name } });
  }
  letGo();
  last = { forest, takeBack: made.takeBack, release: opened.value.release };
  shell.toast({ tone: "success", key: "app.mention.made", values: { name, where: forest.view.point(written.pointId)?.title ?? "" }, actionId: "note.takeBackMention" });
}

/** 撤销 on the message that a mention was made. */
export const takeBackMention: Action = {
  id: "note.takeBackMention", group: "edit", labelKey: "app.mention.takeBack", shortcuts: [], outsideTextOnly: false,
  isEnabled: ({ forest }) => last !== null && last.forest === forest,
  run: () => {
    last?.takeBack();
    letGo();
  },
};
