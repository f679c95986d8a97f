import { crownOutline, crownRadius, GROVE, hashOf, innerBumps, mix, shareOf, type GroveLayout, type GroveTree } from "#shared/grove/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import { roadLine, roadShapes } from "./roads.ts";

/** How well what hangs on a tree is remembered, 1 to 5; all the same until there are reviews. */
export type Greenness = 1 | 2 | 3 | 4 | 5;

const MOST_CONTOURS = 9;
const CONTOUR = { least: 120, step: 86, growth: 1.6, places: 72, sway: 0.05 } as const;
const INNER_SHARE_PX = 15;

/** From so many trees on, their names are mostly too small to be read: then the ground says whose wisdom they are. Crowns stay green: that is how well a tree is remembered. */
const BEDS_FROM = GROVE.road.smallUpTo;
/** Wide beds of neighbours run together; a narrow one keeps the colour of its own tree beside trees of others. In reaches. */
const BEDS = { wide: 1.5, narrow: 1.14 } as const;

interface CrownShape {
  readonly print: string;
  readonly shapes: readonly GroundShape[];
  /** What lies below all crowns, the wide one first; none without a wisdom. */
  readonly beds: readonly GroundShape[];
}

/** Shapes of a crown by what it looked like: a tree that has not changed is not drawn anew. */
export type CrownShapes = ReadonlyMap<string, CrownShape>;

export interface GroveGround {
  readonly shapes: readonly GroundShape[];
  readonly crowns: CrownShapes;
}

/** Contour lines, beds, roads, crowns: the same however the camera stands and whatever is selected. */
export function groveGround(layout: GroveLayout, greenOf: (tree: GroveTree) => Greenness, known: CrownShapes | null): GroveGround {
  const crowns = new Map<string, CrownShape>();
  for (const tree of layout.trees) {
    const green = greenOf(tree);
    const print = `${tree.centre.x} ${tree.centre.y} ${tree.reach} ${tree.spread} ${green} ${tree.wisdom}`;
    const before = known?.get(tree.key);
    crowns.set(tree.key, before?.print === print ? before : { print, shapes: crownShapes(tree, green), beds: bedsOf(tree) });
  }
  const shapes = contours(layout);
  const all = [...crowns.values()];
  if (all.length > BEDS_FROM) for (const width of [0, 1]) for (const { beds } of all) shapes.push(...beds.slice(width, width + 1));
  for (const road of layout.roads) shapes.push(...roadShapes(roadLine(layout, road), road.count, "edge"));
  for (const crown of all) for (const shape of crown.shapes) shapes.push(shape);
  return { shapes, crowns };
}

function bedsOf({ centre, reach, spread, wisdom }: GroveTree): GroundShape[] {
  if (wisdom === null) return [];
  return [BEDS.wide, BEDS.narrow].map((share): GroundShape => {
    const radius = reach * share;
    return { kind: "box", rect: { x: centre.x - radius * spread, y: centre.y - radius, width: 2 * radius * spread, height: 2 * radius }, radius, fill: { tint: wisdom } };
  });
}

function crownShapes(tree: GroveTree, green: Greenness): GroundShape[] {
  if (tree.kind === "meadow") return [{ kind: "blob", outline: smoothOutline(tree), fill: "band", edge: "hairline-strong" }];
  const ink = `leaf-${green}-ink` as const;
  const inner = 1 - INNER_SHARE_PX / tree.reach;
  return [
    { kind: "blob", outline: crownOutline(tree), fill: `leaf-${green}`, edge: ink, edgeAlpha: 0.7, shadow: true },
    ...innerBumps(tree, inner).map((places): GroundShape => ({ kind: "path", places, width: 1.1, edge: ink, alpha: 0.26 })),
  ];
}

/** A meadow has no scallops. */
function smoothOutline(tree: GroveTree): Place[] {
  return Array.from({ length: 48 }, (_, index) => {
    const angle = (index / 48) * 2 * Math.PI;
    const radius = crownRadius(tree, angle);
    return { x: tree.centre.x + Math.cos(angle) * radius, y: tree.centre.y + Math.sin(angle) * radius };
  });
}

/** Like the height lines of a map, around the middle of the grove. They spread in steps, so that they do not creep with every point. */
function contours({ bounds }: GroveLayout): GroundShape[] {
  const far = Math.max(Math.abs(bounds.x), Math.abs(bounds.y), bounds.x + bounds.width, bounds.y + bounds.height) * 1.15;
  let step: number = CONTOUR.step;
  while (CONTOUR.least + step * MOST_CONTOURS < far) step *= CONTOUR.growth;
  const shapes: GroundShape[] = [];
  for (let radius: number = CONTOUR.least; radius < far; radius += step) shapes.push({ kind: "path", places: contour(radius), width: 1.2, edge: "contour" });
  return shapes;
}

function contour(radius: number): Place[] {
  const waves = [2, 3, 5].map((wave, index) => ({ wave, phase: shareOf(mix(hashOf("contour") + index)) * 2 * Math.PI + radius / 700 }));
  return Array.from({ length: CONTOUR.places + 1 }, (_, index) => {
    const angle = (index / CONTOUR.places) * 2 * Math.PI;
    const sway = waves.reduce((sum, { wave, phase }) => sum + Math.sin(wave * angle + phase) / wave, 0) * CONTOUR.sway * 2;
    return { x: Math.cos(angle) * radius * 1.1 * (1 + sway), y: Math.sin(angle) * radius * (1 + sway) };
  });
}
