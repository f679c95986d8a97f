import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { Fields, Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { insideOf } from "../openedForest.ts";
import { chooseRaw } from "../rawRecords.ts";
import type { LinkRecord } from "../records.ts";
import type { DocName } from "../schema.ts";
import { linkRef } from "./recordRefs.ts";

/** Old end → the end that stands in its place. */
export type MovedEnds = ReadonlyMap<EndId, EndId>;

/**
 * Puts the ends of these links where they belong now. One that would lead back to itself stays as it is. So does an end of a shared link whose new place is private:
 * others may have drawn the link while its end was shared, and must not be told with what that end has become one since its sharing was undone.
 */
export function writeMovedEnds(writer: ForestWriter, links: Iterable<LinkRecord>, ends: MovedEnds): void {
  for (const link of links) {
    const movedOf = (end: EndId): EndId => {
      const next = ends.get(end) ?? end;
      return next === end || link.doc === "personal" || isSharedNow(writer, next) ? next : end;
    };
    const [from, to] = [movedOf(link.from), movedOf(link.to)];
    if (from === to) continue;
    writer.set(linkRef(link), "from", from);
    writer.set(linkRef(link), "to", to);
  }
}

/** Whether every member has this link end, as things stand in the middle of the command. */
export function isSharedNow(writer: ForestWriter, end: EndId): boolean {
  const root = isPointId(end) ? "points" : "links";
  const stored = (doc: DocName): Fields | null => {
    const fields = writer.fields({ doc, root, id: end });
    return Object.keys(fields).length === 0 ? null : fields;
  };
  return chooseRaw(root, end, { forest: stored("forest"), personal: stored("personal") })?.doc === "forest";
}

/**
 * Links at these ends that nobody sees now: in the trash, or hidden with their other end. They follow, too, or they would come back
 * to a place that is gone.
 */
export function unseenLinksAt(forest: Forest, ends: MovedEnds): LinkRecord[] {
  const { view } = insideOf(forest);
  const found = new Map(view.trashedLinks().filter((link) => ends.has(link.from) || ends.has(link.to)).map((link) => [link.id, link]));
  for (const end of ends.keys()) for (const link of view.hiddenLinksAt(end)) found.set(link.id, link);
  return [...found.values()];
}
