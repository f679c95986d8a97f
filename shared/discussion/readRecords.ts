import * as Y from "yjs";
import { isEndId, isOwnDocId, isPersonId, isThreadId, type CommentId, type EpochMs, type PersonId, type ThreadId } from "#shared/kernel/index.ts";
import { parseNoteDocId, type DiscussionDocId, type NoteDocId } from "#shared/notes/index.ts";
import { DISCUSSION_LIMITS, type CommentRecord, type DiscussedId, type QuotedPassage, type ThreadRecord } from "./discussionTypes.ts";

/** What a `Date` can hold: formatting anything beyond it throws. */
const FARTHEST_MS = 8.64e15;

/** Cuts a text to `limit` UTF-16 units without leaving half a character at the end. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}

/** Values as they stand in a document; null for what is none. */
export const momentOf = (value: unknown): EpochMs | null => (typeof value === "number" && Math.abs(value) <= FARTHEST_MS ? value : null);
export const personOf = (value: unknown): PersonId | null => (isPersonId(value) ? value : null);
export const isNoteDocId = (value: unknown): value is NoteDocId => typeof value === "string" && parseNoteDocId(value) !== null;

/** Whether a value names something that can be talked about. */
export function isDiscussedId(value: unknown): value is DiscussedId {
  return isEndId(value) || isNoteDocId(value);
}

function readPassage(fields: Y.Map<unknown>): QuotedPassage | null {
  const start = fields.get("start");
  const end = fields.get("end");
  const quote = fields.get("quote");
  if (typeof start !== "string" || typeof end !== "string" || start.length > DISCUSSION_LIMITS.position || end.length > DISCUSSION_LIMITS.position) return null;
  return Object.freeze({ start, end, quote: typeof quote === "string" ? cutText(quote, DISCUSSION_LIMITS.quote) : "" });
}

/** A stored thread without its comments; null for what cannot be read. A shared document has nothing to say about an own sheet. */
export function readThread(id: ThreadId, stored: unknown, docId: DiscussionDocId): Omit<ThreadRecord, "comments"> | null {
  if (!(stored instanceof Y.Map)) return null;
  const fields: Y.Map<unknown> = stored;
  const at = fields.get("at");
  if (!isDiscussedId(at) || (isOwnDocId(at) && !isOwnDocId(docId))) return null;
  const resolvedAtMs = momentOf(fields.get("resolvedAtMs"));
  return {
    id, docId, at, passage: readPassage(fields),
    createdAtMs: momentOf(fields.get("createdAtMs")) ?? 0, createdBy: personOf(fields.get("createdBy")),
    resolvedAtMs, resolvedBy: resolvedAtMs === null ? null : personOf(fields.get("resolvedBy")),
  };
}

/** A stored comment; null for what cannot be read and for what was deleted. */
export function readComment(id: CommentId, stored: unknown): CommentRecord | null {
  if (!(stored instanceof Y.Map)) return null;
  const fields: Y.Map<unknown> = stored;
  const threadId = fields.get("thread");
  const text = fields.get("text");
  if (!isThreadId(threadId) || typeof text !== "string" || fields.has("deletedAtMs")) return null;
  return Object.freeze({
    id, threadId, text: cutText(text, DISCUSSION_LIMITS.text),
    createdAtMs: momentOf(fields.get("createdAtMs")) ?? 0, createdBy: personOf(fields.get("createdBy")), editedAtMs: momentOf(fields.get("editedAtMs")),
  });
}

/** The one order of threads and of comments: by moment, then by id, the same on every machine. */
export function byMoment(a: { readonly createdAtMs: EpochMs; readonly id: string }, b: { readonly createdAtMs: EpochMs; readonly id: string }): number {
  return a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
