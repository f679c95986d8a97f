import * as z from "zod";
import { err, ok, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import { transactForest } from "../transact.ts";
import { endIdInput, linkTypeInput, passageInput, phraseInput, readInput, reasonInput, type ReadOnlyError } from "./commandInput.ts";
import { docOfLink } from "./docOfLink.ts";
import { findSameLink } from "./findSameLink.ts";
import { endRecord } from "./endRecord.ts";
import { linkFields } from "./linkFields.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ from: endIdInput, to: endIdInput, type: linkTypeInput, phrase: phraseInput.default(""), reason: reasonInput.default(""), passage: passageInput.default("") });
export type LinkPointsInput = z.input<typeof input>;
export type LinkPointsError = { readonly code: "end-missing" | "same-end" | "phrase-required" | "too-long" | "would-cycle" | "duplicate" | "unknown-type" } | ReadOnlyError;

/** Draws a link from one end to another; an end is a point or a link. Private as soon as one end is private. */
export function linkPoints(forest: Forest, given: LinkPointsInput): Result<LinkId, LinkPointsError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { from: "end-missing", to: "end-missing", type: "unknown-type" }, "too-long");
  if (!parsed.ok) return parsed;
  const link = parsed.value;
  const from = endRecord(forest.view, link.from);
  const to = endRecord(forest.view, link.to);
  if (from === undefined || to === undefined) return err({ code: "end-missing" });
  if (link.from === link.to) return err({ code: "same-end" });
  if (link.type === "free" && link.phrase === "") return err({ code: "phrase-required" });
  if (findSameLink(forest.view, link) !== undefined) return err({ code: "duplicate" });

  const id = forest.ids.newLinkId();
  const doc = docOfLink(from, to);
  const fields = linkFields({ ...link, createdAtMs: forest.clock.now(), createdBy: forest.author });
  transactForest(forest, "linkPoints", (writer) => writer.create(linkRef({ doc, id }), fields));
  return ok(id);
}
