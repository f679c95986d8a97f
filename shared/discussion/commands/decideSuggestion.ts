import { err, ok, type Result } from "#shared/kernel/index.ts";
import { SUGGESTIONS_ROOT } from "../discussionTypes.ts";
import { readSuggestion } from "../readSuggestion.ts";
import { SUGGESTION_LIMITS, type Decision, type SuggestionDesk, type SuggestionId } from "../suggestionTypes.ts";
import { transactDiscussion } from "../transactDiscussion.ts";

export interface DecideSuggestionInput {
  readonly id: SuggestionId;
  /** Null opens it again. */
  readonly decision: Decision | null;
  /** What the author is told; may be empty. */
  readonly reason: string;
}
/** `decided`: somebody was quicker. `not-yours`: only its author withdraws a suggestion. */
export type DecideSuggestionError = { readonly code: "no-such-suggestion" | "decided" | "not-yours" } | { readonly code: "words-too-long"; readonly limit: number };

/**
 * Says what becomes of a suggestion. Whether somebody may write into the note is asked by whoever calls this; that only its author withdraws one keeps honest people from slips, as with comments.
 */
export function decideSuggestion(desk: SuggestionDesk, { id, decision, reason }: DecideSuggestionInput): Result<void, DecideSuggestionError> {
  const found = readSuggestion(id, desk.doc.getMap(SUGGESTIONS_ROOT).get(id));
  if (found === null) return err({ code: "no-such-suggestion" });
  if (reason.length > SUGGESTION_LIMITS.words) return err({ code: "words-too-long", limit: SUGGESTION_LIMITS.words });
  if (decision === "withdrawn" && found.createdBy !== desk.author) return err({ code: "not-yours" });
  if (decision !== null && found.decision !== null) return err({ code: "decided" });
  if (decision === null && found.decision === null) return ok(undefined);
  const words = reason.trim();
  transactDiscussion(desk, "decideSuggestion", (writer) => {
    const set = (key: string, value: string | number | undefined): void => { writer.set({ root: SUGGESTIONS_ROOT, id, key }, value); };
    set("decision", decision ?? undefined);
    set("decidedAtMs", decision === null ? undefined : desk.clock.now());
    set("decidedBy", decision === null ? undefined : desk.author);
    // An empty one is written, too: of two who decide apart one is heard, and his decision must not stand with the other one's reason.
    set("reason", decision === null ? undefined : words);
  });
  return ok(undefined);
}
