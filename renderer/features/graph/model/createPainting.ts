import { readGraphTheme } from "../cytoscape/graphTheme.ts";
import type { Pace } from "../cytoscape/mountElements.ts";
import { openPainter, type Painter } from "../cytoscape/openPainter.ts";
import { connectTileWorker } from "../ground/connectTileWorker.ts";
import { createGround, type Ground } from "../ground/createGround.ts";
import { createOverlay, type Overlay } from "../overlay/createOverlay.ts";
import type { CameraView } from "./cameraMath.ts";
import type { Stage } from "./createStage.ts";
import type { FilterLight, Measure } from "./lensTypes.ts";

/** The three layers of the canvas, as one: the ground, what is mounted, and what is dragged or pointed at. */
export interface Painting {
  readonly overlay: Overlay;
  show(stage: Stage, light: FilterLight, pace: Pace): void;
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

export function createPainting(canvas: HTMLElement, measure: Measure): Painting {
  const theme = readGraphTheme(canvas);
  const ground = createGround(canvas, theme, connectTileWorker);
  const painter = openPainter(canvas, measure, theme);
  const overlay = createOverlay(canvas);
  return {
    overlay,
    show({ dressing, detail, picture }, light, pace) {
      painter.paint(dressing, detail, pace);
      ground.show(picture, light, dressing.shapes ?? []);
    },
    look(view, atOnce) {
      ground.look(view);
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
