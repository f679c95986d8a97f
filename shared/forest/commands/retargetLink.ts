import * as z from "zod";
import { err, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { endIdInput, linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { rewriteLink, type RewriteRefusal } from "./rewriteLink.ts";

const input = z.object({ id: linkIdInput, end: z.enum(["from", "to"]), to: endIdInput });
export type RetargetLinkInput = z.input<typeof input>;
export type RetargetLinkError = { readonly code: RewriteRefusal } | ReadOnlyError;

/**
 * Puts one end of a link on another point or link. A shared link stays shared, so it cannot be put on a private end; a private link stays
 * private even when both its ends are shared, because nobody is told anything in passing.
 */
export function retargetLink(forest: Forest, given: RetargetLinkInput): Result<LinkId, RetargetLinkError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "link-missing" }, "end-missing");
  if (!parsed.ok) return parsed;
  const { id, end, to } = parsed.value;
  return rewriteLink(forest, "retargetLink", id, { [end]: to });
}
