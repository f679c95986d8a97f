import { isPointId, type EndId, type LinkId } from "#shared/kernel/index.ts";
import { descendantsOf, type ForestView, type PointRecord } from "#shared/forest/index.ts";

export interface SharePreview {
  readonly point: PointRecord;
  /** Links that become visible with it; the same rule as `sharePoint`: all their ends are shared then. */
  readonly sharedLinks: number;
  readonly privateLinks: number;
  /** Points below it that stay private. */
  readonly privateBelow: number;
}

/** Exactly what others will see once a private point is shared, and what stays behind. */
export function sharePreview(view: ForestView, point: PointRecord): SharePreview {
  const shared = new Set<EndId>([point.id]);
  const seen = new Set<LinkId>();
  const isShared = (end: EndId): boolean => shared.has(end) || (isPointId(end) ? view.point(end) : view.link(end))?.doc === "forest";
  // A Set visits what is added while it is walked: links at shared links count in turn.
  for (const end of shared) {
    for (const id of view.linksAt(end)) {
      const link = view.link(id);
      if (link?.doc !== "personal") continue;
      seen.add(id);
      if (isShared(link.from) && isShared(link.to)) shared.add(id);
    }
  }
  const sharedLinks = [...seen].filter((id) => shared.has(id)).length;
  return { point, sharedLinks, privateLinks: seen.size - sharedLinks, privateBelow: descendantsOf(view, point.id).filter((id) => view.point(id)?.doc === "personal").length };
}
