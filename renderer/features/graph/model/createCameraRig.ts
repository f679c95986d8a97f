import type { PointId } from "#shared/kernel/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import { assertNever } from "#shared/kernel/index.ts";
import { clampZoom, fitBox, revealBox, toPlace, toScreen, ZOOM, zoomAt, type CameraView, type Extent } from "./cameraMath.ts";
import { MARGINS, roomOf, type GraphDesk } from "./graphDesk.ts";
import type { CameraMove } from "./graphCamera.ts";

export interface CameraRig {
  /** The size of the canvas or of its letters changed. */
  adapt(): void;
  /** Another lens comes: keeps where the camera was. */
  leave(): void;
  /** Another lens is here: its own camera, or one that keeps this point where it was seen. */
  enter(anchor: { readonly id: PointId; readonly at: Place } | null): void;
  close(): void;
}

const KEEP_AFTER_MS = 600;

/** Moves the camera for others: first look, the shell's wishes, a resized window; and keeps it for the next time, for each lens its own. */
export function createCameraRig(desk: GraphDesk, look: (view: CameraView) => void): CameraRig {
  const { camera, parts, store, extent } = desk;
  const showZoom = (): void => { store.set({ zoomPct: Math.round((camera.get().zoom / parts.textScale()) * 100) }); };
  /** What the camera goes on showing by itself; null once a person has moved it. */
  let follows: "opening" | "fit" | null = "opening";
  let isPlacing = false;
  let keepTimer = 0;
  const place = (view: CameraView): void => {
    isPlacing = true;
    camera.set(view);
    isPlacing = false;
    desk.lookAtOnce(view);
    showZoom();
  };
  const followed = (): CameraView => (follows === "fit" ? target(desk, "fit") : openingView(desk));
  const keep = (): void => {
    window.clearTimeout(keepTimer);
    keepTimer = 0;
    const { x, y, zoom } = camera.get();
    parts.keptCamera.write(desk.lens(), follows === null ? { x, y, zoomRatio: zoom / parts.textScale() } : null);
  };
  let isClosed = false;
  /** Takes the camera that was kept for this lens, should it still show something. */
  const recall = (): void => {
    const lens = desk.lens();
    void parts.keptCamera.read(lens).then((kept) => {
      if (kept === null || isClosed || desk.lens() !== lens || follows !== "opening") return;
      const view = { x: kept.x, y: kept.y, zoom: clampZoom(kept.zoomRatio * parts.textScale(), parts.textScale(), desk.leastZoom()) };
      if (!showsSome(view, desk.stage.picture.bounds, extent())) return;
      follows = null;
      place(view);
    });
  };
  if (extent().width > 0) place(followed());
  recall();
  const stopCamera = camera.onChange(() => {
    if (!isPlacing && !camera.isGliding()) follows = null;
    if (!isPlacing) look(camera.get());
    showZoom();
    window.clearTimeout(keepTimer);
    keepTimer = window.setTimeout(keep, KEEP_AFTER_MS);
  });
  let before = extent();
  const stopPort = parts.cameraPort.onRequest((move) => {
    camera.glide(target(desk, move));
    follows = move === "fit" ? "fit" : null;
  });
  return {
    adapt() {
      const now = extent();
      const bounds = desk.stage.picture.bounds;
      const isRebuilt = desk.refit();
      if (now.width > 0 && follows !== null) place(followed());
      else if (before.width > 0) place(isRebuilt ? carriedOver(recentred(camera.get(), before, now), bounds, desk.stage.picture.bounds, now) : recentred(camera.get(), before, now));
      before = now;
      showZoom();
    },
    leave: () => { if (keepTimer !== 0) keep(); },
    enter(anchor) {
      follows = "opening";
      const rect = anchor === null ? undefined : desk.stage.placeOf(anchor.id);
      const opening = openingView(desk);
      // Where everything can be seen at once nothing needs to be held.
      const isWhole = opening.zoom * desk.stage.picture.bounds.height <= extent().height && opening.zoom * desk.stage.picture.bounds.width <= extent().width;
      place(anchor === null || rect === undefined || isWhole ? opening : heldAt(opening, rect, anchor.at));
      if (anchor === null) recall();
    },
    close() {
      isClosed = true;
      if (keepTimer !== 0) keep();
      stopCamera();
      stopPort();
    },
  };
}

/** The same zoom, moved so that the middle of `rect` stands at this place of the screen. */
const heldAt = (view: CameraView, rect: Rect, at: Place): CameraView => ({ ...view, x: at.x - (rect.x + rect.width / 2) * view.zoom, y: at.y - (rect.y + rect.height / 2) * view.zoom });

