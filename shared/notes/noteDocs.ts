import { isPointId, type PointId } from "#shared/kernel/index.ts";

/**
 * The names of the documents beside `forest` and `personal`. What begins with `my:` belongs to one person's own devices, like `personal`: `isOwnDocId`
 * of the kernel knows the names.
 */
export type NoteSheet = "shared" | "own";

export type NoteDocId = `note:${PointId}` | `my:note:${PointId}` | `note:pt_${string}` | `my:note:pt_${string}`;
/** What everybody says, and what one says to oneself. */
export const DISCUSSION_DOCS = ["discussion", "my:discussion"] as const;
export type DiscussionDocId = (typeof DISCUSSION_DOCS)[number];
/** A document that is read when it is needed, not when the forest opens. */
export type SideDocId = NoteDocId | DiscussionDocId;

const SHARED_PREFIX = "note:";
const OWN_PREFIX = "my:note:";

/** The document of a point's note: the one everybody has, or the one only this person has. */
export function noteDocId(pointId: PointId, sheet: NoteSheet): NoteDocId {
  return sheet === "shared" ? `${SHARED_PREFIX}${pointId}` : `${OWN_PREFIX}${pointId}`;
}

/** Which point's note a document is, and on which sheet; null for any other document. */
export function parseNoteDocId(docId: string): { readonly pointId: PointId; readonly sheet: NoteSheet } | null {
  const sheet: NoteSheet = docId.startsWith(OWN_PREFIX) ? "own" : "shared";
  const prefix = sheet === "own" ? OWN_PREFIX : SHARED_PREFIX;
  const pointId = docId.startsWith(prefix) ? docId.slice(prefix.length) : "";
  return isPointId(pointId) ? { pointId, sheet } : null;
}

export function isNoteDocId(docId: string): docId is NoteDocId {
  return parseNoteDocId(docId) !== null;
}

export function isDiscussionDocId(docId: string): docId is DiscussionDocId {
  return DISCUSSION_DOCS.some((each) => each === docId);
}

/** Whether a document is read when it is needed. */
export function isSideDocId(docId: string): docId is SideDocId {
  return isDiscussionDocId(docId) || isNoteDocId(docId);
}

/** The root of a note's text inside its document. */
export const NOTE_BODY = "body";
