import type { Rect } from "#shared/tower/index.ts";
import { assertNever } from "#shared/kernel/index.ts";
import { clampZoom, fitBox, revealBox, toPlace, toScreen, ZOOM, zoomAt, type CameraView, type Extent } from "./cameraMath.ts";
import { MARGINS, roomOf, type GraphDesk } from "./graphDesk.ts";
import type { CameraMove } from "./graphCamera.ts";

export interface CameraRig {
  /** The text scale changed. */
  rescale(): void;
  close(): void;
}

const KEEP_AFTER_MS = 600;

/** Moves the camera for others: first look, the shell's wishes, a resized window; and keeps it for the next time. */
export function createCameraRig(desk: GraphDesk): CameraRig {
  const { camera, painter, parts, store } = desk;
  const { canvas } = parts;
  const extent = (): Extent => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const showZoom = (): void => { store.set({ zoomPct: Math.round((camera.get().zoom / parts.textScale()) * 100) }); };
  /** What the camera goes on showing by itself; null once a person has moved it. */
  let follows: "opening" | "fit" | null = "opening";
  let isPlacing = false;
  let keepTimer = 0;
  const place = (view: CameraView): void => {
    isPlacing = true;
    camera.set(view);
    isPlacing = false;
    painter.look(view, true);
    showZoom();
  };
  const followed = (): CameraView => (follows === "fit" ? target(desk, "fit", extent()) : openingView(desk, extent()));
  const keep = (): void => {
    const { x, y, zoom } = camera.get();
    parts.keptCamera.write(follows === null ? { x, y, zoomRatio: zoom / parts.textScale() } : null);
  };
  if (extent().width > 0) place(followed());
  let isClosed = false;
  void parts.keptCamera.read().then((kept) => {
    if (kept === null || isClosed) return;
    const view = { x: kept.x, y: kept.y, zoom: clampZoom(kept.zoomRatio * parts.textScale(), parts.textScale()) };
    if (!showsSome(view, desk.scene().bounds, extent())) return;
    follows = null;
    place(view);
  });
  const stopCamera = camera.onChange(() => {
    if (!isPlacing && !camera.isGliding()) follows = null;
    if (!isPlacing) painter.look(camera.get());
    showZoom();
    window.clearTimeout(keepTimer);
    keepTimer = window.setTimeout(keep, KEEP_AFTER_MS);
  });
  let before = extent();
  const adapt = (): void => {
    const now = extent();
    const bounds = desk.scene().bounds;
    const isRebuilt = desk.refitTower();
    if (now.width > 0 && follows !== null) place(followed());
    else if (before.width > 0) place(isRebuilt ? carriedOver(camera.get(), bounds, desk.scene().bounds, now) : recentred(camera.get(), before, now));
    before = now;
  };
  const observer = new ResizeObserver(() => {
    painter.resize();
    adapt();
  });
  observer.observe(canvas);
  const stopPort = parts.cameraPort.onRequest((move) => {
    camera.glide(target(desk, move, extent()));
    follows = move === "fit" ? "fit" : null;
  });
  return {
    rescale() {
      adapt();
      showZoom();
    },
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
      return fitBox(desk.scene().bounds, extent, MARGINS, LARGEST_FIT * scale);
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

/** A small tower grows into a large canvas, but its letters stay letters. */
const LARGEST_FIT = 1.3;

/** The first look: all of the tower where its cards can then be read, else its top at a size that can. */
function openingView(desk: GraphDesk, extent: Extent): CameraView {
  const { bounds, readableFrom } = desk.scene();
  const fit = fitBox(bounds, extent, MARGINS, LARGEST_FIT * desk.parts.textScale());
  if (fit.zoom >= readableFrom) return fit;
  const zoom = Math.max(readableFrom * A_STEP_NEARER, Math.min(1, roomOf(extent).width / Math.max(1, bounds.width)));
  const first = desk.scene().boxes.find((box) => box.role === "band")?.rect ?? bounds;
  const isWide = first.width * zoom > roomOf(extent).width;
  // A band that is wider than the canvas begins at its name and title, below the legend.
  const x = isWide ? MARGINS.left - first.x * zoom : extent.width / 2 - (first.x + first.width / 2) * zoom;
  return { zoom, x, y: (isWide ? BELOW_LEGEND_PX : MARGINS.top) - first.y * zoom };
}

const A_STEP_NEARER = 1.06;
const BELOW_LEGEND_PX = 56;

const LEAST_SHOWN_PX = 80;

function showsSome(view: CameraView, bounds: Rect, extent: Extent): boolean {
  const start = toScreen(view, bounds);
  const end = toScreen(view, { x: bounds.x + bounds.width, y: bounds.y + bounds.height });
  return start.x < extent.width - LEAST_SHOWN_PX && start.y < extent.height - LEAST_SHOWN_PX && end.x > LEAST_SHOWN_PX && end.y > LEAST_SHOWN_PX;
}

/** The tower was built anew for another room: the same part of it stays in the middle. */
function carriedOver(view: CameraView, from: Rect, to: Rect, extent: Extent): CameraView {
  const middle = toPlace(view, { x: extent.width / 2, y: extent.height / 2 });
  const share = { x: (middle.x - from.x) / Math.max(1, from.width), y: (middle.y - from.y) / Math.max(1, from.height) };
  return { ...view, x: extent.width / 2 - (to.x + share.x * to.width) * view.zoom, y: extent.height / 2 - (to.y + share.y * to.height) * view.zoom };
}

/** Brings the selection into view with the smallest movement; zooms only out of a size at which nothing can be read. */
function selectionView(desk: GraphDesk, extent: Extent): CameraView {
  const { forest, textScale } = desk.parts;
  const rects = forest.selection.get().ids.flatMap((id) => desk.scene().places.get(id) ?? []);
  if (rects.length === 0) return desk.camera.get();
  const box = around(rects);
  const view = desk.camera.get();
  const readable = view.zoom < desk.scene().readableFrom ? zoomAt(view, { x: extent.width / 2, y: extent.height / 2 }, textScale()) : view;
  return revealBox(readable, box, extent, MARGINS);
}

export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y };
}

/** A panel beside the canvas opened or closed: what was in the middle stays in the middle. */
const recentred = (view: CameraView, before: Extent, now: Extent): CameraView => ({ ...view, x: view.x + (now.width - before.width) / 2, y: view.y + (now.height - before.height) / 2 });
