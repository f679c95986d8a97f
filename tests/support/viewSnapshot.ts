import type { ForestView } from "#shared/forest/index.ts";
import type { LinkId, PointId } from "#shared/kernel/index.ts";

const byId = <T extends { readonly id: string }>(records: Iterable<T>): Record<string, T> => Object.fromEntries([...records].sort((a, b) => (a.id < b.id ? -1 : 1)).map((record) => [record.id, record]));

/** Everything a view says, as plain data: two views say the same exactly when their snapshots are equal. */
export function viewSnapshot(view: ForestView): unknown {
  const points = byId(view.points());
  const links = byId(view.links());
  const parents: (PointId | null)[] = [null, ...(Object.keys(points) as PointId[])];
  const ends = [...Object.keys(points), ...Object.keys(links)] as (PointId | LinkId)[];
  return {
    meta: view.meta,
    points,
    links,
    pointCount: view.pointCount,
    linkCount: view.linkCount,
    children: Object.fromEntries(parents.map((id) => [id ?? "top", view.children(id)]).filter(([, ids]) => (ids as unknown[]).length > 0)),
    linksAt: Object.fromEntries(ends.map((id) => [id, view.linksAt(id)]).filter(([, ids]) => (ids as unknown[]).length > 0)),
    trashedPoints: view.trashedPoints(),
    trashedLinks: view.trashedLinks(),
    milestones: view.milestones(),
    views: view.views(),
    trashedViews: view.trashedViews(),
    problems: view.problems(),
  };
}
