import type { PointId } from "#shared/kernel/index.ts";
import type { ForestChange } from "#shared/forest/index.ts";
import type { OpenForest, Readable } from "#renderer/runtime/index.ts";
import { createLenses } from "../lenses/createLenses.ts";
import { afterNextFrame } from "./afterNextFrame.ts";
import { fitBox, ZOOM, type CameraView, type Extent } from "./cameraMath.ts";
import { attachTextDrop } from "./attachTextDrop.ts";
import { createCamera } from "./createCamera.ts";
import { createCameraRig } from "./createCameraRig.ts";
import { createPainting } from "./createPainting.ts";
import { createStage, type Stage } from "./createStage.ts";
import { commitDraft } from "./drafting.ts";
import { graphLens } from "./graphLens.ts";
import { MARGINS, roomOf, screenBox, type GraphDesk, type GraphSessionParts } from "./graphDesk.ts";
import { createGraphStore, type GraphStore } from "./graphState.ts";
import { attachKeys } from "./graphKeys.ts";
import type { LayOutInput } from "./lensTypes.ts";
import { createTextMeasure } from "./measureText.ts";
import { openPorts } from "./openPorts.ts";
import { createPointerHost } from "./pointerHost.ts";
import { attachPointer } from "./pointerGestures.ts";
import { inStopLight, stopLight } from "../showing/walks/presenting.ts";
import { endFlight, switchLens } from "./switchLens.ts";
import { watchTheme } from "./watchTheme.ts";

export interface GraphSession {
  readonly store: Readable<ReturnType<GraphStore["get"]>>;
  readonly desk: GraphDesk;
  startRename(id: PointId): void;
  endRename(): void;
  commitDraft(title: string, next: "sibling" | "child" | null): string | null;
  endDraft(): void;
  closeMenu(): void;
  /** The text scale changed: what counts as 100 % with it. */
  rescale(): void;
  elementCount(): number;
  /** The whole picture in small; see Ground. */
  drawSmall(context: CanvasRenderingContext2D, scale: number): void;
  /** Called when what `drawSmall` draws may have changed. */
  onGround(listener: () => void): () => void;
  /** Called after each drawing of the mounted part. */
  onDrawn(listener: () => void): () => void;
  close(): void;
}

/** An open canvas and everything wired to it. React places it and never holds what is in it. */
export function createGraphSession(parts: GraphSessionParts): GraphSession {
  const { canvas, forest } = parts;
  const lensPort = parts.lensPort ?? graphLens;
  const lenses = createLenses(forest);
  let lens = lensPort.get();
  const measure = createTextMeasure(() => getComputedStyle(canvas).getPropertyValue("--font-ui") || "sans-serif");
  const painting = createPainting(canvas, measure);
  const camera = createCamera(parts.isMotionReduced);
  const store = createGraphStore();
  const isReadOnly = (): boolean => forest.report.get().readOnlyBecause !== null;
  const extent = (): Extent => ({ width: canvas.clientWidth, height: canvas.clientHeight });
  const input = (): LayOutInput => {
    const { width, height } = roomOf(extent());
    return { view: forest.view, room: { width: width / parts.textScale(), height: height / parts.textScale() }, t: parts.t, measure, isReadOnly: isReadOnly() };
  };
  const stage = createStage({
    view: forest.view, t: parts.t, measure, isReadOnly, extent, selection: () => forest.selection.get().ids, light: () => inStopLight(forest.filter.get().light),
    layOut: () => lenses[lens].layOut(input()), isZoomed: () => lenses[lens].isZoomed,
    onDressed(dressed, pace) {
      painting.show(dressed, inStopLight(forest.filter.get().light), pace);
      store.set({ empty: forest.view.pointCount === 0, isSlim: dressed.picture.bounds.width * camera.get().zoom > extent().width - 2 * BESIDE_PX, lens });
    },
  });
  const look = (view: CameraView, atOnce: boolean): void => {
    stage.look(view, !atOnce);
    painting.look(view, atOnce);
  };
  const desk = createDesk({ parts, camera, stage, overlay: painting.overlay, store, extent, lens: () => lens, lookAtOnce: (view) => { look(view, true); }, settle: () => { redraw.now(); } });
  const host = createPointerHost(desk);
  const redraw = createRedraw(stage, () => { host.refresh(); });
  const rig = createCameraRig(desk, (view) => { look(view, false); });
  const pointer = attachPointer(canvas, host);
  const attend = (): (() => void) => {
    const stops = [lenses[lens].onChange(() => { redraw.request(true); }), lenses[lens].follow()];
    return () => { for (const stop of stops) stop(); };
  };
  let leaveLens = attend();
  const stops = [
    () => { leaveLens(); },
    lensPort.onChange(() => {
      const next = lensPort.get();
      if (next === lens) return;
      leaveLens();
      switchLens(desk, rig, () => { lens = next; stage.layOut(); });
      leaveLens = attend();
      // The handle belongs to a card, which now stands somewhere else.
      host.refresh();
    }),
    watchForest(forest, (change) => { redraw.request(change !== null && lenses[lens].needsLayout(change)); }),
    watchTheme(painting.retheme),
    watchSize(canvas, () => {
      painting.resize();
      rig.adapt();
    }),
    attachKeys(desk, pointer),
    attachTextDrop(desk),
    onRest(camera.onChange, stage.rest),
    camera.onChange(() => { keepFieldInPlace(desk); }),
    openPorts(desk, { arrange: (ids, how) => lenses[lens].arrange?.(ids, how) ?? [], layOutOnce: (given) => lenses[lens].layOutOnce(given), input }),
  ];
  return {
    store, desk,
    ...fieldsOf(desk),
    rescale: rig.adapt,
    elementCount: painting.elementCount,
    drawSmall: painting.drawSmall,
    onGround: painting.onGround,
    onDrawn: painting.onDrawn,
    close() {
      for (const stop of stops) stop();
      redraw.cancel();
      endFlight(canvas);
      pointer.destroy();
      rig.close();
      camera.destroy();
      painting.destroy();
    },
  };
}

