import { bottom, centerX, centerY, right, type LinkEnd } from "./linkEnds.ts";
import type { Roads } from "./createRoads.ts";
import type { TowerMeasures } from "./towerMeasures.ts";
import type { Place, TowerLayout } from "./towerTypes.ts";

export type Side = "left" | "right" | "top" | "bottom";

/** How a link will run, before ports and tracks are shared out. */
export type RoutePlan =
  | { readonly kind: "fixed"; readonly points: readonly Place[] }
  | {
      readonly kind: "corridor";
      readonly from: { readonly end: LinkEnd; readonly side: Side };
      readonly to: { readonly end: LinkEnd; readonly side: Side };
      /** Corridors on the way, in order; corridor i lies below band i, -1 above the first. */
      readonly corridors: readonly number[];
      /** Where it passes the band between two corridors; one fewer than corridors. */
      readonly passages: readonly number[];
    };

export function planRoute(roads: Roads, from: LinkEnd, to: LinkEnd): RoutePlan {
  const { layout } = roads;
  const fixed = beside(layout.measures, from, to) ?? above(from, to) ?? acrossGutter(from, to) ?? insidePanel(layout.measures, from, to);
  return fixed === null ? throughCorridors(roads, from, to) : { kind: "fixed", points: fixed };
}

/** Next to each other in one row: a straight line. */
function beside({ module }: TowerMeasures, from: LinkEnd, to: LinkEnd): Place[] | null {
  if (from.band !== to.band || from.kind !== to.kind || Math.abs(centerY(from.rect) - centerY(to.rect)) > 1) return null;
  const y = from.kind === "card" ? centerY(from.rect) : Math.max(from.rect.y, to.rect.y) + module.header / 2;
  if (touching(right(from.rect), to.rect.x)) return [{ x: right(from.rect), y }, { x: to.rect.x, y }];
  if (touching(right(to.rect), from.rect.x)) return [{ x: from.rect.x, y }, { x: right(to.rect), y }];
  return null;
}

/** One right above the other in one column: a straight line. */
function above(from: LinkEnd, to: LinkEnd): Place[] | null {
  if (from.band !== to.band || from.kind !== to.kind || from.leftX !== to.leftX) return null;
  const x = from.kind === "card" ? Math.max(from.rect.x, to.rect.x) + Math.min(from.rect.width, to.rect.width) * 0.36 : centerX(from.rect);
  if (touching(bottom(from.rect), to.rect.y)) return [{ x, y: bottom(from.rect) }, { x, y: to.rect.y }];
  if (touching(bottom(to.rect), from.rect.y)) return [{ x, y: from.rect.y }, { x, y: bottom(to.rect) }];
  return null;
}

/** Neighbouring columns: along the gutter both share. */
function acrossGutter(from: LinkEnd, to: LinkEnd): Place[] | null {
  if (from.band !== to.band || from.kind !== "card" || to.kind !== "card") return null;
  const a = centerY(from.rect);
  const b = centerY(to.rect);
  if (Math.abs(from.rightX - to.leftX) < 14) return bend(right(from.rect), to.rect.x, (from.rightX + to.leftX) / 2, [a, b]);
  if (Math.abs(from.leftX - to.rightX) < 14) return bend(from.rect.x, right(to.rect), (from.leftX + to.rightX) / 2, [a, b]);
  return null;
}

/** Further apart in one module: gutter, the strip between two rows, gutter. */
function insidePanel({ card }: TowerMeasures, from: LinkEnd, to: LinkEnd): Place[] | null {
  if (from.band !== to.band || from.panelId !== to.panelId || from.panelId === null || from.kind !== "card" || to.kind !== "card") return null;
  const a = centerY(from.rect);
  const b = centerY(to.rect);
  if (Math.abs(from.leftX - to.leftX) < 1) return bend(from.rect.x, to.rect.x, from.leftX, [a, b]);
  const toTheRight = to.rect.x > from.rect.x;
  const strip = (card.pitch - card.height) / 2;
  const laneY = b > a ? to.rect.y - strip : bottom(to.rect) + strip;
  const [startX, gutterA] = toTheRight ? [right(from.rect), from.rightX] : [from.rect.x, from.leftX];
  const [endX, gutterB] = toTheRight ? [to.rect.x, to.leftX] : [right(to.rect), to.rightX];
  if (Math.abs(a - b) < 1) {
    const under = bottom(from.rect) + strip;
    return [{ x: centerX(from.rect), y: bottom(from.rect) }, { x: centerX(from.rect), y: under }, { x: centerX(to.rect), y: under }, { x: centerX(to.rect), y: bottom(to.rect) }];
  }
  return [{ x: startX, y: a }, { x: gutterA, y: a }, { x: gutterA, y: laneY }, { x: gutterB, y: laneY }, { x: gutterB, y: b }, { x: endX, y: b }];
}

function throughCorridors(roads: Roads, from: LinkEnd, to: LinkEnd): RoutePlan {
  const corridors = corridorsBetween(roads.layout, from, to);
  const first = corridors[0] ?? from.band;
  const last = corridors.at(-1) ?? to.band;
  const fromX = centerX(from.rect);
  const toX = centerX(to.rect);
  const passages = corridors.slice(1).map((corridor, index) => passageX(roads, Math.max(corridor, corridors[index] ?? corridor), fromX, toX));
  const nextX = passages[0] ?? toX;
  const beforeX = passages.at(-1) ?? fromX;
  return {
    kind: "corridor",
    from: { end: from, side: exitSide(from, first >= from.band ? "down" : "up", nextX) },
    to: { end: to, side: exitSide(to, last >= to.band ? "down" : "up", beforeX) },
    corridors,
    passages,
  };
}

function corridorsBetween(layout: TowerLayout, from: LinkEnd, to: LinkEnd): number[] {
  if (from.band === to.band) {
    const lastBand = layout.bands.length - 1;
    if (from.clearBelow && to.clearBelow && from.band < lastBand) return [from.band];
    return [from.band > 0 ? from.band - 1 : lastBand > 0 ? 0 : -1];
  }
  const corridors: number[] = [];
  if (from.band < to.band) for (let i = from.band; i < to.band; i += 1) corridors.push(i);
  else for (let i = from.band - 1; i >= to.band; i -= 1) corridors.push(i);
  return corridors;
}

function exitSide(end: LinkEnd, direction: "up" | "down", towardsX: number): Side {
  if (direction === "down" && end.clearBelow) return "bottom";
  if (direction === "up" && end.clearAbove) return "top";
  return towardsX >= centerX(end.rect) ? "right" : "left";
}

/** The way through a whole band that is the least detour. */
function passageX(roads: Roads, band: number, fromX: number, toX: number): number {
  const free = roads.passages(band);
  const detour = (x: number): number => Math.abs(x - fromX) + Math.abs(x - toX);
  return free.reduce((best, x) => (detour(x) < detour(best) ? x : best), free[0] ?? toX);
}

const touching = (end: number, start: number): boolean => start - end >= 0 && start - end <= 34;

function bend(startX: number, endX: number, gutterX: number, [a, b]: readonly [number, number]): Place[] {
  return [{ x: startX, y: a }, { x: gutterX, y: a }, { x: gutterX, y: b }, { x: endX, y: b }];
}
