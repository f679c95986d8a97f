import { err, isThreadId, ok, type Result } from "#shared/kernel/index.ts";
import { SUGGESTIONS_ROOT } from "../discussionTypes.ts";
import { DRAFTED_IN, readSuggestion, writeSuggestedText } from "../readSuggestion.ts";
import type { SuggestionDesk, SuggestionId } from "../suggestionTypes.ts";
import { transactDiscussion } from "../transactDiscussion.ts";
import { whyNotSuggested, type SuggestVersionError, type SuggestVersionInput } from "./suggestVersion.ts";

export interface KeepDraftInput extends SuggestVersionInput {
  /** The draft that is written on; null for a new one. */
  readonly id: SuggestionId | null;
}

/** Keeps a version that is still being written, where only its author reads it. Answers which draft that is. */
export function keepDraft(desk: SuggestionDesk, { id, ...input }: KeepDraftInput): Result<SuggestionId, SuggestVersionError> {
  const refusal = desk.docId === DRAFTED_IN ? whyNotSuggested(input) : { code: "own-sheet" as const };
  if (refusal !== null) return err(refusal);
  const known = id !== null && readSuggestion(id, desk.doc.getMap(SUGGESTIONS_ROOT).get(id)) !== null ? id : null;
  const draftId = known ?? desk.ids.newThreadId();
  const stored = { ...writeSuggestedText(input.text), why: input.why };
  transactDiscussion(desk, "keepDraft", (writer) => {
    if (known === null) writer.create(SUGGESTIONS_ROOT, draftId, { at: input.at, ...stored, createdAtMs: desk.clock.now(), createdBy: desk.author });
    else for (const [key, value] of Object.entries(stored)) writer.set({ root: SUGGESTIONS_ROOT, id: draftId, key }, value);
  });
  return ok(draftId);
}

/** Takes a draft away, with its words. One that is gone already is no mistake. */
export function dropDraft(desk: SuggestionDesk, { id }: { readonly id: SuggestionId }): Result<void, never> {
  if (desk.docId !== DRAFTED_IN || !isThreadId(id) || readSuggestion(id, desk.doc.getMap(SUGGESTIONS_ROOT).get(id)) === null) return ok(undefined);
  transactDiscussion(desk, "dropDraft", (writer) => {
    writer.set({ root: SUGGESTIONS_ROOT, id, key: "deletedAtMs" }, desk.clock.now());
    for (const key of ["base", "blocks", "why"]) writer.set({ root: SUGGESTIONS_ROOT, id, key }, undefined);
  });
  return ok(undefined);
}
