import { err, ok, type Result } from "#shared/kernel/index.ts";
import { DISCUSSION_LIMITS } from "../discussionTypes.ts";

export type CommentTextError = { readonly code: "empty" } | { readonly code: "too-long"; readonly limit: number };

/** The text as it is kept: without blank space around it. */
export function checkText(text: string): Result<string, CommentTextError> {
  const trimmed = text.trim();
  if (trimmed === "") return err({ code: "empty" });
  return trimmed.length > DISCUSSION_LIMITS.text ? err({ code: "too-long", limit: DISCUSSION_LIMITS.text }) : ok(trimmed);
}
