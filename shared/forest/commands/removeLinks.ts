import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(linkIdInput).min(1) });
export type RemoveLinksInput = z.input<typeof input>;
export type RemoveLinksError = { readonly code: "link-missing" } | ReadOnlyError;

/** Puts links in the trash. Links that stand on them are hidden until they return. Ids that are not there are passed over. */
export function removeLinks(forest: Forest, given: RemoveLinksInput): Result<{ readonly removed: LinkId[] }, RemoveLinksError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "link-missing");
  if (!parsed.ok) return parsed;
  const links = [...new Set(parsed.value.ids)].map((id) => forest.view.link(id)).filter((link) => link !== undefined);
  if (links.length === 0) return err({ code: "link-missing" });
  const deletedAtMs = forest.clock.now();
  transactForest(forest, "removeLinks", (writer) => {
    for (const link of links) writer.set(linkRef(link), "deletedAtMs", deletedAtMs);
  });
  return ok({ removed: links.map((link) => link.id) });
}
