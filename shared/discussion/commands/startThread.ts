import { err, isOwnDocId, ok, type Result, type ThreadId } from "#shared/kernel/index.ts";
import { COMMENTS_ROOT, DISCUSSION_LIMITS, THREADS_ROOT, type DiscussedId, type DiscussionDesk, type QuotedPassage } from "../discussionTypes.ts";
import { cutText } from "../readRecords.ts";
import { transactDiscussion } from "../transactDiscussion.ts";
import { checkText, type CommentTextError } from "./checkText.ts";

export interface StartThreadInput {
  readonly at: DiscussedId;
  /** Null: about the whole thing. Its quote is cut where it is too long. */
  readonly passage: QuotedPassage | null;
  readonly text: string;
}
/** `stays-here`: an own sheet is not spoken of where others read. `bad-passage`: the place cannot be kept. */
export type StartThreadError = CommentTextError | { readonly code: "stays-here" } | { readonly code: "bad-passage" } | { readonly code: "too-many"; readonly limit: number };

/** Begins to talk about something, with a first comment. */
export function startThread(desk: DiscussionDesk, { at, passage, text }: StartThreadInput): Result<ThreadId, StartThreadError> {
  const checked = checkText(text);
  if (!checked.ok) return checked;
  if (isOwnDocId(at) && !isOwnDocId(desk.docId)) return err({ code: "stays-here" });
  if (passage !== null && Math.max(passage.start.length, passage.end.length) > DISCUSSION_LIMITS.position) return err({ code: "bad-passage" });
  if (desk.doc.getMap(THREADS_ROOT).size >= DISCUSSION_LIMITS.threads) return err({ code: "too-many", limit: DISCUSSION_LIMITS.threads });
  const id = desk.ids.newThreadId();
  const made = { createdAtMs: desk.clock.now(), createdBy: desk.author };
  transactDiscussion(desk, "startThread", (writer) => {
    writer.create(THREADS_ROOT, id, { at, ...(passage === null ? {} : { start: passage.start, end: passage.end, quote: cutText(passage.quote, DISCUSSION_LIMITS.quote) }), ...made });
    writer.create(COMMENTS_ROOT, desk.ids.newCommentId(), { thread: id, text: checked.value, ...made });
  });
  return ok(id);
}
