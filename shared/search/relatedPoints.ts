import type { ForestView } from "#shared/forest/index.ts";
import { ancestorsOf } from "#shared/forest/index.ts";
import { isPointId, type EndId, type PointId } from "#shared/kernel/index.ts";
import { keepBest } from "./keepBest.ts";
import type { SimilarPoint } from "./similarPoints.ts";

export interface RelatedPoint {
  readonly pointId: PointId;
  /** 0 to 1, for the order only. */
  readonly score: number;
  /** How alike the words are, 0 to 1. */
  readonly similarity: number;
  /** Points that both are linked to. */
  readonly shared: readonly PointId[];
}

const WEIGHT_OF_WORDS = 0.7;
const WEIGHT_OF_NEIGHBOURS = 0.3;
/** So many points in common are as good as any more. */
const ENOUGH_SHARED = 3;
const MIN_SCORE = 0.06;
/** Whoever is linked to a hundred points has something in common with everybody. */
const BUSY_LINKS = 40;

/**
 * Points that may belong together and are not linked yet: their words are alike, or they are linked to the same points. Never those that are linked
 * already, nor what stands above or directly below. A question for the person, not an answer.
 */
export function relatedPoints(view: ForestView, pointId: PointId, { similar, limit, dismissed }: { readonly similar: readonly SimilarPoint[]; readonly limit: number; readonly dismissed: ReadonlySet<PointId> }): readonly RelatedPoint[] {
  const point = view.point(pointId);
  if (point === undefined) return [];
  const neighbours = linkedPoints(view, pointId);
  const apart = new Set<PointId>([pointId, ...neighbours, ...view.children(pointId), ...ancestorsOf(view, pointId).map(({ id }) => id), ...dismissed]);
  const words = new Map(similar.map(({ pointId: id, similarity }) => [id, similarity]));
  const shared = sharedNeighbours(view, neighbours);
  const best = keepBest<RelatedPoint>(limit, (a, b) => b.score - a.score || (a.pointId < b.pointId ? -1 : 1));
  for (const id of new Set([...words.keys(), ...shared.keys()])) {
    if (apart.has(id) || view.point(id) === undefined || view.point(id)?.title.trim() === "") continue;
    const similarity = words.get(id) ?? 0;
    const common = shared.get(id) ?? [];
    const score = WEIGHT_OF_WORDS * similarity + WEIGHT_OF_NEIGHBOURS * Math.min(1, common.length / ENOUGH_SHARED);
    if (score >= MIN_SCORE) best.offer({ pointId: id, score, similarity, shared: common });
  }
  return best.sorted();
}

function linkedPoints(view: ForestView, end: EndId): Set<PointId> {
  const found = new Set<PointId>();
  for (const linkId of view.linksAt(end)) {
    const link = view.link(linkId);
    if (link === undefined) continue;
    const other = link.from === end ? link.to : link.from;
    if (isPointId(other)) found.add(other);
  }
  return found;
}

function sharedNeighbours(view: ForestView, neighbours: ReadonlySet<PointId>): Map<PointId, PointId[]> {
  const shared = new Map<PointId, PointId[]>();
  for (const between of neighbours) {
    if (view.linkCountAt(between) > BUSY_LINKS) continue;
    for (const id of linkedPoints(view, between)) {
      const known = shared.get(id);
      if (known === undefined) shared.set(id, [between]);
      else known.push(between);
    }
  }
  return shared;
}
