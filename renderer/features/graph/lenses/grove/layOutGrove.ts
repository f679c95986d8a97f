import type { PointId } from "#shared/kernel/index.ts";
import { layoutGrove, type GroveLayout, type GroveOptions, type GroveTree } from "#shared/grove/index.ts";
import { around, type Rect } from "#shared/tower/index.ts";
import { LEAST_SCREEN_PX } from "#renderer/features/graph/model/cardText.ts";
import { createSpots } from "#renderer/features/graph/model/createSpots.ts";
import { TINTS, type DressInput, type Dressing, type LayOutInput, type Picture, type Pinning, type Spots } from "#renderer/features/graph/model/lensTypes.ts";
import { aroundSelection } from "../aroundSelection.ts";
import { dressLeaves } from "./dressLeaves.ts";
import { dressLinks } from "./dressLinks.ts";
import { dressTrees } from "./dressTrees.ts";
import { dropInGrove } from "./dropInGrove.ts";
import { dotOf, leafAt, leafRect, nameRect, type GroveDraft } from "./groveDraft.ts";
import { groveGround, type CrownShapes, type Greenness } from "./groveGround.ts";
import { ALL_TITLES_ZOOM, groveLetters, GROVE_ZOOMS } from "./groveLetters.ts";
import { LabelRoom } from "./labelRoom.ts";
import { placeOfPin, pinsAround, standsAt } from "./pinsAround.ts";
import { dressRoads } from "./roads.ts";

const NEUTRAL: Greenness = 4;

export interface GroveLensOptions {
  /** Pins that count as not set (整理). */
  readonly ignorePins?: GroveOptions["ignorePins"];
  /** What was laid out before: what has not changed is taken over. */
  readonly previous?: GrovePicture | null;
  /** How green a tree is; all alike until there are reviews. */
  readonly greenOf?: (tree: GroveTree) => Greenness;
}

export interface GrovePicture extends Picture {
  readonly layout: GroveLayout;
  readonly crowns: CrownShapes;
}

/** 林: each module a tree with its points as leaves, roads between trees. New links change roads and the size of dots, so it is laid out anew after those, too. */
export function layOutGrove({ view }: LayOutInput, { ignorePins, previous = null, greenOf = () => NEUTRAL }: GroveLensOptions = {}): GrovePicture {
  const layout = layoutGrove(view, { ignorePins, previous: previous?.layout ?? null });
  // Nobody could see where a pin would be that counts as not set.
  const isPreview = ignorePins !== undefined;
  const { shapes, crowns } = groveGround(layout, greenOf, previous?.crowns ?? null);
  return {
    lens: "grove",
    layout,
    crowns,
    bounds: layout.bounds,
    spots: spotsOf(layout),
    ground: shapes,
    detail: GROVE_ZOOMS,
    readableFrom: Math.min(ALL_TITLES_ZOOM, LEAST_SCREEN_PX / 13),
    opening: openingOf(layout),
    dress: (input) => dress(layout, input),
    dropAt(place, dragged) {
      const drop = dropInGrove(view, layout, place, dragged);
      return isPreview && drop?.kind === "pin" ? null : drop;
    },
    ...(isPreview ? {} : { pinning: pinningIn(layout) }),
    placeOf: (id) => placeOf(layout, id),
    // A grove grows from its middle, whatever room there is.
    suits: () => true,
  };
}

const pinningIn = (layout: GroveLayout): Pinning => ({
  pinsAt: (place, dragged) => pinsAround(layout, place, dragged), placeOf: (pin) => placeOfPin(layout, pin), standsAt: (id) => standsAt(layout, id),
});

function dress(layout: GroveLayout, input: DressInput): Dressing {
  const draft: GroveDraft = {
    ...aroundSelection(input), input, layout, letters: groveLetters(input.detail, input.zoom), room: new LabelRoom(), names: new Map(),
    boxes: [], lines: [], targets: [], shapes: [],
  };
  dressTrees(draft);
  dressLeaves(draft);
  dressLinks(draft);
  dressRoads(draft);
  return { shapes: draft.shapes, boxes: draft.boxes, lines: draft.lines, targets: draft.targets };
}

function spotsOf(layout: GroveLayout): Spots {
  const { trees, leafCount, leafOf } = layout;
  const ids: PointId[] = [];
  const rects = new Float32Array(leafCount * 4);
  const tints = new Uint8Array(leafCount);
  for (const tree of trees) {
    const tint = Math.max(0, TINTS.indexOf(tree.wisdom ?? "none"));
    tree.points.forEach(({ id }, index) => {
      const { x, y, width, height } = leafRect(dotOf(layout, tree, index));
      rects.set([x, y, width, height], ids.length * 4);
      tints[ids.length] = tint;
      ids.push(id);
    });
  }
  return createSpots({ ids, rects, tints, shape: "leaf" }, (id) => leafOf.get(id));
}

function placeOf(layout: GroveLayout, id: PointId): Rect | undefined {
  const leaf = leafAt(layout, id);
  if (leaf !== undefined) return leafRect(leaf.dot);
  const tree = layout.trees[layout.treeOf.get(id) ?? -1];
  if (tree !== undefined) return nameRect(tree);
  // A wisdom has no tree of its own: it stands for all of its trees.
  const rects = layout.trees.filter((each) => each.wisdomId === id).map(({ rect }) => rect);
  return rects.length === 0 ? undefined : around(rects);
}

/** The tree nearest to the middle. */
function openingOf({ trees, bounds }: GroveLayout): Rect {
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  const distance = ({ centre }: GroveTree): number => Math.hypot(centre.x - middle.x, centre.y - middle.y);
  return trees.reduce<GroveTree | undefined>((best, tree) => (best === undefined || distance(tree) < distance(best) ? tree : best), undefined)?.rect ?? bounds;
}
