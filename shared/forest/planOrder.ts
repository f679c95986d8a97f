import type { PointId } from "#shared/kernel/index.ts";
import { planKeys } from "./planKeys.ts";
import type { ForestView } from "./view/forestViewTypes.ts";

export interface OrderPlan {
  /** Keys for the new or moved points, ascending. */
  readonly keys: readonly string[];
  /** Siblings that must get another key, because theirs leave no room (two peers chose the same one at the same time). */
  readonly rekeyed: ReadonlyMap<PointId, string>;
}

export interface OrderPlace {
  readonly parentId: PointId | null;
  /** undefined = last, null = first, else right after this sibling (last, if it is none). */
  readonly afterId?: PointId | null;
  readonly count: number;
  /** Points about to be moved: they hold no place. */
  readonly without?: ReadonlySet<PointId>;
}

/** Chooses order keys for `count` points at a place among the children of a parent. */
export function planOrder(view: ForestView, place: OrderPlace): OrderPlan {
  const all = view.children(place.parentId);
  const siblings = place.without === undefined ? all : all.filter((id) => !place.without?.has(id));
  const index = indexAfter(view, place, siblings);
  const keyAt = (at: number): string | null => {
    const id = siblings[at];
    return id === undefined ? null : (view.point(id)?.orderKey ?? null);
  };
  const plan = planKeys({ siblings: siblings.length, keyAt, index, count: place.count });
  const rekeyed = new Map<PointId, string>();
  for (const [at, key] of plan.rekeyed) {
    const id = siblings[at];
    if (id !== undefined) rekeyed.set(id, key);
  }
  return { keys: plan.keys, rekeyed };
}

function indexAfter(view: ForestView, place: OrderPlace, siblings: readonly PointId[]): number {
  const { afterId } = place;
  if (afterId === undefined) return siblings.length;
  if (afterId === null) return 0;
  const direct = siblings.indexOf(afterId);
  if (direct >= 0) return direct + 1;
  // "After a point that moves along" means after the nearest sibling before it that stays.
  const all = view.children(place.parentId);
  const staying = all.slice(0, Math.max(0, all.indexOf(afterId))).filter((id) => !place.without?.has(id));
  return all.includes(afterId) ? staying.length : siblings.length;
}