type DeskParts = Omit<GraphDesk, "leastZoom" | "refit" | "startRename">;

function createDesk(given: DeskParts): GraphDesk {
  const { stage, extent, store, camera } = given;
  const desk: GraphDesk = {
    ...given,
    leastZoom: () => Math.min(ZOOM.min, fitBox(stage.picture.bounds, extent(), MARGINS, 1).zoom * 0.7),
    refit() {
      const before = stage.picture.bounds;
      stage.layOut();
      const now = stage.picture.bounds;
      return before.width !== now.width || before.height !== now.height;
    },
    startRename(id) {
      const box = screenBox(desk, id);
      if (box !== null) store.set({ renaming: { id, box, zoom: camera.get().zoom } });
    },
  };
  return desk;
}

/** Tells when something is to be drawn anew: a change of the forest, or (null) of the selection, the filter or the stop that is shown. */
function watchForest({ view, selection, filter }: OpenForest, then: (change: ForestChange | null) => void): () => void {
  const stops = [view.onChange(then), selection.onChange(() => { then(null); }), filter.onChange(() => { then(null); }), stopLight.onChange(() => { then(null); })];
  return () => { for (const stop of stops) stop(); };
}

/** The fields that React draws over the canvas, and the menu. */
function fieldsOf(desk: GraphDesk): Pick<GraphSession, "startRename" | "endRename" | "commitDraft" | "endDraft" | "closeMenu"> {
  const { store, parts } = desk;
  const focus = (): void => { parts.canvas.focus({ preventScroll: true }); };
  return {
    startRename: desk.startRename,
    endRename: () => { store.set({ renaming: null }); focus(); },
    commitDraft(title, next) {
      const { draft } = store.get();
      if (draft === null) return null;
      const code = commitDraft(desk, draft, title, next);
      if (code === null && store.get().draft === null) focus();
      return code;
    },
    endDraft: () => { store.set({ draft: null }); focus(); },
    closeMenu: () => { store.set({ menuAt: null }); },
  };
}

function keepFieldInPlace(desk: GraphDesk): void {
  const { renaming } = desk.store.get();
  const box = renaming === null ? null : screenBox(desk, renaming.id);
  if (renaming !== null && box !== null) desk.store.set({ renaming: { id: renaming.id, box, zoom: desk.camera.get().zoom } });
}

/** So much room on each side of the picture is enough for the legend. */
const BESIDE_PX = 190;

/** Many changes in one tick are one drawing, a frame behind what was typed. */
function createRedraw(stage: Stage, then: () => void): { request(withLayout: boolean): void; /** Draws at once what is still waiting. */ now(): void; cancel(): void } {
  let cancel: (() => void) | null = null;
  let needsLayout = false;
  const work = (): void => {
    if (needsLayout) stage.layOut();
    else stage.dress();
    needsLayout = false;
    then();
  };
  return {
    request(withLayout) {
      needsLayout ||= withLayout;
      cancel ??= afterNextFrame(() => {
        cancel = null;
        work();
      });
    },
    now() {
      if (cancel === null) return;
      cancel();
      cancel = null;
      work();
    },
    cancel: () => { cancel?.(); },
  };
}

const REST_MS = 120;

/** Tells when the camera has stood still for a moment. */
function onRest(onChange: (listener: () => void) => () => void, then: () => void): () => void {
  let timer = 0;
  const stop = onChange(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(then, REST_MS);
  });
  return () => {
    window.clearTimeout(timer);
    stop();
  };
}

function watchSize(canvas: HTMLElement, onChange: () => void): () => void {
  const observer = new ResizeObserver(onChange);
  observer.observe(canvas);
  return () => { observer.disconnect(); };
}

