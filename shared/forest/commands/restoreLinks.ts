import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(linkIdInput).min(1) });
export type RestoreLinksInput = z.input<typeof input>;
export type RestoreLinksError = { readonly code: "link-missing" } | ReadOnlyError;

/** Takes links out of the trash. One whose end is still in the trash shows again when that end does. */
export function restoreLinks(forest: Forest, given: RestoreLinksInput): Result<{ readonly restored: LinkId[] }, RestoreLinksError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "link-missing");
  if (!parsed.ok) return parsed;
  const links = [...new Set(parsed.value.ids)].map((id) => forest.view.trashedLink(id)).filter((link) => link !== undefined);
  if (links.length === 0) return err({ code: "link-missing" });
  transactForest(forest, "restoreLinks", (writer) => {
    for (const link of links) writer.set(linkRef(link), "deletedAtMs", undefined);
  });
  return ok({ restored: links.map((link) => link.id) });
}
