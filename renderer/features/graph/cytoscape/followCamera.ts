import type { CameraView, Extent } from "../model/cameraMath.ts";
import { covers, marginOf, shiftFor, withMargin } from "../model/surfaceMath.ts";

/** A painted element that follows the camera: moved as a whole as long as that will do, painted anew when it will not. */
export interface CameraFollower {
  look(view: CameraView, atOnce?: boolean): void;
  /** Takes the size of the canvas. */
  fit(): void;
  /** Asks for a painting of the view in force. */
  settle(): void;
  /** The painting that was asked for is there. */
  drawn(): void;
  stop(): void;
}

/** Setting hundreds of titles anew at every turn of the wheel would make it stutter. */
const REST_MS = 90;
/** How far a painted picture may be scaled before it is painted anew although the wheel still turns. */
const SCALED = { least: 0.4, most: 2.4 } as const;

/**
 * `paint`: paints the element for a view of its own, which is `zoom` on the canvas; the painting comes later, and `drawn` tells. While the wheel still turns (`isMoving`) what costs
 * more than drawing can wait: it will be asked again at rest.
 */
export function followCamera(canvas: HTMLElement, element: HTMLElement, paint: (own: CameraView, at: { readonly zoom: number; readonly isMoving: boolean }) => void): CameraFollower {
  let size: Extent = { width: 0, height: 0 };
  let view: CameraView = { x: 0, y: 0, zoom: 1 };
  /** What the element shows, and what it will show after the painting that has been asked for. */
  let painted: CameraView | null = null;
  let asked: CameraView | null = null;
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
  const paintAt = (isMoving: boolean): void => {
    window.clearTimeout(timer);
    asked = view;
    paint(withMargin(view, marginOf(size)), { zoom: view.zoom, isMoving });
    if (isMoving) timer = window.setTimeout(settle, REST_MS);
  };
  const settle = (): void => { paintAt(false); };
  fit();
  return {
    fit, settle,
    look(next, atOnce = false) {
      view = next;
      const from = asked ?? painted;
      shift();
      if (atOnce || from === null) {
        settle();
        return;
      }
      const moved = shiftFor(from, view, marginOf(size));
      if (moved.scale === 1) {
        if (!covers(moved, size, marginOf(size))) settle();
      } else if (moved.scale < SCALED.least || moved.scale > SCALED.most) paintAt(true);
      else {
        window.clearTimeout(timer);
        timer = window.setTimeout(settle, REST_MS);
      }
    },
    drawn() {
      if (asked === null) return;
      painted = asked;
      asked = null;
      shift();
    },
    stop: () => { window.clearTimeout(timer); },
  };
}
