import type { Readable } from "#renderer/runtime/index.ts";
import { createLenses } from "../lenses/createLenses.ts";
import { followPeers } from "../presence/followPeers.ts";
import { inStopLight, isPresenting } from "../showing/walks/presenting.ts";
import { attachTextDrop } from "./attachTextDrop.ts";
import type { CameraView } from "./cameraMath.ts";
import { canvasFields, keepFieldInPlace, type CanvasFields } from "./canvasFields.ts";
import { createCamera } from "./createCamera.ts";
import { createCameraRig } from "./createCameraRig.ts";
import { createDesk } from "./createDesk.ts";
import { createPainting, type Painting } from "./createPainting.ts";
import { createRedraw } from "./createRedraw.ts";
import { createStage, type Stage } from "./createStage.ts";
import { followGrowth } from "./followGrowth.ts";
import { followLens } from "./followLens.ts";
import type { GraphDesk, GraphSessionParts } from "./graphDesk.ts";
import { attachKeys } from "./graphKeys.ts";
import { graphLens } from "./graphLens.ts";
import { createGraphStore, type GraphState } from "./graphState.ts";
import { layOutInputOf } from "./layOutInputOf.ts";
import type { LayOutInput } from "./lensTypes.ts";
import { createTextMeasure } from "./measureText.ts";
import { openPorts } from "./openPorts.ts";
import { attachPointer } from "./pointerGestures.ts";
import { createPointerHost } from "./pointerHost.ts";
import { endFlight, switchLens } from "./switchLens.ts";
import { watchForest } from "./watchForest.ts";
import { watchRest } from "./watchRest.ts";
import { watchSize } from "./watchSize.ts";
import { watchTheme } from "./watchTheme.ts";

export interface GraphSession extends CanvasFields {
  readonly store: Readable<GraphState>;
  readonly desk: GraphDesk;
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

/** So much room on each side of the picture is enough for the legend. */
const BESIDE_PX = 190;

/** What is dressed for a view says its zoom itself, so that its words are set for it before the painting has moved there. */
const lookWith = (painting: Painting, stage: Stage) => (view: CameraView, atOnce: boolean): void => {
  painting.aim(view, atOnce);
  stage.look(view, !atOnce);
  painting.look(view, atOnce);
};

/** An open canvas and everything wired to it. React places it and never holds what is in it. */
export function createGraphSession(parts: GraphSessionParts): GraphSession {
  const { canvas, forest } = parts;
  const lensPort = parts.lensPort ?? graphLens;
  const lenses = createLenses(forest);
  let lens = lensPort.get();
  const measure = createTextMeasure(() => getComputedStyle(canvas).getPropertyValue("--font-ui") || "sans-serif");
  const painting = createPainting(canvas, measure, parts.textScale);
  const camera = createCamera(parts.isMotionReduced);
  const store = createGraphStore();
  const size = watchSize(canvas, () => {
    painting.resize();
    adapt();
  });
  const extent = size.get;
  const input = (): LayOutInput => layOutInputOf(parts, { lens, extent: extent(), measure });
  const stage = createStage({
    view: forest.view, t: parts.t, measure, isReadOnly: () => isPresenting() || input().isReadOnly, extent, textScale: parts.textScale, selection: () => forest.selection.get().ids, light: () => inStopLight(forest.filter.get().light),
    layOut: () => lenses[lens].layOut(input()),
    onLaidOut(picture) { painting.announce(picture, inStopLight(forest.filter.get().light)); },
    onDressed(dressed, pace) {
      painting.show(dressed, inStopLight(forest.filter.get().light), pace, camera.get().zoom);
      store.set({ empty: forest.view.pointCount === 0, lens });
      noteRoomBeside(dressed);
    },
  });
  const noteRoomBeside = ({ picture }: Stage): void => { store.set({ isSlim: picture.bounds.width * camera.get().zoom > extent().width - 2 * BESIDE_PX }); };
  const look = lookWith(painting, stage);
  const desk = createDesk({ parts, camera, stage, overlay: painting.overlay, store, extent, lens: () => lens, lookAtOnce: (view) => { look(view, true); }, settle: () => { redraw.now(); } }, () => input().room);
  const host = createPointerHost(desk);
  // Handle and ring belong to things, which may now stand somewhere else.
  const placeMarks = (): void => {
    host.refresh();
    keys.placeRing();
  };
  const redraw = createRedraw(stage, placeMarks);
  const rig = createCameraRig(desk, (view) => { look(view, false); });
  const adapt = (): void => {
    rig.adapt();
    noteRoomBeside(stage);
    placeMarks();
  };
  const pointer = attachPointer(canvas, host);
  const keys = attachKeys(desk, pointer);
  const stops = [
    followLens(lensPort, {
      lenses, redraw,
      change(next) {
        switchLens(desk, rig, (viewOf) => { lens = next; stage.layOutFor(viewOf); });
        placeMarks();
      },
    }),
    watchForest(forest, (change) => { redraw.request({ withLayout: change !== null && lenses[lens].needsLayout(change), isOwn: change?.origin !== "remote" }); }),
    watchTheme(painting.retheme),
    followPeers(desk, painting.onDrawn),
    followGrowth(forest.view, painting.onDrawn, rig.again),
    size.stop, keys.detach, attachTextDrop(desk),
    watchRest(camera, stage.rest),
    camera.onChange(() => { keepFieldInPlace(desk); }),
    openPorts(desk, { arrange: (ids, how) => lenses[lens].arrange?.(ids, how) ?? [], layOutOnce: (given) => lenses[lens].layOutOnce(given), input }),
  ];
  return {
    store, desk,
    ...canvasFields(desk),
    rescale: rescaling(parts.textScale, adapt, stage.dress),
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

/** Adapts, and where letters of another size are wanted dresses anew: the same zoom then says less, or more. */
function rescaling(textScale: () => number, adapt: () => void, dress: () => void): () => void {
  let before = textScale();
  return () => {
    adapt();
    if (textScale() !== before) dress();
    before = textScale();
  };
}
