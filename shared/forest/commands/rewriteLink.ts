import { err, ok, type EndId, type LinkId, type Result } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { LinkRecord } from "../records.ts";
import type { LinkType } from "../schema.ts";
import { transactForest } from "../transact.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { endRecord } from "./endRecord.ts";
import { findSameLink } from "./findSameLink.ts";
import { linkRef } from "./recordRefs.ts";

/** What of a link is to be another; what is left open stays. */
export interface LinkEdits {
  readonly type?: LinkType;
  readonly phrase?: string;
  readonly reason?: string;
  readonly passage?: string;
  readonly from?: EndId;
  readonly to?: EndId;
}
export type RewriteRefusal = "link-missing" | "end-missing" | "end-private" | "same-end" | "phrase-required" | "would-cycle" | "duplicate";

/**
 * The common tail of the commands that change what one link says or joins. The link stays in its document, so a shared one cannot be put
 * on a private end: it would be gone for everybody else; and a private one tells nobody anything, whatever it joins.
 */
export function rewriteLink(forest: Forest, command: string, id: LinkId, edits: LinkEdits): Result<LinkId, { readonly code: RewriteRefusal }> {
  const before = forest.view.link(id);
  if (before === undefined) return err({ code: "link-missing" });
  const after: LinkRecord = { ...before, ...Object.fromEntries(Object.entries(edits).filter(([, value]) => value !== undefined)) };
  const refusal = refuse(forest.view, before, after);
  if (refusal !== null) return err({ code: refusal });
  transactForest(forest, command, (writer) => {
    const ref = linkRef(before);
    for (const key of ["type", "from", "to"] as const) if (edits[key] !== undefined) writer.set(ref, key, after[key]);
    for (const key of ["phrase", "reason", "passage"] as const) if (edits[key] !== undefined) writer.set(ref, key, after[key] || undefined);
    writer.set(ref, "suggested", undefined);
  });
  return ok(id);
}

function refuse(view: ForestView, before: LinkRecord, after: LinkRecord): RewriteRefusal | null {
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
