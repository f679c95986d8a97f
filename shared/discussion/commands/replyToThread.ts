import { err, ok, type CommentId, type Result, type ThreadId } from "#shared/kernel/index.ts";
import { COMMENTS_ROOT, DISCUSSION_LIMITS, type DiscussionDesk } from "../discussionTypes.ts";
import { hasRoomFor } from "../shareFairly.ts";
import { transactDiscussion } from "../transactDiscussion.ts";
import { checkText, type CommentTextError } from "./checkText.ts";

export interface ReplyToThreadInput { readonly threadId: ThreadId; readonly text: string }
export type ReplyToThreadError = CommentTextError | { readonly code: "no-such-thread" } | { readonly code: "too-many"; readonly limit: number };

/** Says something more in a thread. A resolved one stays resolved: to answer is not to reopen. */
export function replyToThread(desk: DiscussionDesk, { threadId, text }: ReplyToThreadInput): Result<CommentId, ReplyToThreadError> {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  const thread = desk.view.thread(threadId);
  if (thread === undefined) return err({ code: "no-such-thread" });
  if (!hasRoomFor(desk.author, thread.comments, DISCUSSION_LIMITS.commentsPerThread)) return err({ code: "too-many", limit: DISCUSSION_LIMITS.commentsPerThread });
  const id = desk.ids.newCommentId();
  transactDiscussion(desk, "replyToThread", (writer) => {
    writer.create(COMMENTS_ROOT, id, { thread: threadId, text: checked.value, createdAtMs: desk.clock.now(), createdBy: desk.author });
  });
  return ok(id);
}
