import type { Rect } from "#shared/tower/index.ts";
import { assertNever } from "#shared/kernel/index.ts";
import { clampZoom, fitBox, revealBox, ZOOM, zoomAt, type CameraView, type Extent } from "./cameraMath.ts";
import { MARGINS, type GraphDesk } from "./graphDesk.ts";
import type { CameraMove } from "./graphCamera.ts";

export interface CameraRig {
  showZoom(): void;
  close(): void;
}

const KEEP_AFTER_MS = 600;

/** Moves the camera for others: first fit, the shell's wishes, a resized window; and keeps it for the next time. */
export function createCameraRig(desk: GraphDesk): CameraRig {
  const { camera, painter, parts, store } = desk;
  const { canvas } = parts;
  const extent = (): Extent => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const showZoom = (): void => { store.set({ zoomPct: Math.round((camera.get().zoom / parts.textScale()) * 100) }); };
  const fit = (): CameraView => fitBox(desk.scene().bounds, extent(), MARGINS, parts.textScale());
  let hasKeptView = false;
  let keepTimer = 0;
  let isPlaced = false;
  const place = (view: CameraView): void => {
    isPlaced = true;
    camera.set(view);
    painter.look(view);
    showZoom();
  };
  const keep = (): void => {
    const { x, y, zoom } = camera.get();
    parts.keptCamera.write({ x, y, zoomRatio: zoom / parts.textScale() });
  };
  if (extent().width > 0) place(fit());
  let isClosed = false;
  void parts.keptCamera.read().then((kept) => {
    if (kept === null || isClosed) return;
    hasKeptView = true;
    place({ x: kept.x, y: kept.y, zoom: clampZoom(kept.zoomRatio * parts.textScale(), parts.textScale()) });
  });
  const stopCamera = camera.onChange(() => {
    painter.look(camera.get());
    showZoom();
    window.clearTimeout(keepTimer);
    keepTimer = window.setTimeout(keep, KEEP_AFTER_MS);
  });
  let before = extent();
  const observer = new ResizeObserver(() => {
    const now = extent();
    painter.resize();
    if (!isPlaced && now.width > 0 && !hasKeptView) place(fit());
    else if (before.width > 0) camera.set(recentred(camera.get(), before, now));
    before = now;
  });
  observer.observe(canvas);
  const stopPort = parts.cameraPort.onRequest((move) => { camera.glide(target(desk, move, extent())); });
  return {
    showZoom,
    close() {
      isClosed = true;
      observer.disconnect();
      stopCamera();
      stopPort();
      window.clearTimeout(keepTimer);
    },
  };
}

function target(desk: GraphDesk, move: CameraMove, extent: Extent): CameraView {
  const view = desk.camera.get();
  const scale = desk.parts.textScale();
  const middle = { x: extent.width / 2, y: extent.height / 2 };
  switch (move) {
    case "fit":
      return fitBox(desk.scene().bounds, extent, MARGINS, scale);
    case "selection":
      return selectionView(desk, extent);
    case "zoom-in":
      return zoomAt(view, middle, clampZoom(view.zoom * ZOOM.step, scale));
    case "zoom-out":
      return zoomAt(view, middle, clampZoom(view.zoom / ZOOM.step, scale));
    case "reset":
      return zoomAt(view, middle, scale);
    default:
      return assertNever(move);
  }
}

/** Brings the selection into view with the smallest movement; zooms only out of a size at which nothing can be read. */
function selectionView(desk: GraphDesk, extent: Extent): CameraView {
  const { forest, textScale } = desk.parts;
  const rects = forest.selection.get().ids.flatMap((id) => desk.scene().places.get(id) ?? []);
  if (rects.length === 0) return desk.camera.get();
  const box = around(rects);
  const view = desk.camera.get();
  const readable = view.zoom < 0.6 * textScale() ? zoomAt(view, { x: extent.width / 2, y: extent.height / 2 }, textScale()) : view;
  return revealBox(readable, box, extent, MARGINS);
}

export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y };
}

/** A panel beside the canvas opened or closed: what was in the middle stays in the middle. */
const recentred = (view: CameraView, before: Extent, now: Extent): CameraView => ({ ...view, x: view.x + (now.width - before.width) / 2, y: view.y + (now.height - before.height) / 2 });
