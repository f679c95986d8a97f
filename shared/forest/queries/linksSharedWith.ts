import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import type { LinkRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** Private links that have only shared ends once the point `id` is shared, and so are shared along with it; links at those links count in turn. */
export function linksSharedWith(view: ForestView, id: PointId): readonly LinkRecord[] {
  const shared = new Map<EndId, LinkRecord | null>([[id, null]]);
  const isShared = (end: EndId): boolean => shared.has(end) || (isPointId(end) ? view.point(end) : view.link(end))?.doc === "forest";
  // A Map visits what is added while it is walked.
  for (const end of shared.keys()) {
    for (const linkId of view.linksAt(end)) {
      const link = view.link(linkId);
      if (link?.doc === "personal" && isShared(link.from) && isShared(link.to)) shared.set(linkId, link);
    }
  }
  return [...shared.values()].filter((link) => link !== null);
}
