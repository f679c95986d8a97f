import type { CameraView, Extent } from "./cameraMath.ts";

/** A surface is drawn for one view, a little larger than the canvas, and moved or scaled as a whole until it must be drawn anew. */
export interface SurfaceShift {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** How much larger than the canvas a surface is on each side, as a share of its size. */
const OVERSCAN = 0.12;

export const marginOf = ({ width, height }: Extent): Extent => ({ width: Math.round(width * OVERSCAN), height: Math.round(height * OVERSCAN) });

/** Where the surface that was drawn for `drawn` must lie to show `now`; its own top left corner stands one margin outside the canvas. */
export function shiftFor(drawn: CameraView, now: CameraView, margin: Extent): SurfaceShift {
  const scale = now.zoom / drawn.zoom;
  return { scale, x: now.x - scale * (drawn.x + margin.width) + margin.width, y: now.y - scale * (drawn.y + margin.height) + margin.height };
}

/** Whether a shifted surface still reaches to every edge of the canvas. */
export function covers({ x, y, scale }: SurfaceShift, canvas: Extent, margin: Extent): boolean {
  const left = x - margin.width;
  const top = y - margin.height;
  return left <= 0 && top <= 0 && left + scale * (canvas.width + 2 * margin.width) >= canvas.width && top + scale * (canvas.height + 2 * margin.height) >= canvas.height;
}

/** The view for which the surface itself is drawn. */
export const withMargin = (view: CameraView, margin: Extent): CameraView => ({ ...view, x: view.x + margin.width, y: view.y + margin.height });
