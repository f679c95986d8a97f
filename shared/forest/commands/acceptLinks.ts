import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(linkIdInput).min(1) });
export type AcceptLinksInput = z.input<typeof input>;
export type AcceptLinksError = { readonly code: "link-missing" } | ReadOnlyError;

/** Suggestions of the skeleton become one's own, as they are, all in one step. What is no suggestion is passed over. */
export function acceptLinks(forest: Forest, given: AcceptLinksInput): Result<readonly LinkId[], AcceptLinksError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "link-missing");
  if (!parsed.ok) return parsed;
  const suggested = [...new Set(parsed.value.ids)].map((id) => forest.view.link(id)).filter((link) => link !== undefined).filter((link) => link.suggested);
  if (suggested.length === 0) return err({ code: "link-missing" });
  transactForest(forest, "acceptLinks", (writer) => {
    for (const link of suggested) writer.set(linkRef(link), "suggested", undefined);
  });
  return ok(suggested.map(({ id }) => id));
}
