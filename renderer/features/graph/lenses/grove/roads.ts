import { isPointId, type EndId } from "#shared/kernel/index.ts";
import { GROVE, isInCrown, type GroveLayout, type GroveRoad, type GroveTree } from "#shared/grove/index.ts";
import { grown, holds, type Place, type Rect } from "#shared/tower/index.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import { beside, curve, placeAlong } from "./curves.ts";
import { leafAt, type GroveDraft } from "./groveDraft.ts";

const BEND = 0.07;
const EDGE_PX = 1.2;
const CHIP = { letterPx: 12, height: 20, pad: 18 } as const;
/** Where along its open part a road may carry its number. */
const CHIP_SHARES = [0.5, 0.38, 0.62, 0.27, 0.73] as const;
const MOST_CHIPS = 24;

const roadWidth = (count: number): number => Math.min(GROVE.road.mostWidth, GROVE.road.leastWidth + GROVE.road.perLink * count);

/** From centre to centre: its ends lie below the crowns. */
export function roadLine({ trees }: GroveLayout, { from, to }: GroveRoad): Place[] {
  const [a, b] = [trees[from], trees[to]];
  return a === undefined || b === undefined ? [] : curve(a.centre, b.centre, (from + to) % 2 === 0 ? BEND : -BEND);
}

/** Two thin lines; the more links, the further apart. */
export function roadShapes(line: readonly Place[], count: number, edge: "edge" | "accent"): GroundShape[] {
  const half = roadWidth(count) / 2;
  return [half, -half].map((distance): GroundShape => ({ kind: "path", places: beside(line, distance), width: edge === "accent" ? 1.6 : EDGE_PX, edge, alpha: edge === "accent" ? 1 : 0.75 }));
}

/** The roads of the picked trees, with the number of their links. */
export function dressRoads(draft: GroveDraft): void {
  const { layout, picked, shapes } = draft;
  const isPicked = (index: number): boolean => {
    const owner = layout.trees[index]?.owner;
    return owner !== null && owner !== undefined && picked.has(owner.id);
  };
  if (![...picked].some((id) => isPointId(id) && layout.treeOf.has(id))) return;
  const drawn = drawnLinks(draft);
  let chips = 0;
  for (const road of layout.roads) {
    if (!isPicked(road.from) && !isPicked(road.to)) continue;
    // All of its links are drawn one by one.
    if ((drawn.get(`${road.from} ${road.to}`) ?? 0) >= road.count) continue;
    const pieces = openPieces(layout, road);
    for (const piece of pieces) shapes.push({ kind: "path", places: piece, width: roadWidth(road.count) - 1, edge: "accent", alpha: 0.16 }, ...roadShapes(piece, road.count, "accent"));
    const longest = pieces.reduce<readonly Place[]>((best, piece) => (piece.length > best.length ? piece : best), []);
    if (longest.length > 1 && chips < MOST_CHIPS && addChip(draft, road, longest)) chips += 1;
  }
}

/** How many links of the selection run between two trees. */
function drawnLinks({ layout, selectedLinks, input }: GroveDraft): ReadonlyMap<string, number> {
  const treeAt = (id: EndId): number => {
    if (!isPointId(id)) return -1;
    const leaf = leafAt(layout, id);
    return leaf === undefined ? (layout.treeOf.get(id) ?? -1) : layout.trees.indexOf(leaf.tree);
  };
  const counts = new Map<string, number>();
  for (const id of selectedLinks) {
    const link = input.view.link(id);
    if (link === undefined) continue;
    const [a, b] = [treeAt(link.from), treeAt(link.to)];
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const FINE_STEPS = 48;
const CROWN_CLEAR_PX = 7;

/** What of a road can be seen between crowns. */
function openPieces(layout: GroveLayout, road: GroveRoad): Place[][] {
  const line = roadLine(layout, road);
  const pieces: Place[][] = [];
  let piece: Place[] = [];
  for (let step = 0; step <= FINE_STEPS; step += 1) {
    const place = placeAlong(line, step / FINE_STEPS);
    if (layout.trees.some((tree) => isNear(tree, place))) {
      pieces.push(piece);
      piece = [];
    } else piece.push(place);
  }
  return [...pieces, piece].filter((each) => each.length > 1);
}

function isNear(tree: GroveTree, place: Place): boolean {
  const { rect, reach } = tree;
  return holds(grown(rect, CROWN_CLEAR_PX), place) && isInCrown({ ...tree, reach: reach + CROWN_CLEAR_PX }, place);
}

function addChip({ boxes, room, input, letters }: GroveDraft, road: GroveRoad, open: readonly Place[]): boolean {
  const text = input.t("graph.grove.road", { count: road.count });
  const letterPx = Math.max(CHIP.letterPx, letters.leastPx);
  const scale = letterPx / CHIP.letterPx;
  const [width, height] = [input.measure(text, letterPx, 400) + CHIP.pad * scale, CHIP.height * scale];
  for (const share of CHIP_SHARES) {
    const at = placeAlong(open, share);
    const rect: Rect = { x: at.x - width / 2, y: at.y - height / 2, width, height };
    if (!room.take(rect)) continue;
    boxes.push({ role: "chip", key: `road:${road.from}:${road.to}`, rect, text, letterPx, danger: false });
    return true;
  }
  return false;
}
