import type { CameraPlace } from "#renderer/runtime/index.ts";
import type { CameraView, Extent } from "./cameraMath.ts";
import { enteringView, goToPlace, keptInMiddle, keptView, openingView, placeNow, target, type Anchor } from "./cameraViews.ts";
import type { GraphDesk } from "./graphDesk.ts";

export interface CameraRig {
  /** The size of the canvas or of its letters may have changed. */
  adapt(): void;
  /** The forest has become another one: shows it as it was first shown, unless a person has moved the camera. */
  again(): void;
  /** Another lens comes: keeps where the camera was. */
  leave(): void;
  /** Another lens comes, with its own camera, or one that keeps this point where it was seen. `change` lays it out, and asks where the camera then stands. */
  enter(anchor: Anchor | null, change: (viewOf: () => CameraView) => void): void;
  close(): void;
}

const KEEP_AFTER_MS = 600;

interface Room extends Extent { readonly textScale: number }
const isSameRoom = (a: Room, b: Room): boolean => a.width === b.width && a.height === b.height && a.textScale === b.textScale;

/** Moves the camera for others: first look, the shell's wishes, a resized window; and keeps it for the next time, for each lens its own. */
export function createCameraRig(desk: GraphDesk, look: (view: CameraView) => void): CameraRig {
  const { camera, parts, store, extent } = desk;
  const showZoom = (): void => { store.set({ zoomPct: Math.round((camera.get().zoom / parts.textScale()) * 100) }); };
  /** What the camera goes on showing by itself; null once a person has moved it. */
  let follows: "opening" | "fit" | null = "opening";
  let isPlacing = false;
  let keepTimer = 0;
  const put = (view: CameraView): CameraView => {
    isPlacing = true;
    camera.set(view);
    isPlacing = false;
    return view;
  };
  const place = (view: CameraView): void => {
    desk.lookAtOnce(put(view));
    showZoom();
  };
  const followed = (): CameraView => (follows === "fit" ? target(desk, "fit") : openingView(desk));
  const keep = (): void => {
    window.clearTimeout(keepTimer);
    keepTimer = 0;
    parts.keptCamera.write(desk.lens(), follows === null ? withoutSize(placeNow(desk)) : null);
  };
  let isClosed = false;
  /** Takes the camera that was kept for this lens, should it still show something. */
  const recall = (): void => {
    const lens = desk.lens();
    void parts.keptCamera.read(lens).then((kept) => {
      const view = kept === null || isClosed || desk.lens() !== lens || follows !== "opening" ? null : keptView(desk, kept);
      if (view === null) return;
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
  const roomNow = (): Room => ({ ...extent(), textScale: parts.textScale() });
  let before = roomNow();
  const stopPort = parts.cameraPort.onRequest((move) => {
    camera.glide(target(desk, move));
    follows = move === "fit" ? "fit" : null;
  });
  const stopPlace = parts.cameraPort.provide({ place: () => (follows === null ? placeNow(desk) : null), goTo: (there) => { follows = goToPlace(desk, there); } });
  return {
    adapt() {
      const left = before;
      const now = roomNow();
      // A canvas that is hidden comes back as it was.
      if (now.width === 0 || isSameRoom(left, now)) return;
      before = now;
      const { picture } = desk.stage;
      const adapted = (): CameraView => (follows !== null ? followed() : keptInMiddle(desk, picture, { left, now }));
      if (!desk.refit(() => put(adapted()))) put(adapted());
      desk.lookAtOnce(camera.get());
      showZoom();
    },
    again: () => { if (follows !== null && extent().width > 0) place(followed()); },
    leave: () => { if (keepTimer !== 0) keep(); },
    enter(anchor, change) {
      follows = "opening";
      change(() => put(enteringView(desk, anchor)));
      desk.lookAtOnce(camera.get());
      showZoom();
      if (anchor === null) recall();
    },
    close() {
      isClosed = true;
      if (keepTimer !== 0) keep();
      stopCamera();
      stopPort();
      stopPlace();
    },
  };
}

/** A window keeps its camera whatever its size will be. */
const withoutSize = ({ x, y, zoomRatio }: CameraPlace): Omit<CameraPlace, "width" | "height"> => ({ x, y, zoomRatio });
