import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { linkIdInput, readInput, type ReadOnlyError } from "./commandInput.ts";
import { findSameLink } from "./findSameLink.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ id: linkIdInput });
export type ReverseLinkInput = z.input<typeof input>;
export type ReverseLinkError = { readonly code: "link-missing" | "duplicate" } | ReadOnlyError;

/** Turns a link around. */
export function reverseLink(forest: Forest, given: ReverseLinkInput): Result<LinkId, ReverseLinkError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, {}, "link-missing");
  if (!parsed.ok) return parsed;
  const link = forest.view.link(parsed.value.id);
  if (link === undefined) return err({ code: "link-missing" });
  if (findSameLink(forest.view, { ...link, from: link.to, to: link.from }) !== undefined) return err({ code: "duplicate" });
  transactForest(forest, "reverseLink", (writer) => {
    writer.set(linkRef(link), "from", link.to);
    writer.set(linkRef(link), "to", link.from);
    writer.set(linkRef(link), "suggested", undefined);
  });
  return ok(link.id);
}
