import type { PointId } from "#shared/kernel/index.ts";
import type { Readable } from "#renderer/runtime/index.ts";
import { openPainter, type Overlay } from "../cytoscape/openPainter.ts";
import { buildScene } from "./buildScene.ts";
import { afterNextFrame } from "./afterNextFrame.ts";
import { createCamera } from "./createCamera.ts";
import { createCameraRig } from "./createCameraRig.ts";
import { towerSizeFor, type TowerSize } from "#shared/tower/index.ts";
import { roomOf, screenBox, type GraphDesk, type GraphSessionParts } from "./graphDesk.ts";
import { createGraphStore, type GraphStore } from "./graphState.ts";
import { attachKeys } from "./graphKeys.ts";
import { createTextMeasure } from "./measureText.ts";
import { createPointerHost } from "./pointerHost.ts";
import { attachPointer } from "./pointerGestures.ts";
import type { Scene } from "./sceneTypes.ts";
import { watchTheme } from "./watchTheme.ts";

export interface GraphSession {
  readonly store: Readable<ReturnType<GraphStore["get"]>>;
  startRename(id: PointId): void;
  endRename(): void;
  closeMenu(): void;
  /** The text scale changed: what counts as 100 % with it. */
  rescale(): void;
  elementCount(): number;
  close(): void;
}

const NO_OVERLAY: Overlay = { ghost: null, target: null, handle: null, reaching: null, focus: null };

/** An open canvas and everything wired to it. React places it and never holds what is in it. */
export function createGraphSession(parts: GraphSessionParts): GraphSession {
  const { canvas, forest } = parts;
  const camera = createCamera(parts.isMotionReduced);
  const store = createGraphStore();
  const measure = createTextMeasure(() => getComputedStyle(canvas).getPropertyValue("--font-ui") || "sans-serif");
  const painter = openPainter(canvas, measure);
  const sizeNow = (): TowerSize => {
    const { width, height } = roomOf({ width: canvas.clientWidth, height: canvas.clientHeight });
    return towerSizeFor({ width: width / parts.textScale(), height: height / parts.textScale() });
  };
  let overlay = NO_OVERLAY;
  let size = sizeNow();
  const build = (): Scene => buildScene({ view: forest.view, selection: forest.selection.get().ids, t: parts.t, measure, size, isReadOnly: forest.report.get().readOnlyBecause !== null });
  let scene = build();
  const desk: GraphDesk = {
    parts, camera, painter, store,
    scene: () => scene,
    refitTower() {
      const next = sizeNow();
      if (next === size) return false;
      size = next;
      redraw();
      return true;
    },
    overlay(patch) {
      overlay = { ...overlay, ...patch };
      painter.overlay(overlay);
    },
    startRename(id) {
      const box = screenBox(desk, id);
      if (box !== null) store.set({ renaming: { id, box, zoom: camera.get().zoom } });
    },
  };
  const host = createPointerHost(desk);
  const redraw = (): void => {
    scene = build();
    painter.paint(scene);
    host.refresh();
    store.set({ empty: scene.empty, isSlim: size === "slim" });
  };
  const later = createFrameCoalescer(redraw);
  painter.paint(scene);
  store.set({ empty: scene.empty, isSlim: size === "slim" });
  const rig = createCameraRig(desk);
  const pointer = attachPointer(canvas, host);
  const stops = [
    forest.view.onChange(later.request),
    forest.selection.onChange(later.request),
    watchTheme(painter.retheme),
    attachKeys(desk, pointer),
    camera.onChange(() => {
      const { renaming } = store.get();
      const box = renaming === null ? null : screenBox(desk, renaming.id);
      if (renaming !== null && box !== null) store.set({ renaming: { id: renaming.id, box, zoom: camera.get().zoom } });
    }),
  ];
  return {
    store,
    startRename: desk.startRename,
    endRename: () => { store.set({ renaming: null }); canvas.focus({ preventScroll: true }); },
    closeMenu: () => { store.set({ menuAt: null }); },
    rescale: rig.rescale,
    elementCount: painter.elementCount,
    close() {
      for (const stop of stops) stop();
      later.cancel();
      pointer.destroy();
      rig.close();
      camera.destroy();
      painter.destroy();
    },
  };
}

/** Many changes in one tick are one drawing. */
function createFrameCoalescer(work: () => void): { request(): void; cancel(): void } {
  let cancel: (() => void) | null = null;
  return {
    request() {
      cancel ??= afterNextFrame(() => {
        cancel = null;
        work();
      });
    },
    cancel: () => { cancel?.(); },
  };
}
