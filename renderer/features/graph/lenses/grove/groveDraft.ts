import type { PointId } from "#shared/kernel/index.ts";
import { GROVE, treeOfLeaf, type GroveLayout, type GroveTree } from "#shared/grove/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import type { DressInput, GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneBox, SceneLine, SceneTarget } from "#renderer/features/graph/model/sceneTypes.ts";
import type { AroundSelection } from "../aroundSelection.ts";
import type { GroveLetters } from "./groveLetters.ts";
import type { LabelRoom } from "./labelRoom.ts";

/** What everyone who dresses the grove shares. */
export interface GroveDraft extends AroundSelection {
  readonly input: DressInput;
  readonly layout: GroveLayout;
  readonly letters: GroveLetters;
  /** Ground that words already stand on. */
  readonly room: LabelRoom;
  readonly boxes: SceneBox[];
  readonly lines: SceneLine[];
  readonly targets: SceneTarget[];
  readonly shapes: GroundShape[];
  /** Where the name of each tree is drawn. */
  readonly names: Map<number, Rect>;
}

const DOT = { base: 4.6, perDoubling: 0.9, most: 7.4 } as const;
const LEAF_WIDTH = 78;
const LEAF_HEIGHT = 38;
const ABOVE_DOT = 8;

export interface Leaf {
  readonly tree: GroveTree;
  /** Number among the leaves of its tree. */
  readonly index: number;
  readonly dot: Place & { readonly radius: number };
}

export function leafAt(layout: GroveLayout, id: PointId): Leaf | undefined {
  const leaf = layout.leafOf.get(id);
  const tree = leaf === undefined ? undefined : treeOfLeaf(layout, leaf);
  return leaf === undefined || tree === undefined ? undefined : { tree, index: leaf - tree.firstLeaf, dot: dotOf(layout, tree, leaf - tree.firstLeaf) };
}

/** The dot of a leaf; it grows a little with its links. */
export function dotOf(layout: GroveLayout, tree: GroveTree, index: number): Leaf["dot"] {
  const degree = layout.degrees[tree.firstLeaf + index] ?? 0;
  return {
    x: tree.centre.x + (tree.places[2 * index] ?? 0),
    y: tree.centre.y + (tree.places[2 * index + 1] ?? 0) - GROVE.dotRise,
    radius: Math.min(DOT.most, DOT.base + DOT.perDoubling * Math.log2(1 + degree / 2)),
  };
}

/** The box of a leaf with a short title: what can be framed, focused, dropped on. */
export const leafRect = ({ x, y }: Place): Rect => ({ x: x - LEAF_WIDTH / 2, y: y - ABOVE_DOT, width: LEAF_WIDTH, height: LEAF_HEIGHT });

/** What the name of a tree keeps free in its middle. */
export function nameRect({ centre }: GroveTree): Rect {
  const { nameHalfWidth: half, cell } = GROVE;
  return { x: centre.x - half, y: centre.y - cell.height / 2 + 6, width: 2 * half, height: cell.height - 12 };
}
