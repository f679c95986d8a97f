import type { LinkId, PointId } from "#shared/kernel/index.ts";
import { LINK_TYPES, type ForestView, type LinkRecord, type LinkType } from "#shared/forest/index.ts";

/** Links a mention may become at one press; a free one needs words of its own. */
export const MENTION_LINK_TYPES: readonly LinkType[] = LINK_TYPES.filter((type) => type !== "free");

/** What a mention in this note is likely to be: what the words before it say, or, in a case, its instance. */
export function likelyType(view: ForestView, from: PointId, guessed: LinkType | null): LinkType | null {
  return guessed ?? (view.point(from)?.kind === "case" ? "illustrates" : null);
}

/** The types in the order they are offered. */
export function offeredTypes(likely: LinkType | null): readonly LinkType[] {
  return likely === null ? MENTION_LINK_TYPES : [likely, ...MENTION_LINK_TYPES.filter((type) => type !== likely)];
}

/** Links there are already between the two, in either direction, oldest first. */
export function linksBetween(view: ForestView, one: PointId, other: PointId): readonly LinkRecord[] {
  return view.linksAt(one).flatMap((id: LinkId) => {
    const link = view.link(id);
    return link !== undefined && (link.from === other || link.to === other) ? [link] : [];
  });
}
