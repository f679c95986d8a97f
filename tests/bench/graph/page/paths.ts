/** The scripted movements, per frame, in screen pixels; the same for every contestant. */

interface Offset { readonly x: number; readonly y: number }

/** With everything in view: round about the middle, up to 11 px a frame. */
export const panAllOffset = (frame: number): Offset => ({ x: 220 * Math.sin(frame * 0.05), y: 140 * Math.sin(frame * 0.037) });

const WORK_SPEED_PX = 12;

/** At zoom 1: straight on at 12 px a frame, so that new cards keep coming into view, and back at the edge. */
export function panWorkOffset(frame: number, reachPx: number): Offset {
  const reach = Math.max(120, Math.min(1_500, reachPx));
  const along = (frame * WORK_SPEED_PX) % (4 * reach);
  const x = along < reach ? along : along < 3 * reach ? 2 * reach - along : along - 4 * reach;
  return { x, y: 0.2 * reach * Math.sin(frame * 0.02) };
}

/** The card under the pointer goes round the middle of the screen, over other cards. */
export const dragOffset = (frame: number): Offset => ({ x: 260 * Math.sin(frame * 0.045), y: 170 * Math.sin(frame * 0.06) });

/** One notch of the wheel per frame. */
export const WHEEL_PX = 40;
export const WHEEL_FACTOR = Math.exp(WHEEL_PX * 0.0016);

/** How many notches lie between everything in view and zoom 1. */
export const zoomNotches = (fitZoom: number): number => Math.max(8, Math.round(Math.log(1 / fitZoom) / Math.log(WHEEL_FACTOR)));

/** In, out, in, out: +1 or -1 for this frame. */
export const zoomDirection = (frame: number, notches: number): 1 | -1 => (Math.floor(frame / notches) % 2 === 0 ? 1 : -1);

/** Notches gone in at this frame. */
export function zoomNotch(frame: number, notches: number): number {
  const at = frame % (2 * notches);
  return at <= notches ? at : 2 * notches - at;
}
