import { useEffect, useRef, useState, type ReactElement } from "react";
import { reportProblem, useForest, useShell, type AttachmentRef, type SideDocument } from "#renderer/runtime/index.ts";
import { createPart, LazyPart } from "#renderer/ui/index.ts";
import type { NoteDocId } from "#shared/notes/index.ts";
import { filesOfNote } from "../model/noteWork.ts";

// Pictures, PDF and players come when the first file is looked at.
const viewer = createPart("AttachmentViewer", async () => {
  const { AttachmentViewer } = await import("#renderer/features/attachments/index.ts");
  return { AttachmentViewer };
}, reportProblem);

interface NoteFilesProps {
  readonly docId: NoteDocId;
  readonly sha256: string;
  /** The copy of the note it stands in, where it is only suggested. */
  readonly drafted?: SideDocument["doc"] | null;
  onClose(): void;
}

/** The files of a note over the whole window, beginning with the one that was opened. */
export function NoteFiles({ docId, sha256, drafted = null, onClose }: NoteFilesProps): ReactElement | null {
  const forest = useForest();
  const shell = useShell();
  const latest = useRef(onClose);
  latest.current = onClose;
  const [items, setItems] = useState<readonly AttachmentRef[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    filesOfNote(forest, docId, drafted).then((files) => {
      if (!isWanted) return;
      if (files.some((file) => file.sha256 === sha256)) setItems(files);
      else {
        shell.toast({ tone: "info", key: "app.noteFileGone" });
        latest.current();
      }
    }, (thrown: unknown) => {
      reportProblem("files of a note", thrown);
      if (!isWanted) return;
      shell.toast({ tone: "error", key: "app.noteFailed" });
      // Else the same file could not be asked for once more.
      latest.current();
    });
    return () => { isWanted = false; };
  }, [forest, shell, docId, sha256, drafted]);
  if (items === null) return null;
  const startIndex = Math.max(0, items.findIndex((item) => item.sha256 === sha256));
  return <LazyPart part={viewer} given={{ items, startIndex, attachments: forest.attachments, onClose }} onClose={onClose} />;
}
