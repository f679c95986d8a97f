import type { EndId, LinkId } from "#shared/kernel/index.ts";
import { LINK_TYPES, type ForestView, type LinkRecord, type LinkType } from "#shared/forest/index.ts";

export interface LinkGroup {
  readonly type: LinkType;
  /** Seen from the end that is looked at. */
  readonly direction: "incoming" | "outgoing";
  readonly links: readonly LinkRecord[];
}

/** The live links at an end, oldest first. */
export function linksAtEnd(view: ForestView, end: EndId): readonly LinkRecord[] {
  return view.linksAt(end).flatMap((id: LinkId) => view.link(id) ?? []);
}

/** Links by type and direction, in the order of the types; what holds the point up comes before what it leads to. */
export function groupLinks(links: readonly LinkRecord[], end: EndId): readonly LinkGroup[] {
  const directions = ["incoming", "outgoing"] as const;
  return LINK_TYPES.flatMap((type) => directions.map((direction) => ({
    type, direction,
    links: links.filter((link) => link.type === type && (link.to === end ? "incoming" : "outgoing") === direction),
  }))).filter((group) => group.links.length > 0);
}
