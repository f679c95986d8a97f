import { ok, type CommentId, type Result } from "#shared/kernel/index.ts";
import { COMMENTS_ROOT, type DiscussionDesk } from "../discussionTypes.ts";
import { transactDiscussion } from "../transactDiscussion.ts";
import { ownComment, type OwnCommentError } from "./ownComment.ts";

export interface DeleteCommentInput { readonly id: CommentId }
export type DeleteCommentError = OwnCommentError;

/** Takes a comment out of sight; undo brings it back. A thread whose last comment goes is gone with it. */
export function deleteComment(desk: DiscussionDesk, { id }: DeleteCommentInput): Result<void, DeleteCommentError> {
  const own = ownComment(desk, id);
  if (!own.ok) return own;
  transactDiscussion(desk, "deleteComment", (writer) => writer.set({ root: COMMENTS_ROOT, id, key: "deletedAtMs" }, desk.clock.now()));
  return ok(undefined);
}
