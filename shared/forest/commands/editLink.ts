import * as z from "zod";
import { err, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { endIdInput, linkIdInput, linkTypeInput, passageInput, phraseInput, readInput, reasonInput, type ReadOnlyError } from "./commandInput.ts";
import { rewriteLink, type RewriteRefusal } from "./rewriteLink.ts";

const input = z.object({ id: linkIdInput, type: linkTypeInput.optional(), phrase: phraseInput.optional(), reason: reasonInput.optional(), passage: passageInput.optional(), from: endIdInput.optional(), to: endIdInput.optional() });
export type EditLinkInput = z.input<typeof input>;
export type EditLinkError = { readonly code: RewriteRefusal | "too-long" | "unknown-type" } | ReadOnlyError;

/**
 * Changes what a link says or joins. Whoever edits a suggestion of the skeleton makes it their own. A shared link cannot be put on a
 * private end: it would be gone for everybody else.
 */
export function editLink(forest: Forest, given: EditLinkInput): Result<LinkId, EditLinkError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "link-missing", from: "end-missing", to: "end-missing", type: "unknown-type" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, ...edits } = parsed.value;
  return rewriteLink(forest, "editLink", id, edits);
}
