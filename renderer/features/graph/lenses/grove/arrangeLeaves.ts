import type { PointId } from "#shared/kernel/index.ts";
import type { GroveLayout, GroveTree } from "#shared/grove/index.ts";
import { leafAt, type Leaf } from "./groveDraft.ts";
import { pinsAround, standsAt } from "./pinsAround.ts";

/** Pinned where they stand, in one row or column, or with equal room between them. */
export const ARRANGEMENTS = ["here", "row", "column", "spread-row", "spread-column"] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

export interface Pin {
  readonly id: PointId;
  readonly pos: readonly [number, number];
}

interface Placed {
  readonly id: PointId;
  readonly tree: GroveTree;
  readonly at: readonly [number, number];
}

/** Fewer of a tree are left alone. */
export const LEAST_LEAVES: Readonly<Record<Arrangement, number>> = { here: 1, row: 2, column: 2, "spread-row": 3, "spread-column": 3 };

/** Pins that line the chosen leaves up, tree by tree: places are relative to their tree. Trees with fewer leaves than it takes are left alone. */
export function arrangeLeaves(layout: GroveLayout, ids: readonly PointId[], how: Arrangement): Pin[] {
  if (how === "here") return ids.flatMap((id) => pinHere(layout, id));
  const byTree = new Map<GroveTree, Placed[]>();
  for (const id of ids) {
    const leaf = leafAt(layout, id);
    if (leaf === undefined) continue;
    const own = byTree.get(leaf.tree) ?? [];
    own.push({ id, tree: leaf.tree, at: placeIn(leaf) });
    byTree.set(leaf.tree, own);
  }
  return [...byTree.values()].flatMap((leaves) => arranged(leaves, how));
}

/** A tree by its name, too. */
function pinHere(layout: GroveLayout, id: PointId): readonly Pin[] {
  const place = standsAt(layout, id);
  return place === undefined ? [] : pinsAround(layout, place, [id]);
}

const placeIn = ({ tree, index }: Leaf): readonly [number, number] => [tree.places[2 * index] ?? 0, tree.places[2 * index + 1] ?? 0];

function arranged(leaves: readonly Placed[], how: Arrangement): Pin[] {
  if (leaves.length < LEAST_LEAVES[how]) return [];
  const isSpread = how === "spread-row" || how === "spread-column";
  const axis = how === "row" || how === "spread-column" ? 1 : 0;
  if (!isSpread) {
    const mean = leaves.reduce((sum, { at }) => sum + at[axis], 0) / leaves.length;
    return leaves.map(({ id, at }) => pin(id, at, axis, mean));
  }
  const ordered = [...leaves].sort((a, b) => a.at[axis] - b.at[axis]);
  const first = ordered[0]?.at[axis] ?? 0;
  const last = ordered.at(-1)?.at[axis] ?? 0;
  return ordered.map(({ id, at }, index) => pin(id, at, axis, first + ((last - first) * index) / (ordered.length - 1)));
}

const pin = (id: PointId, [x, y]: readonly [number, number], axis: 0 | 1, to: number): Pin => ({ id, pos: axis === 0 ? [Math.round(to), Math.round(y)] : [Math.round(x), Math.round(to)] });
