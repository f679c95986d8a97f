import * as Y from "yjs";
import { err, isPersonId, ok, type Result } from "#shared/kernel/index.ts";
import { SUGGESTIONS_ROOT } from "../discussionTypes.ts";
import { ADOPTED_KEY, adoptionKeys, readSuggestion } from "../readSuggestion.ts";
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
  const stored = desk.doc.getMap(SUGGESTIONS_ROOT).get(id);
  const adopted = stored instanceof Y.Map ? adoptionKeys(stored) : [];
  transactDiscussion(desk, "decideSuggestion", (writer) => {
    const set = (key: string, value: string | number | undefined): void => { writer.set({ root: SUGGESTIONS_ROOT, id, key }, value); };
    set("decision", decision ?? undefined);
    set("decidedAtMs", decision === null ? undefined : desk.clock.now());
    set("decidedBy", decision === null ? undefined : desk.author);
    // An empty one is written, too: of two who decide apart one is heard, and his decision must not stand with the other one's reason.
    set("reason", decision === null ? undefined : words);
    if (decision === null) for (const key of adopted) set(key, undefined);
    if (decision === "adopted") set(`${ADOPTED_KEY}${desk.ids.newThreadId()}`, desk.author);
  });
  return ok(undefined);
}

/**
 * Somebody undid what adopting wrote into the note. It waits for a decision again, unless somebody else adopted it, too, without knowing: then theirs stands. What was decided otherwise meanwhile
 * stays decided.
 */
export function takeBackAdoption(desk: SuggestionDesk, { id }: { readonly id: SuggestionId }): Result<void, DecideSuggestionError> {
  const stored = desk.doc.getMap(SUGGESTIONS_ROOT).get(id);
  const found = readSuggestion(id, stored);
  if (found?.decision?.kind !== "adopted" || !(stored instanceof Y.Map)) return ok(undefined);
  const own = adoptionKeys(stored).filter((key) => stored.get(key) === desk.author);
  const others = adoptionKeys(stored).filter((key) => stored.get(key) !== desk.author);
  const isMine = found.decision.by === desk.author;
  if (isMine && others.length === 0) return decideSuggestion(desk, { id, decision: null, reason: "" });
  const other: unknown = others.map((key): unknown => stored.get(key)).find(isPersonId);
  transactDiscussion(desk, "decideSuggestion", (writer) => {
    for (const key of own) writer.set({ root: SUGGESTIONS_ROOT, id, key }, undefined);
    if (isMine && isPersonId(other)) writer.set({ root: SUGGESTIONS_ROOT, id, key: "decidedBy" }, other);
  });
  return ok(undefined);
}
