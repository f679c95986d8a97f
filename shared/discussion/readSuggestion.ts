import * as Y from "yjs";
import { matchSequences, blockKey, parseNoteDocId, readBlocks, readNoteJson, type DiscussionDocId, type NoteJson } from "#shared/notes/index.ts";
import { cutText, isNoteDocId, momentOf, personOf } from "./readRecords.ts";
import { SUGGESTION_LIMITS, type Decision, type SuggestedText, type SuggestionId, type SuggestionRecord } from "./suggestionTypes.ts";

const DECISIONS: readonly string[] = ["adopted", "declined", "withdrawn"] satisfies readonly Decision[];
const isDecision = (value: unknown): value is Decision => typeof value === "string" && DECISIONS.includes(value);
const wordsOf = (value: unknown): string => (typeof value === "string" ? cutText(value, SUGGESTION_LIMITS.words) : "");

/** More blocks than this differ in no note that somebody edited: then the whole text is kept anew. */
const MAX_EDITS = 2_000;

/**
 * A stored suggestion without its text; null for what cannot be read and for what was taken away. Only the note everybody reads has suggestions, be they sent or still being written.
 */
export function readSuggestion(id: SuggestionId, stored: unknown): SuggestionRecord | null {
  if (!(stored instanceof Y.Map)) return null;
  const fields: Y.Map<unknown> = stored;
  const at = fields.get("at");
  if (!isNoteDocId(at) || parseNoteDocId(at)?.sheet !== "shared" || fields.has("deletedAtMs")) return null;
  const kind = fields.get("decision");
  const adoptions = Math.min(SUGGESTION_LIMITS.adoptions, adoptionKeys(fields).length);
  return Object.freeze({
    id, at, why: wordsOf(fields.get("why")), createdAtMs: momentOf(fields.get("createdAtMs")) ?? 0, createdBy: personOf(fields.get("createdBy")),
    decision: isDecision(kind) ? Object.freeze({ kind, atMs: momentOf(fields.get("decidedAtMs")) ?? 0, by: personOf(fields.get("decidedBy")), reason: kind === "declined" ? wordsOf(fields.get("reason")) : "" }) : null,
    adoptions: kind === "adopted" ? Math.max(1, adoptions) : 0,
  });
}

/** Each adoption has a key of its own: of two who decide apart one decision is heard, and that there were two must not be lost. */
export const ADOPTED_KEY = "adopted:";
export const adoptionKeys = (fields: Y.Map<unknown>): readonly string[] => [...fields.keys()].filter((key) => key.startsWith(ADOPTED_KEY));

/** The text of a stored suggestion; null when nobody can read it. What others wrote is looked at piece by piece; never throws. */
export function readSuggestedText(stored: unknown): SuggestedText | null {
  if (!(stored instanceof Y.Map)) return null;
  const fields: Y.Map<unknown> = stored;
  const [baseText, blocksText] = [fields.get("base"), fields.get("blocks")];
  if (typeof baseText !== "string" || typeof blocksText !== "string" || baseText.length + blocksText.length > SUGGESTION_LIMITS.text) return null;
  const base = readBlocks(parsed(baseText));
  const found = parsed(blocksText);
  if (base === null || !Array.isArray(found)) return null;
  // A number stands for the block of the note it was made from; each once, or a few bytes would become very many.
  const used = new Set<number>();
  const whole = found.flatMap((each: unknown): readonly unknown[] => {
    if (typeof each !== "number") return [each];
    const block = used.has(each) ? undefined : base[each];
    used.add(each);
    return block === undefined ? [] : [block];
  });
  const blocks = readBlocks(whole);
  return blocks === null ? null : { base, blocks };
}

/** The words of a stored suggestion that the note it was made from did not have: the blocks that are kept whole. Empty when nobody can read it; never throws. */
export function readSuggestedWords(stored: unknown): string {
  if (!(stored instanceof Y.Map)) return "";
  const fields: Y.Map<unknown> = stored;
  const [baseText, text] = [fields.get("base"), fields.get("blocks")];
  if (typeof baseText !== "string" || typeof text !== "string" || baseText.length + text.length > SUGGESTION_LIMITS.text) return "";
  const found = parsed(text);
  const own = Array.isArray(found) ? readBlocks(found.filter((each: unknown) => typeof each !== "number")) : null;
  return own === null ? "" : readNoteJson({ type: "doc", content: own }).text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // SAFETY: text that is no JSON is read like a value that is no list: as nothing.
    return null;
  }
}

/** How both versions are stored: of the suggested one only the blocks that differ, and numbers for those of the note it was made from. */
export function writeSuggestedText({ base, blocks }: SuggestedText): { readonly base: string; readonly blocks: string } {
  const sameAs = new Map(matchSequences(base.map(blockKey), blocks.map(blockKey), MAX_EDITS).map(([from, to]) => [to, from]));
  return { base: JSON.stringify(base), blocks: JSON.stringify(blocks.map((block: NoteJson, at): NoteJson | number => sameAs.get(at) ?? block)) };
}

/** Whether a version says the same as the one it was made from. */
export function isUnchanged({ base, blocks }: SuggestedText): boolean {
  return base.length === blocks.length && base.every((block, at) => blockKey(block) === blockKey(blocks[at] ?? block));
}

/** In which document suggestions that others read stand. */
export const SENT_TO: DiscussionDocId = "discussion";
/** Where those stand that somebody is still writing: on their own devices. */
export const DRAFTED_IN: DiscussionDocId = "my:discussion";
