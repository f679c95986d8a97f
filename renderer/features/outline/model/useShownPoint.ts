import type { PointId } from "#shared/kernel/index.ts";
import { lookOf, wisdomOf, type ForestView, type PointLook, type PointRecord, type Wisdom } from "#shared/forest/index.ts";
import { useView } from "#renderer/runtime/index.ts";

export interface ShownPoint {
  readonly point: PointRecord;
  readonly wisdom: Wisdom | null;
  readonly look: PointLook;
  /** How many points grow below, modules not counted: what a person wants to know of a folded branch. */
  readonly pointsBelow: number;
}

function pointsBelow(view: ForestView, id: PointId): number {
  let count = 0;
  const open: PointId[] = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of view.children(next)) {
      open.push(child);
      if (view.point(child)?.kind !== "module") count += 1;
    }
  }
  return count;
}

const isSameLook = (a: PointLook, b: PointLook): boolean => a.color === b.color && a.icon === b.icon && a.shape === b.shape;

const isSame = (a: ShownPoint | null, b: ShownPoint | null): boolean =>
  a === b || (a !== null && b !== null && a.point === b.point && a.wisdom === b.wisdom && isSameLook(a.look, b.look) && a.pointsBelow === b.pointsBelow);

/** What a row shows of its point. Only rows in sight ask, so counting below is affordable. */
export function useShownPoint(id: PointId): ShownPoint | null {
  return useView((view) => {
    const point = view.point(id);
    return point === undefined ? null : { point, wisdom: wisdomOf(view, id) ?? null, look: lookOf(view, point), pointsBelow: pointsBelow(view, id) };
  }, isSame);
}
