import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { findSameLink } from "./findSameLink.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ ids: z.array(linkIdInput).min(1) });
export type ReverseLinksInput = z.input<typeof input>;
export type ReverseLinksError = { readonly code: "link-missing" | "duplicate" } | ReadOnlyError;

/** Turns links around, all in one step. One that would then say the same as another is left as it is, and named; refused when none is left to turn. */
export function reverseLinks(forest: Forest, given: ReverseLinksInput): Result<{ readonly turned: readonly LinkId[]; readonly left: readonly LinkId[] }, ReverseLinksError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "link-missing");
  if (!parsed.ok) return parsed;
  const links = [...new Set(parsed.value.ids)].map((id) => forest.view.link(id)).filter((link) => link !== undefined);
  if (links.length === 0) return err({ code: "link-missing" });
  const turning = new Set(links.map(({ id }) => id));
  const [turned, left] = [[] as typeof links, [] as LinkId[]];
  for (const link of links) {
    const same = findSameLink(forest.view, { ...link, from: link.to, to: link.from });
    // Its mirror image turns with it.
    if (same === undefined || turning.has(same.id)) turned.push(link);
    else left.push(link.id);
  }
  if (turned.length === 0) return err({ code: "duplicate" });
  transactForest(forest, "reverseLinks", (writer) => {
    for (const link of turned) {
      writer.set(linkRef(link), "from", link.to);
      writer.set(linkRef(link), "to", link.from);
      writer.set(linkRef(link), "suggested", undefined);
    }
  });
  return ok({ turned: turned.map(({ id }) => id), left });
}
