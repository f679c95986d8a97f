import { readGraphTheme } from "../cytoscape/graphTheme.ts";
import type { Pace } from "../cytoscape/mountElements.ts";
import { openPainter, type Painter } from "../cytoscape/openPainter.ts";
import { connectTileWorker } from "../ground/connectTileWorker.ts";
import { createGround, type Ground } from "../ground/createGround.ts";
import { createOverlay, type Overlay } from "../overlay/createOverlay.ts";
import type { CameraView } from "./cameraMath.ts";
import type { Stage } from "./createStage.ts";
import type { FilterLight, GroundShape, Measure } from "./lensTypes.ts";

/** The three layers of the canvas, as one: the ground, what is mounted, and what is dragged or pointed at. */
export interface Painting {
  readonly overlay: Overlay;
  /** This will be shown once it is dressed, without the camera going elsewhere before. */
  readonly announce: Ground["announce"];
  /** `zoom`: what the camera has, or is about to have. */
  show(stage: Stage, light: FilterLight, pace: Pace, zoom: number): void;
  /** The camera will look here: the ground, which a worker draws, need not wait until all else is dressed and mounted. `look` follows. */
  aim(view: CameraView, atOnce: boolean): void;
  look(view: CameraView, atOnce: boolean): void;
  resize(): void;
  /** Takes the colours in force. */
  retheme(): void;
  readonly elementCount: Painter["elementCount"];
  readonly onDrawn: Painter["onDrawn"];
  readonly drawSmall: Ground["drawSmall"];
  readonly onGround: Ground["onChange"];
  destroy(): void;
}

const NO_SHAPES: readonly GroundShape[] = [];

export function createPainting(canvas: HTMLElement, measure: Measure, textScale: () => number = () => 1): Painting {
  const theme = readGraphTheme(canvas);
  const ground = createGround(canvas, theme, connectTileWorker);
  const painter = openPainter(canvas, measure, theme, textScale);
  const overlay = createOverlay(canvas);
  return {
    overlay,
    announce: ground.announce,
    show({ dressing, detail, picture }, light, pace, zoom) {
      // First what goes to the worker: it draws while the page mounts.
      ground.show(picture, light, dressing.shapes ?? NO_SHAPES);
      painter.paint(dressing, detail, pace, zoom);
    },
    aim: ground.look,
    look(view, atOnce) {
      ground.look(view, atOnce);
      painter.look(view, atOnce);
      overlay.look(view);
    },
    resize() {
      painter.resize();
      ground.resize();
    },
    retheme() {
      const now = readGraphTheme(canvas);
      ground.retheme(now);
      painter.retheme(now);
    },
    elementCount: painter.elementCount,
    onDrawn: painter.onDrawn,
    drawSmall: ground.drawSmall,
    onGround: ground.onChange,
    destroy() {
      overlay.destroy();
      painter.destroy();
      ground.destroy();
    },
  };
}
