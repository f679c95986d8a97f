import type { PointId } from "#shared/kernel/index.ts";
import { isOrderKey, orderKeysBetween } from "./orderKey.ts";
import type { ForestView } from "./view/forestViewTypes.ts";

/** From this length on, the siblings are spread out anew: keys in one spot grow by a letter per six insertions. */
const SPREAD_AT_LENGTH = 120;

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
  const keyOf = (at: number): string | null => {
    const id = siblings[at];
    return id === undefined ? null : (view.point(id)?.orderKey ?? null);
  };
  const low = keyOf(index - 1);
  let end = index;
  while (low !== null && end < siblings.length && (keyOf(end) ?? "") <= low) end += 1;
  const keys = orderKeysBetween(low, keyOf(end), place.count + end - index);
  if (keys.every((key) => key.length < SPREAD_AT_LENGTH && isOrderKey(key))) return assign(keys, siblings.slice(index, end), place.count);
  return spread(siblings, index, place.count);
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

function assign(keys: readonly string[], followers: readonly PointId[], count: number): OrderPlan {
  const rekeyed = new Map<PointId, string>();
  followers.forEach((id, at) => {
    const key = keys[count + at];
    if (key !== undefined) rekeyed.set(id, key);
  });
  return { keys: keys.slice(0, count), rekeyed };
}

function spread(siblings: readonly PointId[], index: number, count: number): OrderPlan {
  const keys = orderKeysBetween(null, null, siblings.length + count);
  const rekeyed = new Map<PointId, string>();
  siblings.forEach((id, at) => {
    const key = keys[at < index ? at : at + count];
    if (key !== undefined) rekeyed.set(id, key);
  });
  return { keys: keys.slice(index, index + count), rekeyed };
}
