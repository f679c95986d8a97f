import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { KEY_PREFIX } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { linkIdInput, readInput, verdictInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ id: linkIdInput, verdict: verdictInput.nullable() });
export type ReviewLinkInput = z.input<typeof input>;
export type ReviewLinkError = { readonly code: "link-missing" | "unknown-verdict" } | ReadOnlyError;

/** Says what I think of a link, beside what others say; null takes it back. */
export function reviewLink(forest: Forest, given: ReviewLinkInput): Result<LinkId, ReviewLinkError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { verdict: "unknown-verdict" }, "link-missing");
  if (!parsed.ok) return parsed;
  const { id, verdict } = parsed.value;
  const link = forest.view.link(id);
  if (link === undefined) return err({ code: "link-missing" });
  transactForest(forest, "reviewLink", (writer) => writer.set(linkRef(link), KEY_PREFIX.review + forest.author, verdict ?? undefined));
  return ok(id);
}
