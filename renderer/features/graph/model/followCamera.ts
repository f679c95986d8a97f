import type { Rect } from "#shared/tower/index.ts";
import { toScreen, type CameraView, type Extent } from "./cameraMath.ts";
import { covers, marginOf, shiftFor, viewAhead, viewWider, withMargin, type SurfaceShift } from "./surfaceMath.ts";

/** A painted element that follows the camera: moved and scaled as a whole as long as that will do, painted anew when it will not. */
export interface CameraFollower {
  look(view: CameraView, atOnce?: boolean): void;
  /** Takes the size of the canvas. */
  fit(): void;
  /** Asks for a painting of the view in force. */
  settle(): void;
  /** The painting that was asked for is there. */
  drawn(): void;
  /** All that is painted lies in this box of the picture: beyond it no edge is missed. null: it may lie anywhere. */
  within(box: Rect | null): void;
  stop(): void;
}

export interface FollowLimits {
  /** How far a painted picture may be scaled before it is painted anew although the wheel still turns. */
  readonly least: number;
  readonly most: number;
  /** It is painted anew as soon as it does not reach the edges of the canvas; otherwise it may fall short of them while the wheel turns. */
  readonly isGapless: boolean;
}

/** `own`: the view to paint the element for, a margin larger than the canvas. `zoom`: of the camera. `isMoving`: what costs more than drawing can wait, it will be asked again at rest. */
export type PaintFor = (own: CameraView, at: { readonly zoom: number; readonly isMoving: boolean }) => void;

/** Setting hundreds of titles anew at every turn of the wheel would make it stutter. */
const REST_MS = 90;
const TITLES: FollowLimits = { least: 0.4, most: 2.4, isGapless: false };
/** Edges, shadows and letters that must not shrink with the picture reach so far out of their boxes, on the screen. */
const AIR_PX = 48;

/** `paint`: paints the element for a view of its own; the painting comes later, and `drawn` tells. */
export function followCamera(canvas: HTMLElement, element: HTMLElement, paint: PaintFor, limits: FollowLimits = TITLES): CameraFollower {
  let size: Extent = { width: 0, height: 0 };
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  /** The camera when a painting was last asked for. */
  let before = view;
  /** What the element shows, and what it will show after the painting that has been asked for. */
  let painted: CameraView | null = null;
  let asked: CameraView | null = null;
  let box: Rect | null = null;
  let timer = 0;
  const shift = (): void => {
    if (painted === null) return;
    const { x, y, scale } = shiftFor(painted, view, marginOf(size));
    element.style.transform = x === 0 && y === 0 && scale === 1 ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
  };
  const fit = (): void => {
    size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const margin = marginOf(size);
    Object.assign(element.style, { inset: "auto", left: `${-margin.width}px`, top: `${-margin.height}px`, width: `${size.width + 2 * margin.width}px`, height: `${size.height + 2 * margin.height}px` });
  };
  const reaches = (moved: SurfaceShift): boolean => covers(moved, size, marginOf(size), box === null ? null : onCanvas(box, view));
  const settleAtRest = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(settle, REST_MS);
  };
  const ask = (from: CameraView, isMoving: boolean): void => {
    window.clearTimeout(timer);
    asked = from;
    before = view;
    paint(withMargin(from, marginOf(size)), { zoom: view.zoom, isMoving });
    if (isMoving) settleAtRest();
  };
  const settle = (): void => { ask(view, false); };
  const follow = (moved: SurfaceShift): void => {
    if (moved.scale === 1) {
      if (!reaches(moved)) ask(viewAhead(view, before.zoom === view.zoom ? { x: view.x - before.x, y: view.y - before.y } : { x: 0, y: 0 }, marginOf(size)), false);
      return;
    }
    const isNear = moved.scale >= limits.least && moved.scale <= limits.most;
    const hasGap = limits.isGapless && !reaches(moved);
    if (isNear && !hasGap) settleAtRest();
    // The next turns of the wheel will need even more of the picture; a jump ends where it is.
    else ask(isNear && moved.scale < 1 ? viewWider(view, size) : view, true);
  };
  fit();
  return {
    fit, settle,
    look(next, atOnce = false) {
      view = next;
      const from = asked ?? painted;
      shift();
      if (atOnce || from === null) settle();
      else follow(shiftFor(from, view, marginOf(size)));
    },
    drawn() {
      if (asked === null) return;
      painted = asked;
      asked = null;
      shift();
    },
    within(next) {
      box = next;
      const from = asked ?? painted;
      if (from === null) return;
      const moved = shiftFor(from, view, marginOf(size));
      // At another zoom it will be painted anew at rest.
      if (moved.scale === 1 && !reaches(moved)) settle();
    },
    stop: () => { window.clearTimeout(timer); },
  };
}

function onCanvas(box: Rect, view: CameraView): Rect {
  const { x, y } = toScreen(view, box);
  return { x: x - AIR_PX, y: y - AIR_PX, width: box.width * view.zoom + 2 * AIR_PX, height: box.height * view.zoom + 2 * AIR_PX };
}
