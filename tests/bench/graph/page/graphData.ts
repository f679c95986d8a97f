import type { ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { placePoints, type MiddlePoint, type Placed } from "./placePoints.ts";

export interface DataPoint extends Placed {
  readonly id: PointId;
  readonly title: string;
  readonly kind: string;
}

export interface DataLink {
  readonly id: string;
  readonly from: PointId;
  readonly to: PointId;
  readonly type: string;
  readonly phrase: string;
}

/** What every contestant shows: the same points with the same words in the same places, the same links. */
export interface GraphData {
  readonly points: readonly DataPoint[];
  readonly links: readonly DataLink[];
  readonly bounds: Placed;
  /** What stands in the middle of the screen at zoom 1, and what is dragged. */
  readonly middle: MiddlePoint;
}

const SCREEN_MARGIN_PX = 20;

export function graphDataOf(view: ForestView): GraphData {
  const { placed, bounds, middle } = placePoints(view);
  const points = [...view.points()].flatMap((point): DataPoint[] => {
    const place = placed.get(point.id);
    return place === undefined ? [] : [{ id: point.id, title: point.title, kind: point.kind, ...place }];
  });
  const links = [...view.links()].flatMap(({ id, from, to, type, phrase }): DataLink[] => {
    const [start, end] = [view.point(from as PointId)?.id, view.point(to as PointId)?.id];
    return start === undefined || end === undefined || !placed.has(start) || !placed.has(end) ? [] : [{ id, from: start, to: end, type, phrase: phrase === "" ? type : phrase }];
  });
  return { points, links, bounds, middle };
}

/** screen = place × zoom + (x, y), as everywhere in the product. */
export interface Look { readonly x: number; readonly y: number; readonly zoom: number }

export const middleOf = (): { x: number; y: number } => ({ x: innerWidth / 2, y: innerHeight / 2 });

export function lookAtAll({ bounds }: GraphData): Look {
  const zoom = fitZoom(bounds);
  return lookAt(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, zoom);
}

/** Zoom 1, where letters are read, in the middle of everything. */
export const lookAtWork = ({ x, y }: MiddlePoint): Look => lookAt(x, y, 1);

export function fitZoom({ width, height }: GraphData["bounds"]): number {
  return Math.min(1, (innerWidth - 2 * SCREEN_MARGIN_PX) / width, (innerHeight - 2 * SCREEN_MARGIN_PX) / height);
}

function lookAt(x: number, y: number, zoom: number): Look {
  const middle = middleOf();
  return { zoom, x: middle.x - x * zoom, y: middle.y - y * zoom };
}

export function zoomedBy(look: Look, factor: number): Look {
  const middle = middleOf();
  return { zoom: look.zoom * factor, x: middle.x - (middle.x - look.x) * factor, y: middle.y - (middle.y - look.y) * factor };
}
