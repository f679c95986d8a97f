import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { isInCrown, type GroveLayout, type GroveTree } from "#shared/grove/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { DropMeaning } from "#renderer/features/graph/model/lensTypes.ts";
import { parentAt } from "#renderer/features/graph/model/moveByDrop.ts";
import { dotOf, leafAt, leafRect } from "./groveDraft.ts";
import { pinsAround } from "./pinsAround.ts";

/** Dropped so near to a leaf it becomes its child; further away it stays beside it. */
const ON_LEAF = { across: 30, above: 14, below: 22 } as const;

/**
 * On a leaf: below that point. Within the own tree: pinned there. On the crown of another tree: into it. A module, dragged by its name, is pinned where it is let go.
 */
export function dropInGrove(view: ForestView, layout: GroveLayout, place: Place, dragged: readonly PointId[]): DropMeaning | null {
  const [first] = dragged;
  if (first === undefined) return null;
  if (dragged.every((id) => isModule(layout, id))) return pinModules(layout, place, dragged);
  const tree = crownAt(layout, place);
  if (tree === undefined) return null;
  const leaf = leafUnder(layout, tree, { place, dragged });
  if (leaf !== null) return parentAt(view, dragged, leaf.id, leafRect(leaf.dot));
  if (!dragged.every((id) => leafAt(layout, id)?.tree === tree)) return parentAt(view, dragged, tree.owner?.id ?? null, tree.rect);
  return pinLeaves(layout, { place, dragged });
}

/** The crown that is drawn last lies on top. */
function crownAt({ trees }: GroveLayout, place: Place): GroveTree | undefined {
  for (let index = trees.length - 1; index >= 0; index -= 1) {
    const tree = trees[index];
    if (tree !== undefined && isInCrown(tree, place)) return tree;
  }
  return undefined;
}

function isModule({ treeOf, trees }: GroveLayout, id: PointId): boolean {
  const index = treeOf.get(id);
  return index !== undefined && trees[index]?.kind === "module";
}

interface Drop { readonly place: Place; readonly dragged: readonly PointId[] }

function leafUnder(layout: GroveLayout, tree: GroveTree, { place, dragged }: Drop): { readonly id: PointId; readonly dot: Place } | null {
  for (let index = 0; index < tree.points.length; index += 1) {
    const dot = dotOf(layout, tree, index);
    const id = tree.points[index]?.id;
    if (id === undefined || Math.abs(dot.x - place.x) > ON_LEAF.across || place.y < dot.y - ON_LEAF.above || place.y > dot.y + ON_LEAF.below) continue;
    if (!dragged.includes(id)) return { id, dot };
  }
  return null;
}

function pinLeaves(layout: GroveLayout, { place, dragged }: Drop): DropMeaning | null {
  const pins = pinsAround(layout, place, dragged);
  return pins.length === 0 ? null : { kind: "pin", pins, rect: leafRect(place) };
}

function pinModules(layout: GroveLayout, place: Place, dragged: readonly PointId[]): DropMeaning | null {
  const [first] = dragged.flatMap((id) => layout.trees[layout.treeOf.get(id) ?? -1] ?? []);
  if (first === undefined) return null;
  const { rect, centre } = first;
  return { kind: "pin", rect: { ...rect, x: rect.x + place.x - centre.x, y: rect.y + place.y - centre.y }, pins: pinsAround(layout, place, dragged) };
}