function target(desk: GraphDesk, move: CameraMove): CameraView {
  const view = desk.camera.get();
  const extent = desk.extent();
  const scale = desk.parts.textScale();
  const middle = { x: extent.width / 2, y: extent.height / 2 };
  const clamp = (zoom: number): number => clampZoom(zoom, scale, desk.leastZoom());
  switch (move) {
    case "fit":
      return fitBox(desk.stage.picture.bounds, extent, MARGINS, LARGEST_FIT * scale);
    case "selection":
      return selectionView(desk, extent);
    case "frame":
      return framedView(desk, extent);
    case "zoom-in":
      return zoomAt(view, middle, clamp(view.zoom * ZOOM.step));
    case "zoom-out":
      return zoomAt(view, middle, clamp(view.zoom / ZOOM.step));
    case "reset":
      return zoomAt(view, middle, scale);
    default:
      return assertNever(move);
  }
}

/** A small picture grows into a large canvas, but its letters stay letters. */
const LARGEST_FIT = 1.3;

const readableFrom = ({ stage }: GraphDesk): number => stage.picture.readableFrom ?? stage.picture.detail.middle;

/** The first look: all of the picture where its titles can then be read, else its beginning at a size that can. */
function openingView(desk: GraphDesk): CameraView {
  const { bounds, opening, spots } = desk.stage.picture;
  const extent = desk.extent();
  const fit = fitBox(bounds, extent, MARGINS, LARGEST_FIT * desk.parts.textScale());
  // A forest of thousands is shown as a whole: its modules say what they are, and one comes nearer by choice.
  const enough = desk.lens() === "tower" ? readableFrom(desk) : desk.stage.picture.detail.middle;
  if (fit.zoom >= enough || spots.ids.length > LARGE_FOREST) return fit;
  const zoom = Math.max(readableFrom(desk) * A_STEP_NEARER, Math.min(1, roomOf(extent).width / Math.max(1, bounds.width)));
  const isWide = opening.width * zoom > roomOf(extent).width;
  // A band that is wider than the canvas begins at its name and title, below the legend.
  const x = isWide ? MARGINS.left - opening.x * zoom : extent.width / 2 - (opening.x + opening.width / 2) * zoom;
  return { zoom, x, y: (isWide ? BELOW_LEGEND_PX : MARGINS.top) - opening.y * zoom };
}

const LARGE_FOREST = 600;
const A_STEP_NEARER = 1.06;
const BELOW_LEGEND_PX = 56;

const LEAST_SHOWN_PX = 80;

function showsSome(view: CameraView, bounds: Rect, extent: Extent): boolean {
  const start = toScreen(view, bounds);
  const end = toScreen(view, { x: bounds.x + bounds.width, y: bounds.y + bounds.height });
  return start.x < extent.width - LEAST_SHOWN_PX && start.y < extent.height - LEAST_SHOWN_PX && end.x > LEAST_SHOWN_PX && end.y > LEAST_SHOWN_PX;
}

/** The picture was laid out anew for another room: the same part of it stays in the middle. */
function carriedOver(view: CameraView, from: Rect, to: Rect, extent: Extent): CameraView {
  const middle = toPlace(view, { x: extent.width / 2, y: extent.height / 2 });
  const share = { x: (middle.x - from.x) / Math.max(1, from.width), y: (middle.y - from.y) / Math.max(1, from.height) };
  return { ...view, x: extent.width / 2 - (to.x + share.x * to.width) * view.zoom, y: extent.height / 2 - (to.y + share.y * to.height) * view.zoom };
}

/** Brings the selection into view with the smallest movement; zooms only out of a size at which nothing can be read. */
function selectionView(desk: GraphDesk, extent: Extent): CameraView {
  const { forest, textScale } = desk.parts;
  const rects = forest.selection.get().ids.flatMap((id) => desk.stage.placeOf(id) ?? []);
  if (rects.length === 0) return desk.camera.get();
  const box = around(rects);
  const view = desk.camera.get();
  const readable = view.zoom < readableFrom(desk) ? zoomAt(view, { x: extent.width / 2, y: extent.height / 2 }, textScale()) : view;
  const fits = box.width * readable.zoom <= roomOf(extent).width && box.height * readable.zoom <= roomOf(extent).height;
  return fits ? revealBox(readable, box, extent, MARGINS) : fitBox(box, extent, MARGINS, readable.zoom);
}

/** What stands around the selection belongs to it: so much is shown on each side, in picture px. */
const FRAME_AIR = { x: 180, y: 90 } as const;

/** The selection in the middle, with what is next to it, as large as its letters are meant to be. */
function framedView(desk: GraphDesk, extent: Extent): CameraView {
  const rects = desk.parts.forest.selection.get().ids.flatMap((id) => desk.stage.placeOf(id) ?? []);
  if (rects.length === 0) return desk.camera.get();
  const { x, y, width, height } = around(rects);
  const box = { x: x - FRAME_AIR.x, y: y - FRAME_AIR.y, width: width + 2 * FRAME_AIR.x, height: height + 2 * FRAME_AIR.y };
  return fitBox(box, extent, MARGINS, LARGEST_FIT * desk.parts.textScale());
}

export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return { x, y, width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y };
}

/** A panel beside the canvas opened or closed: what was in the middle stays in the middle. */
const recentred = (view: CameraView, before: Extent, now: Extent): CameraView => ({ ...view, x: view.x + (now.width - before.width) / 2, y: view.y + (now.height - before.height) / 2 });
