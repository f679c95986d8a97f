import { ok, type CommentId, type Result } from "#shared/kernel/index.ts";
import { COMMENTS_ROOT, type DiscussionDesk } from "../discussionTypes.ts";
import { transactDiscussion } from "../transactDiscussion.ts";
import { checkText, type CommentTextError } from "./checkText.ts";
import { ownComment, type OwnCommentError } from "./ownComment.ts";

export interface EditCommentInput { readonly id: CommentId; readonly text: string }
export type EditCommentError = CommentTextError | OwnCommentError;

/** Says it in other words. The same words leave no mark of an edit. */
export function editComment(desk: DiscussionDesk, { id, text }: EditCommentInput): Result<void, EditCommentError> {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  const own = ownComment(desk, id);
  if (!own.ok) return own;
  if (own.value.text !== checked.value) {
    transactDiscussion(desk, "editComment", (writer) => {
      writer.set({ root: COMMENTS_ROOT, id, key: "text" }, checked.value);
      writer.set({ root: COMMENTS_ROOT, id, key: "editedAtMs" }, desk.clock.now());
    });
  }
  return ok(undefined);
}
