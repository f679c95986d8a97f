import { isPointId, type PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import { toScreen, type CameraView } from "./cameraMath.ts";
import type { Anchor } from "./cameraViews.ts";
import type { CameraRig } from "./createCameraRig.ts";
import type { GraphDesk } from "./graphDesk.ts";

const FLIGHT_MS = 260;
/** More than this many flying shapes are a swarm, not a hint. */
const MOST_FLYING = 80;

/**
 * From one way of looking to another: the camera of the new lens is the one it was left with, or one that keeps the selected point where the eye is, and what can be seen in
 * both flies from its old place to its new one.
 */
export function switchLens(desk: GraphDesk, rig: CameraRig, change: (viewOf: () => CameraView) => void): void {
  const before = placesOnScreen(desk);
  const anchor = anchorOf(desk);
  rig.leave();
  rig.enter(anchor, change);
  const after = placesOnScreen(desk);
  const pairs = [...before].flatMap(([id, from]) => {
    const to = after.get(id);
    return to === undefined ? [] : [{ from, to }];
  }).slice(0, MOST_FLYING);
  if (pairs.length > 0 && !desk.parts.isMotionReduced()) fly(desk, pairs);
}

/** The selected point and where it is on the screen. */
function anchorOf(desk: GraphDesk): Anchor | null {
  const id = desk.parts.forest.selection.get().ids.find(isPointId);
  const rect = id === undefined ? undefined : desk.stage.placeOf(id);
  if (id === undefined || rect === undefined) return null;
  return { id, at: toScreen(desk.camera.get(), { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }) };
}

function placesOnScreen(desk: GraphDesk): Map<PointId, Rect> {
  const places = new Map<PointId, Rect>();
  const view: CameraView = desk.camera.get();
  const { width, height } = desk.extent();
  for (const id of desk.stage.mounted) {
    const rect = desk.stage.placeOf(id);
    if (rect === undefined) continue;
    const at = toScreen(view, rect);
    const box = { x: at.x, y: at.y, width: rect.width * view.zoom, height: rect.height * view.zoom };
    if (box.x < width && box.y < height && box.x + box.width > 0 && box.y + box.height > 0) places.set(id, box);
    if (places.size > MOST_FLYING * 4) break;
  }
  return places;
}

/** The flight that is under way on a canvas: another one, or the end of the canvas, calls it off. */
const flights = new WeakMap<HTMLElement, number>();

/** The canvas goes: nothing flies on it any more. */
export function endFlight(canvas: HTMLElement): void {
  cancelAnimationFrame(flights.get(canvas) ?? 0);
}

function fly(desk: GraphDesk, pairs: readonly { readonly from: Rect; readonly to: Rect }[]): void {
  const { canvas } = desk.parts;
  endFlight(canvas);
  let startMs: number | null = null;
  const step = (nowMs: number): void => {
    startMs ??= nowMs;
    const time = Math.min(1, (nowMs - startMs) / FLIGHT_MS);
    const share = 1 - (1 - time) ** 3;
    const mix = (a: number, b: number): number => a + (b - a) * share;
    desk.overlay.set({ flying: time === 1 ? [] : pairs.map(({ from, to }) => ({ x: mix(from.x, to.x), y: mix(from.y, to.y), width: mix(from.width, to.width), height: mix(from.height, to.height) })) });
    if (time < 1) flights.set(canvas, requestAnimationFrame(step));
  };
  flights.set(canvas, requestAnimationFrame(step));
}
