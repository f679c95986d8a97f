import { useEffect, useState, type RefObject } from "react";
import { FITTED, movedBy, zoomedAt, type Zoom } from "./zoom.ts";

const WHEEL_FACTOR = 0.0016;
const KEY_FACTOR = 1.25;
const KEY_STEP_PX = 60;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Zooming and moving in a frame, by wheel, drag, double click and keys. Keys it uses go no further, so that arrows turn pages only while all is seen. */
export function useZoom(frame: RefObject<HTMLElement | null>): Zoom {
  const [zoom, setZoom] = useState<Zoom>(FITTED);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    const size = (): { widthPx: number; heightPx: number } => ({ widthPx: element.clientWidth, heightPx: element.clientHeight });
    const placeOf = (event: MouseEvent): { xPx: number; yPx: number } => {
      const box = element.getBoundingClientRect();
      return { xPx: event.clientX - box.left - box.width / 2, yPx: event.clientY - box.top - box.height / 2 };
    };
    let from: { x: number; y: number } | null = null;

    element.addEventListener("wheel", (event) => {
      event.preventDefault();
      const at = placeOf(event);
      setZoom((now) => movedBy(zoomedAt(now, Math.exp(-event.deltaY * WHEEL_FACTOR), at), { xPx: 0, yPx: 0 }, size()));
    }, { signal, passive: false });
    element.addEventListener("dblclick", (event) => {
      const at = placeOf(event);
      setZoom((now) => (now.scale > 1 ? FITTED : zoomedAt(now, 2.5, at)));
    }, { signal });
    element.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      from = { x: event.clientX, y: event.clientY };
      element.setPointerCapture(event.pointerId);
    }, { signal });
    element.addEventListener("pointermove", (event) => {
      if (from === null) return;
      const by = { xPx: event.clientX - from.x, yPx: event.clientY - from.y };
      from = { x: event.clientX, y: event.clientY };
      setZoom((now) => movedBy(now, by, size()));
    }, { signal });
    for (const end of ["pointerup", "pointercancel"] as const) element.addEventListener(end, () => { from = null; }, { signal });
    element.addEventListener("keydown", (event) => {
      setZoom((now) => {
        const next = afterKey(now, event.key, size());
        return next ?? now;
      });
    }, { signal });
    return () => { stop.abort(); };
  }, [frame]);
  return zoom;
}

/** Null for a key that means nothing here. */
export function afterKey(zoom: Zoom, key: string, frame: { readonly widthPx: number; readonly heightPx: number }): Zoom | null {
  const middle = { xPx: 0, yPx: 0 };
  if (key === "+" || key === "=") return zoomedAt(zoom, KEY_FACTOR, middle);
  if (key === "-") return movedBy(zoomedAt(zoom, 1 / KEY_FACTOR, middle), middle, frame);
  if (key === "0") return FITTED;
  const arrow = ARROWS[key];
  if (arrow === undefined || zoom.scale === 1) return null;
  return movedBy(zoom, { xPx: arrow[0] * KEY_STEP_PX, yPx: arrow[1] * KEY_STEP_PX }, frame);
}
