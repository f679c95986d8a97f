import { crownOutline, crownRadius, hashOf, innerBumps, mix, shareOf, type GroveLayout, type GroveTree } from "#shared/grove/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import { roadLine, roadShapes } from "./roads.ts";

/** How well what hangs on a tree is remembered, 1 to 5; all the same until there are reviews. */
export type Greenness = 1 | 2 | 3 | 4 | 5;

const MOST_CONTOURS = 9;
const CONTOUR = { least: 120, step: 86, growth: 1.6, places: 72, sway: 0.05 } as const;
const INNER_SHARE_PX = 15;

/** Shapes of a crown by what it looked like: a tree that has not changed is not drawn anew. */
export type CrownShapes = ReadonlyMap<string, { readonly print: string; readonly shapes: readonly GroundShape[] }>;

export interface GroveGround {
  readonly shapes: readonly GroundShape[];
  readonly crowns: CrownShapes;
}

/** Contour lines, roads, crowns: the same however the camera stands and whatever is selected. */
export function groveGround(layout: GroveLayout, greenOf: (tree: GroveTree) => Greenness, known: CrownShapes | null): GroveGround {
  const crowns = new Map<string, { readonly print: string; readonly shapes: readonly GroundShape[] }>();
  const shapes = contours(layout);
  for (const road of layout.roads) shapes.push(...roadShapes(roadLine(layout, road), road.count, "edge"));
  for (const tree of layout.trees) {
    const green = greenOf(tree);
    const print = `${tree.centre.x} ${tree.centre.y} ${tree.reach} ${tree.spread} ${green}`;
    const before = known?.get(tree.key);
    const crown = before?.print === print ? before : { print, shapes: crownShapes(tree, green) };
    crowns.set(tree.key, crown);
    for (const shape of crown.shapes) shapes.push(shape);
  }
  return { shapes, crowns };
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
