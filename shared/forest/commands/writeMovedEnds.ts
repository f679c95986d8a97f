import type { EndId } from "#shared/kernel/index.ts";
import type { Forest } from "../forestTypes.ts";
import type { ForestWriter } from "../ForestWriter.ts";
import { insideOf } from "../openedForest.ts";
import type { LinkRecord } from "../records.ts";
import { linkRef } from "./recordRefs.ts";

/** Old end → the end that stands in its place. */
export type MovedEnds = ReadonlyMap<EndId, EndId>;

/** Puts the ends of these links where they belong now. One that would lead back to itself stays as it is. */
export function writeMovedEnds(writer: ForestWriter, links: Iterable<LinkRecord>, ends: MovedEnds): void {
  for (const link of links) {
    const from = ends.get(link.from) ?? link.from;
    const to = ends.get(link.to) ?? link.to;
    if (from === to) continue;
    writer.set(linkRef(link), "from", from);
    writer.set(linkRef(link), "to", to);
  }
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
