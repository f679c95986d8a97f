import type { Place, Rect } from "#shared/tower/index.ts";
import { zoomAt, type CameraView, type Extent } from "./cameraMath.ts";

/** A surface is drawn for one view, a little larger than the canvas, and moved or scaled as a whole until it must be drawn anew. */
export interface SurfaceShift {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** How much larger than the canvas a surface is on each side, as a share of its size. */
const OVERSCAN = 0.12;
/** So much of the margin is given to where the camera moves; what stays behind is for a hand that trembles. */
const LEAD = 0.85;
/** How much more of the picture a surface holds that is drawn while the camera moves away from it. */
const WIDER = 1.25;

export const marginOf = ({ width, height }: Extent): Extent => ({ width: Math.round(width * OVERSCAN), height: Math.round(height * OVERSCAN) });

/** Where the surface that was drawn for `drawn` must lie to show `now`; its own top left corner stands one margin outside the canvas. */
export function shiftFor(drawn: CameraView, now: CameraView, margin: Extent): SurfaceShift {
  const scale = now.zoom / drawn.zoom;
  return { scale, x: now.x - scale * (drawn.x + margin.width) + margin.width, y: now.y - scale * (drawn.y + margin.height) + margin.height };
}

/** Whether a shifted surface still reaches to every edge of the canvas; where anything stands only in `filled` (in px of the canvas), to every edge of that part of it. */
export function covers({ x, y, scale }: SurfaceShift, canvas: Extent, margin: Extent, filled: Rect | null = null): boolean {
  const needed = filled === null ? { left: 0, top: 0, right: canvas.width, bottom: canvas.height } : seenOf(filled, canvas);
  if (filled !== null && (needed.left >= needed.right || needed.top >= needed.bottom)) return true;
  const left = x - margin.width;
  const top = y - margin.height;
  return left <= needed.left && top <= needed.top && left + scale * (canvas.width + 2 * margin.width) >= needed.right && top + scale * (canvas.height + 2 * margin.height) >= needed.bottom;
}

const seenOf = ({ x, y, width, height }: Rect, canvas: Extent): { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } =>
  ({ left: Math.max(0, x), top: Math.max(0, y), right: Math.min(canvas.width, x + width), bottom: Math.min(canvas.height, y + height) });

/** The view for which the surface itself is drawn. */
export const withMargin = (view: CameraView, margin: Extent): CameraView => ({ ...view, x: view.x + margin.width, y: view.y + margin.height });

/** The view to draw a surface for when the camera has just moved by `step` px and will likely go on: nearly all of both margins then lies ahead. */
export function viewAhead(view: CameraView, step: Place, margin: Extent): CameraView {
  const room = { x: Math.floor(margin.width * LEAD), y: Math.floor(margin.height * LEAD) };
  const share = Math.max(Math.abs(step.x) / Math.max(1, room.x), Math.abs(step.y) / Math.max(1, room.y));
  if (share === 0) return view;
  // Whole px: a surface between two of them would be blurred.
  return { ...view, x: view.x + within(Math.round(step.x / share), room.x), y: view.y + within(Math.round(step.y / share), room.y) };
}

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** The view to draw a surface for while the camera moves away: more of the picture than it needs now, a little coarser. */
export const viewWider = (view: CameraView, canvas: Extent): CameraView => zoomAt(view, { x: canvas.width / 2, y: canvas.height / 2 }, view.zoom / WIDER);
