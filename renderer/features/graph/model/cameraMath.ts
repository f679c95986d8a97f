import type { Place, Rect } from "#shared/tower/index.ts";

/** How the canvas is looked at: screen = place × zoom + (x, y). */
export interface CameraView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Screen strips that docks and legend cover. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const ZOOM = { min: 0.15, max: 3, step: 1.25 } as const;

/** The text scale is a wish for larger letters: it widens what counts as 100 %. */
export const clampZoom = (zoom: number, textScale: number, least: number = ZOOM.min): number => Math.min(ZOOM.max * textScale, Math.max(least, zoom));

export const toScreen = (view: CameraView, place: Place): Place => ({ x: place.x * view.zoom + view.x, y: place.y * view.zoom + view.y });

export const toPlace = (view: CameraView, screen: Place): Place => ({ x: (screen.x - view.x) / view.zoom, y: (screen.y - view.y) / view.zoom });

/** Zooms so that what lies under `screen` stays under it. */
export function zoomAt(view: CameraView, screen: Place, zoom: number): CameraView {
  const place = toPlace(view, screen);
  return { zoom, x: screen.x - place.x * zoom, y: screen.y - place.y * zoom };
}

/** Fifty thousand points still fit. */
const FARTHEST = 0.004;

/** Shows all of `box` between the margins, never larger than `largest`. */
export function fitBox(box: Rect, screen: Extent, margins: Margins, largest: number): CameraView {
  const room = { width: Math.max(80, screen.width - margins.left - margins.right), height: Math.max(80, screen.height - margins.top - margins.bottom) };
  const zoom = Math.max(FARTHEST, Math.min(largest, room.width / Math.max(1, box.width), room.height / Math.max(1, box.height)));
  return {
    zoom,
    x: margins.left + room.width / 2 - (box.x + box.width / 2) * zoom,
    y: margins.top + room.height / 2 - (box.y + box.height / 2) * zoom,
  };
}

/** The smallest shift that brings `box` between the margins; the same view when it is there already. */
export function revealBox(view: CameraView, box: Rect, screen: Extent, margins: Margins): CameraView {
  const start = toScreen(view, box);
  const dx = shift(start.x, box.width * view.zoom, margins.left, screen.width - margins.right);
  const dy = shift(start.y, box.height * view.zoom, margins.top, screen.height - margins.bottom);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

function shift(start: number, length: number, low: number, high: number): number {
  if (length > high - low || start < low) return low - start;
  return start + length > high ? high - (start + length) : 0;
}

export function between(from: CameraView, to: CameraView, share: number): CameraView {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return { x: mix(from.x, to.x), y: mix(from.y, to.y), zoom: mix(from.zoom, to.zoom) };
}
