import { err, isCommentId, ok, type CommentId, type Result } from "#shared/kernel/index.ts";
import { COMMENTS_ROOT, type CommentRecord, type DiscussionDesk } from "../discussionTypes.ts";
import { readComment } from "../readRecords.ts";

export type OwnCommentError = { readonly code: "no-such-comment" } | { readonly code: "not-yours" };

/** A present comment of the person who asks. Whose it is remains a claim; this keeps honest people from slips. */
export function ownComment(desk: DiscussionDesk, id: CommentId): Result<CommentRecord, OwnCommentError> {
  const comment = isCommentId(id) ? readComment(id, desk.doc.getMap(COMMENTS_ROOT).get(id)) : null;
  if (comment === null) return err({ code: "no-such-comment" });
  return comment.createdBy === desk.author ? ok(comment) : err({ code: "not-yours" });
}
