import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import type { PointRecord } from "../records.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** The cases that belong to a point or a link: those that grow at it, and those that illustrate it. Each once. */
export function casesOf(view: ForestView, end: EndId): PointRecord[] {
  const ids = new Set<EndId>(isPointId(end) ? view.children(end) : []);
  for (const id of view.linksAt(end)) {
    const link = view.link(id);
    if (link?.type === "illustrates") ids.add(link.from === end ? link.to : link.from);
  }
  return [...ids].filter((id): id is PointId => isPointId(id)).flatMap((id) => view.point(id) ?? []).filter((point) => point.kind === "case");
}
