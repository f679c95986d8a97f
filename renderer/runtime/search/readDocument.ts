import * as Y from "yjs";
import { createDiscussionView, createSuggestionView, plainComment, SENT_TO, type SuggestionId, type SuggestionView } from "#shared/discussion/index.ts";
import { isDiscussionDocId, parseNoteDocId, readNote, type DiscussionDocId, type NoteDocId, type SideDocId } from "#shared/notes/index.ts";
import { isEndId, isPointId, type CommentId, type EndId, type EpochMs, type PersonId, type PointId } from "#shared/kernel/index.ts";
import type { SuggestionState } from "#shared/search/index.ts";

export interface NoteContent {
  readonly kind: "note";
  readonly docId: NoteDocId;
  readonly pointId: PointId;
  readonly text: string;
  readonly refs: readonly { readonly pointId: PointId; readonly label: string; readonly context: string }[];
  readonly attachments: readonly { readonly sha256: string; readonly name: string; readonly mime: string }[];
  readonly changedAtMs: EpochMs | null;
}

export interface DiscussionContent {
  readonly kind: "discussion";
  readonly docId: DiscussionDocId;
  readonly comments: readonly { readonly id: CommentId; readonly at: EndId; /** About a passage of its note; absent: about the point or link itself. */ readonly isOnNote?: true; readonly text: string; readonly atMs: EpochMs; readonly by: PersonId | null }[];
  /** Versions of notes that were sent, by what they say that the note did not, and why. */
  readonly suggestions: readonly { readonly id: SuggestionId; readonly pointId: PointId; readonly text: string; readonly atMs: EpochMs; readonly by: PersonId | null; readonly state: SuggestionState }[];
}

/** What the index keeps of a document. */
export type DocContent = NoteContent | DiscussionContent;

/** Reads a document from its updates. What cannot be applied is left out; null when nothing could be. */
export function readDocument(docId: SideDocId, updates: readonly Uint8Array[], changedAtMs: EpochMs | null): DocContent | null {
  const doc = new Y.Doc();
  try {
    const applied = updates.filter((update) => applies(doc, update));
    return applied.length === 0 && updates.length > 0 ? null : contentOf(docId, doc, changedAtMs);
  } finally {
    doc.destroy();
  }
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    // Said once, by whoever opens the note; for the index one update less is the same as a note not written yet.
    return false;
  }
}

function contentOf(docId: SideDocId, doc: Y.Doc, changedAtMs: EpochMs | null): DocContent | null {
  if (isDiscussionDocId(docId)) return { kind: "discussion", docId, comments: commentsOf(docId, doc), suggestions: docId === SENT_TO ? suggestionsOf(doc) : [] };
  const parsed = parseNoteDocId(docId);
  if (parsed === null) return null;
  const { text, refs, attachments } = readNote(doc);
  return { kind: "note", docId, pointId: parsed.pointId, text, refs, attachments, changedAtMs };
}

function commentsOf(docId: DiscussionDocId, doc: Y.Doc): DiscussionContent["comments"] {
  const view = createDiscussionView(docId, doc);
  const found = view.threads().flatMap(({ at, comments }) => {
    const end = isEndId(at) ? at : (parseNoteDocId(at)?.pointId ?? null);
    return end === null ? [] : comments.map(({ id, text, createdAtMs, createdBy }) => ({ id, at: end, ...(isEndId(at) ? {} : { isOnNote: true as const }), text: plainComment(text).plain, atMs: createdAtMs, by: createdBy }));
  });
  view.destroy();
  return found;
}

/** As many of a note as are shown there. A draft is not among them: it is nobody's word yet. */
function suggestionsOf(doc: Y.Doc): DiscussionContent["suggestions"] {
  const view = createSuggestionView(doc);
  const notes = new Set(view.suggestions().map(({ at }) => at));
  const found = [...notes].flatMap((at) => {
    const pointId = parseNoteDocId(at)?.pointId ?? null;
    return pointId === null ? [] : view.suggestionsAt(at).map((record) => ({ id: record.id, pointId, text: wordsOf(view, record), atMs: record.createdAtMs, by: record.createdBy, state: record.decision?.kind ?? "open" as const }));
  });
  view.destroy();
  return found;
}

function wordsOf(view: SuggestionView, { id, why, decision }: ReturnType<SuggestionView["suggestions"]>[number]): string {
  return [why, view.wordsOf(id), decision?.reason ?? ""].filter((words) => words.trim() !== "").join("\n").slice(0, MAX_SUGGESTION_CHARS);
}
/** A longer one is found by its beginning: most of a note written anew stands in the note, too, once it is adopted. */
const MAX_SUGGESTION_CHARS = 100_000;

/** The first line that says something, cut to what a list can show: a sentence rather than the heading above it. */
export function previewOfText(text: string): string | null {
  const lines = text.slice(0, 2_000).split("\n").map((each) => each.trim()).filter((each) => each !== "");
  const line = lines.find((each) => each.length > MAX_HEADING_CHARS || /[，。！？；：,.!?;:]/.test(each)) ?? lines[0];
  return line?.slice(0, MAX_PREVIEW_CHARS) ?? null;
}
/** A longer line without a stop is hardly a heading. */
const MAX_HEADING_CHARS = 16;
const MAX_PREVIEW_CHARS = 120;

/** The point something said about an end is found with; null: a link, which has to be asked for. */
export const pointOfEnd = (end: EndId): PointId | null => (isPointId(end) ? end : null);
