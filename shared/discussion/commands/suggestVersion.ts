import { err, isThreadId, ok, type Result } from "#shared/kernel/index.ts";
import { parseNoteDocId, type NoteDocId } from "#shared/notes/index.ts";
import { SUGGESTIONS_ROOT } from "../discussionTypes.ts";
import { isUnchanged, readSuggestion, SENT_TO, writeSuggestedText } from "../readSuggestion.ts";
import { hasRoomFor } from "../shareFairly.ts";
import { SUGGESTION_LIMITS, type SuggestedText, type SuggestionDesk, type SuggestionId, type SuggestionRecord } from "../suggestionTypes.ts";
import { transactDiscussion } from "../transactDiscussion.ts";

export interface SuggestVersionInput { readonly at: NoteDocId; readonly text: SuggestedText; readonly why: string }
/** `own-sheet`: what is one's own needs nobody's leave. `too-large`: `limit` in UTF-16 units of both versions as JSON. */
export type SuggestVersionError =
  | { readonly code: "own-sheet" | "unchanged" }
  | { readonly code: "too-large" | "words-too-long" | "too-many"; readonly limit: number };

/** What of it keeps a version from being kept or sent; null: nothing. */
export function whyNotSuggested({ at, text, why }: SuggestVersionInput): SuggestVersionError | null {
  if (parseNoteDocId(at)?.sheet !== "shared") return { code: "own-sheet" };
  if (why.length > SUGGESTION_LIMITS.words) return { code: "words-too-long", limit: SUGGESTION_LIMITS.words };
  const stored = writeSuggestedText(text);
  return stored.base.length + stored.blocks.length > SUGGESTION_LIMITS.text ? { code: "too-large", limit: SUGGESTION_LIMITS.text } : null;
}

/** What waits for a decision on a note. What has been decided is in nobody's way. */
function openAt({ doc }: SuggestionDesk, at: NoteDocId): readonly SuggestionRecord[] {
  const open: SuggestionRecord[] = [];
  for (const [id, stored] of doc.getMap(SUGGESTIONS_ROOT)) {
    const found = isThreadId(id) ? readSuggestion(id, stored) : null;
    if (found?.at === at && found.decision === null) open.push(found);
  }
  return open;
}

/** Says how a note should read, for those who may write there to decide about. */
export function suggestVersion(desk: SuggestionDesk, input: SuggestVersionInput): Result<SuggestionId, SuggestVersionError> {
  const given = { ...input, why: input.why.trim() };
  const refusal = desk.docId === SENT_TO ? whyNotSuggested(given) : { code: "own-sheet" as const };
  if (refusal !== null) return err(refusal);
  if (isUnchanged(given.text)) return err({ code: "unchanged" });
  if (!hasRoomFor(desk.author, openAt(desk, given.at), SUGGESTION_LIMITS.perNote)) return err({ code: "too-many", limit: SUGGESTION_LIMITS.perNote });
  const id = desk.ids.newThreadId();
  transactDiscussion(desk, "suggestVersion", (writer) => {
    writer.create(SUGGESTIONS_ROOT, id, { at: given.at, why: given.why, ...writeSuggestedText(given.text), createdAtMs: desk.clock.now(), createdBy: desk.author });
  });
  return ok(id);
}
