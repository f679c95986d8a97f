import { descendantsOf, linksSharedWith, type ForestView, type LinkRecord, type PointRecord } from "#shared/forest/index.ts";
import type { EndId, LinkId, PointId } from "#shared/kernel/index.ts";

/** Everything of a private case that others will see once it is shared, and what stays behind. */
export interface SharedParts {
  readonly point: PointRecord;
  /** Free fields with something in them, by name. The template is named by its id. */
  readonly fields: readonly (readonly [name: string, text: string])[];
  /** Links that become visible with it: what `sharePoint` shares, by the same rule. */
  readonly links: readonly LinkRecord[];
  /** Links at it, or at what is shared with it, that stay private. */
  readonly staying: number;
  /** Points below it that stay private. */
  readonly privateBelow: number;
}

/** Gathers what sharing would show; null when the point is not there or not private. Writes nothing. */
export function sharedParts(view: ForestView, id: PointId): SharedParts | null {
  const point = view.point(id);
  if (point?.doc !== "personal") return null;
  const links = linksSharedWith(view, id);
  const shared = new Set<EndId>([id, ...links.map((link) => link.id)]);
  const staying = new Set<LinkId>([...shared].flatMap((end) => view.linksAt(end)).filter((linkId) => !shared.has(linkId) && view.link(linkId)?.doc === "personal"));
  return {
    point, links, staying: staying.size, fields: Object.entries(point.fields),
    privateBelow: descendantsOf(view, id).filter((below) => view.point(below)?.doc === "personal").length,
  };
}

/** Every text that somebody wrote among these parts: where names are looked for that should be hidden. */
export function textsOf({ point, fields, links }: SharedParts): readonly string[] {
  const ofLinks = links.flatMap(({ phrase, reason, passage }) => [phrase, reason, passage]);
  return [point.title, point.summary, point.domain, ...point.aliases, ...point.tags, ...fields.filter(([name]) => name !== "case.template").map(([, text]) => text), ...ofLinks].filter((text) => text !== "");
}
