import { err, isOwnDocId, isThreadId, ok, type Result, type ThreadId } from "#shared/kernel/index.ts";
import { COMMENTS_ROOT, DISCUSSION_LIMITS, THREADS_ROOT, type DiscussedId, type DiscussionDesk, type QuotedPassage } from "../discussionTypes.ts";
import { cutText, readThread } from "../readRecords.ts";
import { hasRoomFor } from "../shareFairly.ts";
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
  if (!hasRoom(desk)) return err({ code: "too-many", limit: DISCUSSION_LIMITS.threads });
  const id = desk.ids.newThreadId();
  const made = { createdAtMs: desk.clock.now(), createdBy: desk.author };
  transactDiscussion(desk, "startThread", (writer) => {
    writer.create(THREADS_ROOT, id, { at, ...(passage === null ? {} : { start: passage.start, end: passage.end, quote: cutText(passage.quote, DISCUSSION_LIMITS.quote) }), ...made });
    writer.create(COMMENTS_ROOT, desk.ids.newCommentId(), { thread: id, text: checked.value, ...made });
  });
  return ok(id);
}

/** Threads that others began in great numbers leave room for those of everybody else. */
function hasRoom({ doc, docId, author }: DiscussionDesk): boolean {
  const root = doc.getMap(THREADS_ROOT);
  if (root.size < DISCUSSION_LIMITS.threads) return true;
  const threads = [...root].flatMap(([id, stored]) => (isThreadId(id) ? (readThread(id, stored, docId) ?? []) : []));
  return hasRoomFor(author, threads, DISCUSSION_LIMITS.threads);
}
