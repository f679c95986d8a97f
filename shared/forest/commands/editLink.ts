import * as z from "zod";
import { err, ok, type EndId, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { LinkRecord } from "../records.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { endIdInput, linkIdInput, linkTypeInput, phraseInput, readInput, reasonInput, type ReadOnlyError } from "./commandInput.ts";
import { endRecord } from "./endRecord.ts";
import { findSameLink } from "./findSameLink.ts";
import { linkRef } from "./recordRefs.ts";

const input = z.object({ id: linkIdInput, type: linkTypeInput.optional(), phrase: phraseInput.optional(), reason: reasonInput.optional(), from: endIdInput.optional(), to: endIdInput.optional() });
export type EditLinkInput = z.input<typeof input>;
export type EditLinkError =
  | { readonly code: "link-missing" | "end-missing" | "end-private" | "same-end" | "phrase-required" | "too-long" | "would-cycle" | "duplicate" | "unknown-type" }
  | ReadOnlyError;
type Refusal = Exclude<EditLinkError, ReadOnlyError>["code"];

/**
 * Changes what a link says or joins. Whoever edits a suggestion of the skeleton makes it their own. A shared link cannot be put on a
 * private end: it would be gone for everybody else.
 */
export function editLink(forest: Forest, given: EditLinkInput): Result<LinkId, EditLinkError> {
  if (forest.readOnly) return err({ code: "read-only" });
  const parsed = readInput(input, given, { id: "link-missing", from: "end-missing", to: "end-missing", type: "unknown-type" }, "too-long");
  if (!parsed.ok) return parsed;
  const { id, ...edits } = parsed.value;
  const before = forest.view.link(id);
  if (before === undefined) return err({ code: "link-missing" });
  const given_ = Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined));
  const after: LinkRecord = { ...before, ...given_ };
  const refusal = refuse(forest.view, before, after);
  if (refusal !== null) return err({ code: refusal });
  transactForest(forest, "editLink", (writer) => {
    const ref = linkRef(before);
    for (const key of ["type", "from", "to"] as const) if (edits[key] !== undefined) writer.set(ref, key, after[key]);
    for (const key of ["phrase", "reason"] as const) if (edits[key] !== undefined) writer.set(ref, key, after[key] || undefined);
    writer.set(ref, "suggested", undefined);
  });
  return ok(id);
}

function refuse(view: ForestView, before: LinkRecord, after: LinkRecord): Refusal | null {
  const moved = after.from !== before.from || after.to !== before.to;
  if (after.from === after.to) return "same-end";
  if (after.type === "free" && after.phrase === "") return "phrase-required";
  if (moved) {
    const ends = [endRecord(view, after.from), endRecord(view, after.to)];
    if (ends.some((end) => end === undefined)) return "end-missing";
    if (before.doc === "forest" && ends.some((end) => end?.doc === "personal")) return "end-private";
    if (standsOn(view, after.from, before.id) || standsOn(view, after.to, before.id)) return "would-cycle";
  }
  const same = findSameLink(view, after);
  return same !== undefined && same.id !== before.id ? "duplicate" : null;
}

/** Whether an end is the link `id` or, through other links, ends in it. */
function standsOn(view: ForestView, end: EndId, id: LinkId): boolean {
  const stack: EndId[] = [end];
  const seen = new Set<EndId>();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at === id) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    const link = view.link(at as LinkId);
    if (link !== undefined) stack.push(link.from, link.to);
  }
  return false;
}
