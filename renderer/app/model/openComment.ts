import { goToComment, placeOfComment } from "#renderer/features/comments/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import { isEndId, type CommentId, type PointId } from "#shared/kernel/index.ts";
import { parseNoteDocId } from "#shared/notes/index.ts";
import { commitTyping } from "./commitTyping.ts";
import { shellStore } from "./shellStore.ts";

interface Where {
  readonly open: OpenForest;
  /** Reading the discussion takes a moment, in which the forest may have been left. */
  isOpen(): boolean;
  readonly shell: ShellPort;
}

/** Goes to a comment: beside its note, or in the side panel of what it is about. */
export async function openComment({ open, isOpen, shell }: Where, commentId: CommentId, pointId: PointId): Promise<void> {
  const place = await placeOfComment(open, commentId);
  if (!isOpen()) return;
  const note = place === null || isEndId(place.at) ? null : parseNoteDocId(place.at);
  if (place !== null && note !== null) {
    goToComment(open, place);
    shell.openNote(note.pointId, { sheet: note.sheet, words: "", before: "" });
    return;
  }
  commitTyping();
  if (place === null) {
    shell.toast({ tone: "info", key: "app.commentGone" });
    open.selection.select([pointId]);
    shell.goTo("forest");
  } else {
    goToComment(open, place);
    open.selection.select([isEndId(place.at) ? place.at : pointId]);
    // Not by `goTo`, which gives the keyboard to the graph: the comment takes it.
    shellStore.setState(({ panels }) => ({ place: "forest", panels: { ...panels, inspector: true } }));
  }
  shell.camera("selection");
}
