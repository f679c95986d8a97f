import { isLinkId, isPointId, type EndId, type LinkId, type PointId } from "#shared/kernel/index.ts";
import { descendantsOf, linksOfType, moduleOf, neighboursOf, selectedPoints, type ForestView } from "#shared/forest/index.ts";

/** Every point, in the order of the outline. */
export function allPoints(view: ForestView): readonly PointId[] {
  return view.children(null).flatMap((id) => [id, ...descendantsOf(view, id)]);
}

/** All points of the kinds, and all links of the types, that are among the selected ones. */
export function ofSameKind(view: ForestView, selection: readonly EndId[]): readonly EndId[] {
  const kinds = new Set(selectedPoints(view, selection).map((point) => point.kind));
  const points = kinds.size === 0 ? [] : allPoints(view).filter((id) => kinds.has(view.point(id)?.kind ?? "point"));
  const types = new Set(selection.filter(isLinkId).flatMap((id) => view.link(id)?.type ?? []));
  const links: LinkId[] = [...types].flatMap((type) => linksOfType(view, type));
  return [...points, ...links];
}

/** Everything in the modules that the selected points stand in; without a module, their own branches. */
export function inSameModule(view: ForestView, selection: readonly EndId[]): readonly PointId[] {
  const roots = new Set(selection.filter(isPointId).map((id) => moduleOf(view, id)?.id ?? id));
  return withBranches(view, [...roots]);
}

/** Points together with all that stands below them. */
export function withBranches(view: ForestView, ids: readonly EndId[]): readonly PointId[] {
  return [...new Set(ids.filter(isPointId).flatMap((id) => [id, ...descendantsOf(view, id)]))];
}

/** What is selected, and the points that a link joins to it. A selected link brings its two ends. */
export function withLinked(view: ForestView, selection: readonly EndId[]): readonly EndId[] {
  const ends = selection.flatMap((id): readonly EndId[] => {
    const link = isLinkId(id) ? view.link(id) : undefined;
    return link === undefined ? neighboursOf(view, id) : [link.from, link.to];
  });
  return [...new Set([...selection, ...ends.filter(isPointId)])];
}

/** All points but the selected ones. */
export function allOthers(view: ForestView, selection: readonly EndId[]): readonly PointId[] {
  const chosen = new Set<EndId>(selection);
  return allPoints(view).filter((id) => !chosen.has(id));
}
