import type { Rect } from "#shared/tower/index.ts";
import type { CameraView } from "../model/cameraMath.ts";
import { followCamera, type FollowLimits } from "../model/followCamera.ts";
import { marginOf } from "../model/surfaceMath.ts";
import type { TileLook } from "./createTiles.ts";
import { drawPatch, drawSurface, type GroundScene, type SurfaceLook } from "./drawGround.ts";

export interface GroundCanvas {
  /** Nothing is drawn before the first look. `atOnce`: drawn for this view instead of moved there. */
  look(view: CameraView, atOnce?: boolean): void;
  /** Everything lies in this box of the picture; null: anywhere. */
  within(box: Rect | null): void;
  /** What is drawn from the next frame on, all of it anew. */
  redraw(): void;
  /** Only these boxes of the picture are drawn anew in the next frame. */
  redrawIn(boxes: readonly Rect[]): void;
  /** Takes the size of the canvas. */
  fit(): void;
  /** What of the picture the surface holds or is about to hold; null before the first look. */
  tileLook(): TileLook | null;
  destroy(): void;
}

export interface GroundCanvasParts {
  /** What there is to draw; null: nothing yet. */
  readonly scene: () => GroundScene | null;
  /** `tileLook` is another: told before anything is drawn. */
  readonly onLook: () => void;
}

/** More than this and the bitmap of a very dense screen would cost more than its sharpness is worth. */
const MOST_DEVICE_PX_PER_PX = 2;
/** Shapes bear to be scaled while the wheel turns, but a hole in the ground would be seen. */
const SHAPES: FollowLimits = { least: 0.5, most: 1.7, isGapless: true };
/** When more boxes than this wait for one frame, all is drawn anew. */
const MOST_PATCHES = 6;

/** The bitmap of the ground. It follows the camera as a whole, and is drawn anew only at its edges, at rest, and where something has come; at most once a frame. */
export function createGroundCanvas(canvas: HTMLElement, { scene, onLook }: GroundCanvasParts): GroundCanvas {
  const element = addCanvas(canvas);
  const context = element.getContext("2d");
  let target: { readonly own: CameraView; readonly isPassing: boolean } | null = null;
  let frame = 0;
  /** The bitmap is not what it should be, as a whole or in some places. */
  let isStale = true;
  let patches: Rect[] = [];
  const draw = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    const current = scene();
    if (context === null || current === null || target === null || element.width === 0) return;
    const look: SurfaceLook = { own: target.own, pixelRatio: pixelRatio() };
    if (isStale || patches.length > MOST_PATCHES) drawSurface(context, current, look);
    else for (const box of patches) drawPatch(context, current, look, box);
    isStale = false;
    patches = [];
    follower.drawn();
  };
  const drawSoon = (): void => { frame ||= requestAnimationFrame(draw); };
  const redraw = (): void => {
    isStale = true;
    drawSoon();
  };
  const follower = followCamera(canvas, element, (own, { isMoving }) => {
    const before = target?.own;
    target = { own, isPassing: isMoving };
    onLook();
    // At rest after a jump it may be there already, exactly so.
    if (!isStale && before?.x === own.x && before.y === own.y && before.zoom === own.zoom) follower.drawn();
    else redraw();
  }, SHAPES);
  fitBitmap(element, canvas);
  return {
    look: follower.look, within: follower.within, redraw,
    redrawIn(boxes) {
      patches.push(...boxes);
      drawSoon();
    },
    fit() {
      if (!fitBitmap(element, canvas)) return;
      follower.fit();
      // A bitmap of another size is empty: it cannot wait for the next frame.
      isStale = true;
      if (target === null) return;
      follower.settle();
      draw();
    },
    tileLook() {
      if (target === null) return null;
      const ratio = pixelRatio();
      const { own, isPassing } = target;
      const part = { x: -own.x / own.zoom, y: -own.y / own.zoom, width: element.width / ratio / own.zoom, height: element.height / ratio / own.zoom };
      return { part, devicePxPerPx: own.zoom * ratio, isPassing };
    },
    destroy() {
      cancelAnimationFrame(frame);
      follower.stop();
      element.remove();
    },
  };
}

const pixelRatio = (): number => Math.min(MOST_DEVICE_PX_PER_PX, window.devicePixelRatio || 1);

function addCanvas(canvas: HTMLElement): HTMLCanvasElement {
  const element = canvas.ownerDocument.createElement("canvas");
  Object.assign(element.style, { position: "absolute", transformOrigin: "0 0", pointerEvents: "none" });
  canvas.append(element);
  return element;
}

/** Gives the bitmap a margin larger than the canvas on each side; false when it has that size. */
function fitBitmap(element: HTMLCanvasElement, canvas: HTMLElement): boolean {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const margin = marginOf(size);
  const width = Math.round((size.width + 2 * margin.width) * pixelRatio());
  const height = Math.round((size.height + 2 * margin.height) * pixelRatio());
  if (element.width === width && element.height === height) return false;
  element.width = width;
  element.height = height;
  return true;
}
