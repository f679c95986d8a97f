import type { PointId } from "#shared/kernel/index.ts";
import type { Wisdom } from "#shared/forest/index.ts";
import { GROVE, type GroveLayout, type GroveTree } from "#shared/grove/index.ts";
import { encloses, grown, overlaps, type Place, type Rect } from "#shared/tower/index.ts";
import { LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import { areNamesTooFar } from "./farNames.ts";
import type { GroveDraft } from "./groveDraft.ts";

const WISDOM_SIZE = 1.4;
/** Free ground around a name, in its heights. */
const AIR = 0.2;
/** Beyond the edge of the grove a name may stand, but rather within it, where all of it is in view. */
const BEYOND = { heights: 2.6, cost: 6 } as const;
/** So many heights where the canvas ends, as far as can be told: all of the grove is shown as large as it fits, so that two of its edges are near those of the canvas. */
const NEAR_THE_EDGE = 0.25;
/** Nearer to the trees of another wisdom it would seem to be theirs. */
const AMONG_OTHERS_COST = 12;
/**
 * So many places are looked at for one name: a tree that somebody has pinned a million px away must not make the ground between them endless.
 * Each place is held against each tree: for all names together so often at most.
 */
const MOST_PLACES = 6_000;
const MOST_COMPARED = 4_000_000;
/** There are five; a peer may make ten thousand. Beyond these a name stands over the middle of its trees. */
const MOST_SEARCHED = 12;

/** The wisdoms beside their trees, on free ground, when too few trees can say their names. Comes before those, so that it has room. */
export function addWisdomNames(draft: GroveDraft): void {
  const { letters, layout, room, boxes, targets, input } = draft;
  if (!areNamesTooFar(draft)) return;
  const letterPx = letters.leastPx * WISDOM_SIZE;
  const names = [...treesOfWisdoms(layout.trees)].map(([id, group]): WisdomName => {
    const text = input.view.point(id)?.title ?? "";
    return { id, group, text, width: input.measure(text, letterPx, 600), height: letterPx * LINE_HEIGHT };
  });
  for (const { id, group, text, rect } of placed(layout, names, beyondOf(draft))) {
    if (!room.isFree(rect)) continue;
    room.add(grown(rect, AIR * rect.height));
    const ink: Wisdom | "ink" = group[0]?.wisdom ?? "ink";
    boxes.push({ role: "label", key: `wisdom:${id}`, rect, text, letterPx, weight: 600, ink, align: "middle", isHeading: true });
    targets.push({ rect, hit: { kind: "point", id, part: "title" } });
  }
}

interface WisdomName {
  readonly id: PointId;
  readonly group: readonly GroveTree[];
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** How far beyond the grove names may stand, in their heights. */
interface Beyond { readonly across: number; readonly down: number }

const ANYWHERE: Beyond = { across: BEYOND.heights, down: BEYOND.heights };

/** A canvas that is narrow for the grove has room above and below it, a wide one beside it. */
function beyondOf({ input: { part }, layout: { bounds } }: GroveDraft): Beyond {
  if (part === undefined) return ANYWHERE;
  const isNarrow = part.width * bounds.height < part.height * bounds.width;
  return isNarrow ? { ...ANYWHERE, across: NEAR_THE_EDGE } : { ...ANYWHERE, down: NEAR_THE_EDGE };
}

/** One look may be dressed many times: the ground is searched once for each size of letters. */
const placedBefore = new WeakMap<GroveLayout, Map<string, readonly Rect[]>>();

function placed(layout: GroveLayout, names: readonly WisdomName[], beyond: Beyond): (WisdomName & { readonly rect: Rect })[] {
  const known = placedBefore.get(layout) ?? new Map<string, readonly Rect[]>();
  placedBefore.set(layout, known);
  const key = `${beyond.across} ${names.map(({ id, width, height }) => `${id} ${width} ${height}`).join()}`;
  const rects = known.get(key) ?? rectsFor(layout, names, beyond);
  known.set(key, rects);
  return names.flatMap((name, index) => {
    const rect = rects[index];
    return rect === undefined ? [] : [{ ...name, rect }];
  });
}

function rectsFor(layout: GroveLayout, names: readonly WisdomName[], beyond: Beyond): readonly Rect[] {
  const taken: Rect[] = [];
  const most = Math.min(MOST_PLACES, MOST_COMPARED / layout.trees.length / Math.min(names.length, MOST_SEARCHED));
  names.forEach((name, index) => {
    // A name that has no room within the canvas may still be found by whoever looks for it.
    const free = index < MOST_SEARCHED ? (freeGround(layout, { ...name, most, beyond }, taken) ?? freeGround(layout, { ...name, most, beyond: ANYWHERE }, taken)) : null;
    taken.push(free ?? aroundPlace(homeOf(name), name));
  });
  return taken;
}

/** The middle of its trees. */
const homeOf = ({ group }: WisdomName): Place => ({ x: mean(group.map(({ centre }) => centre.x)), y: mean(group.map(({ centre }) => centre.y)) });

const aroundPlace = ({ x, y }: Place, { width, height }: WisdomName): Rect => ({ x: x - width / 2, y: y - height / 2, width, height });

/** The place between or around the crowns that is nearest to the middle of its trees; null where there is none. */
function freeGround({ trees, bounds }: GroveLayout, name: WisdomName & { readonly most: number; readonly beyond: Beyond }, taken: readonly Rect[]): Rect | null {
  const { group, width, height, most, beyond } = name;
  const home = homeOf(name);
  const own = new Set(group);
  const field = grown(bounds, { x: beyond.across * height, y: beyond.down * height });
  const step = Math.max(height / 2, Math.sqrt((field.width * field.height) / most));
  const places: { readonly rect: Rect; readonly cost: number }[] = [];
  for (let y = field.y + height / 2; y <= field.y + field.height - height / 2; y += step) {
    for (let x = field.x + width / 2; x <= field.x + field.width - width / 2; x += step) {
      const rect = aroundPlace({ x, y }, name);
      places.push({ rect, cost: Math.hypot(x - home.x, y - home.y) + (encloses(bounds, rect) ? 0 : BEYOND.cost * height) });
    }
  }
  places.sort((a, b) => a.cost - b.cost);
  let best: { readonly rect: Rect; readonly cost: number } | null = null;
  for (const { rect, cost } of places) {
    if (best !== null && cost >= best.cost) break;
    const withAir = grown(rect, AIR * height);
    if (taken.some((other) => overlaps(withAir, other)) || trees.some((tree) => liesOver(withAir, tree))) continue;
    const whole = cost + (own.has(nearestTree(trees, rect)) ? 0 : AMONG_OTHERS_COST * height);
    if (best === null || whole < best.cost) best = { rect, cost: whole };
  }
  return best?.rect ?? null;
}

/** Crowns are as much wider than tall as their spread says: with x measured in it they are discs. */
function liesOver({ x, y, width, height }: Rect, { centre, reach, spread }: GroveTree): boolean {
  const dx = Math.max(x - centre.x, 0, centre.x - x - width) / spread;
  const dy = Math.max(y - centre.y, 0, centre.y - y - height);
  return dx * dx + dy * dy < (reach * (1 + GROVE.crown.lumps)) ** 2;
}

function nearestTree(trees: readonly GroveTree[], { x, y, width, height }: Rect): GroveTree {
  const middle = { x: x + width / 2, y: y + height / 2 };
  const distance = ({ centre, reach }: GroveTree): number => Math.hypot(centre.x - middle.x, centre.y - middle.y) - reach;
  return trees.reduce((nearest, tree) => (distance(tree) < distance(nearest) ? tree : nearest));
}

function treesOfWisdoms(trees: readonly GroveTree[]): ReadonlyMap<PointId, GroveTree[]> {
  const groups = new Map<PointId, GroveTree[]>();
  for (const tree of trees) {
    if (tree.wisdomId === null) continue;
    const known = groups.get(tree.wisdomId);
    if (known === undefined) groups.set(tree.wisdomId, [tree]);
    else known.push(tree);
  }
  return groups;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
