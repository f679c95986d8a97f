import { isLinkId } from "#shared/kernel/index.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import type { LinkRecord } from "../records.ts";
import { KEY_PREFIX } from "../schema.ts";
import type { ForestView } from "../view/forestViewTypes.ts";
import { linkRef } from "./recordRefs.ts";
import type { MovedEnds } from "./writeMovedEnds.ts";

/**
 * Lets whatever stands against `old` stand against `next`, which lives in the same document. The link that carried the mark carries it
 * again; of a private and a shared one it is always the private one, though a shared one may carry a mark from the time when both were shared.
 */
export function writeMovedOpposition(writer: ForestWriter, view: ForestView, pair: { readonly old: LinkRecord; readonly next: Pick<LinkRecord, "id" | "doc"> }, ends: MovedEnds = new Map()): void {
  const { old, next } = pair;
  const said = new Set(writer.keys(linkRef(old)));
  for (const was of old.opposes) {
    const end = ends.get(was) ?? was;
    const other = isLinkId(end) ? view.link(end) : undefined;
    if (other === undefined || other.id === next.id) continue;
    const isSaidByNext = next.doc === other.doc ? said.has(KEY_PREFIX.opposes + was) : next.doc === "personal";
    if (isSaidByNext) writer.set(linkRef(next), KEY_PREFIX.opposes + other.id, true);
    else writer.set(linkRef(other), KEY_PREFIX.opposes + next.id, true);
  }
}
