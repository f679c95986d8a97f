import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import type { ForestView, PointRecord } from "#shared/forest/index.ts";
import { linksAtEnd } from "./groupLinks.ts";

/** The cases that belong to a point or a link: those that grow at it, and those that illustrate it. Each once. */
export function casesOf(view: ForestView, end: EndId): readonly PointRecord[] {
  const own = isPointId(end) ? view.children(end) : [];
  const illustrating = linksAtEnd(view, end).filter((link) => link.type === "illustrates").map((link) => (link.from === end ? link.to : link.from));
  const ids = new Set<PointId>([...own, ...illustrating.filter(isPointId)]);
  return [...ids].flatMap((id) => view.point(id) ?? []).filter((point) => point.kind === "case");
}
