import * as z from "zod";
import { err, ok, type EndId, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { DocName } from "../schema.ts";
import { transactForest } from "../transact.ts";
import { docOfLink } from "./docOfLink.ts";
import { endIdInput, linkTypeInput, phraseInput, readInput, reasonInput, type ReadOnlyError } from "./commandInput.ts";
import { endRecord } from "./endRecord.ts";
import { findSameLink } from "./findSameLink.ts";
import { linkFields } from "./linkFields.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ pairs: z.array(z.object({ from: endIdInput, to: endIdInput })).min(1), type: linkTypeInput, phrase: phraseInput.default(""), reason: reasonInput.default("") });
export type LinkManyInput = z.input<typeof input>;
export type LinkManyError = { readonly code: "end-missing" | "same-end" | "phrase-required" | "too-long" | "unknown-type" } | ReadOnlyError;
export interface LinkedMany {
  readonly ids: readonly LinkId[];
  /** Pairs that were left as they are, because this very link is there already (or was asked for twice). */
  readonly skipped: number;
}

/** Draws the same kind of link between many pairs, in one step. Each is private as soon as one of its ends is. */
export function linkMany(forest: Forest, given: LinkManyInput): Result<LinkedMany, LinkManyError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { pairs: "end-missing", type: "unknown-type" }, "too-long");
  if (!parsed.ok) return parsed;
  const { pairs, ...says } = parsed.value;
  if (says.type === "free" && says.phrase === "") return err({ code: "phrase-required" });
  const drawn = new Map<string, { readonly from: EndId; readonly to: EndId; readonly doc: DocName }>();
  for (const pair of pairs) {
    const from = endRecord(forest.view, pair.from);
    const to = endRecord(forest.view, pair.to);
    if (from === undefined || to === undefined) return err({ code: "end-missing" });
    if (pair.from === pair.to) return err({ code: "same-end" });
    if (findSameLink(forest.view, { ...pair, ...says }) === undefined) drawn.set(`${pair.from} ${pair.to}`, { ...pair, doc: docOfLink(from, to) });
  }
  const birth = { createdAtMs: forest.clock.now(), createdBy: forest.author };
  const links = [...drawn.values()].map((link) => ({ ...link, id: forest.ids.newLinkId() }));
  transactForest(forest, "linkMany", (writer) => {
    for (const link of links) writer.create(linkRef(link), linkFields({ ...says, ...birth, from: link.from, to: link.to }));
  });
  return ok({ ids: links.map((link) => link.id), skipped: pairs.length - links.length });
}
