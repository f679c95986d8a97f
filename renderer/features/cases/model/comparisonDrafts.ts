import type { PointId } from "#shared/kernel/index.ts";

/** What somebody wrote about two cases side by side and has not made a point of yet. */
export interface ComparisonDraft { readonly same: string; readonly different: string }

const EMPTY: ComparisonDraft = { same: "", different: "" };
/** So many pairs are remembered; the one not looked at for longest goes first. */
const MOST_DRAFTS = 50;
const drafts = new Map<string, ComparisonDraft>();
// Which of them stands on the left does not matter to what was found.
const keyOf = (left: PointId, right: PointId): string => [left, right].sort().join(" ");

/** What was written about this pair while the window stands; it is not kept on disk. */
export const draftOf = (left: PointId, right: PointId): ComparisonDraft => drafts.get(keyOf(left, right)) ?? EMPTY;

/** Closing the comparison to look something up loses nothing. */
export function rememberDraft(left: PointId, right: PointId, draft: ComparisonDraft): void {
  const key = keyOf(left, right);
  drafts.delete(key);
  if (draft.same === "" && draft.different === "") return;
  drafts.set(key, draft);
  const [oldest] = drafts.keys();
  if (drafts.size > MOST_DRAFTS && oldest !== undefined) drafts.delete(oldest);
}
