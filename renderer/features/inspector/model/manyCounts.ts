import { isLinkId, isPointId, type EndId } from "#shared/kernel/index.ts";
import { POINT_KINDS, type ForestView, type PointKind } from "#shared/forest/index.ts";

export interface ManyCounts {
  /** Kinds that are selected and how many of each, in the order of the kinds. */
  readonly kinds: readonly { readonly kind: PointKind; readonly count: number }[];
  readonly points: number;
  readonly links: number;
}

/** What several selected things are, counted. */
export function manyCounts(view: ForestView, ids: readonly EndId[]): ManyCounts {
  const counts = new Map<PointKind, number>();
  for (const id of ids) {
    const kind = isPointId(id) ? view.point(id)?.kind : undefined;
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const kinds = POINT_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
  return { kinds, points: kinds.reduce((sum, each) => sum + each.count, 0), links: ids.filter(isLinkId).length };
}

export function isSameManyCounts(a: ManyCounts, b: ManyCounts): boolean {
  return a.points === b.points && a.links === b.links && a.kinds.length === b.kinds.length && a.kinds.every(({ kind, count }, index) => kind === b.kinds[index]?.kind && count === b.kinds[index]?.count);
}
