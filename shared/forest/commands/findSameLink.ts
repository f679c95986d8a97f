import type { LinkRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The live link that says the same: same ends, same direction, same type and phrase. */
export function findSameLink(view: ForestView, wanted: Pick<LinkRecord, "from" | "to" | "type" | "phrase">): LinkRecord | undefined {
  for (const id of view.linksAt(wanted.from)) {
    const link = view.link(id);
    if (link !== undefined && link.from === wanted.from && link.to === wanted.to && link.type === wanted.type && link.phrase === wanted.phrase) return link;
  }
  return undefined;
}
