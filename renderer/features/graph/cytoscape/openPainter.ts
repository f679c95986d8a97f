import cytoscape from "cytoscape";
import type { CameraView } from "../model/cameraMath.ts";
import type { Detail, Dressing } from "../model/lensTypes.ts";
import type { SceneBox } from "../model/sceneTypes.ts";
import { createLines } from "../lines/createLines.ts";
import { followCamera } from "../model/followCamera.ts";
import { reachOfDressing } from "../model/reachOf.ts";
import { graphStylesheet } from "./graphStylesheet.ts";
import type { GraphTheme } from "./graphTheme.ts";
import { drawDirectly } from "./drawDirectly.ts";
import { drawBelow } from "./drawBelow.ts";
import { hideUnusedLayers } from "./hideUnusedLayers.ts";
import { createMounting, type Pace } from "./mountElements.ts";
import { leastLetterPx, type Letters } from "./letters.ts";
import { paintBox } from "./paintBox.ts";
import type { PaintedNode } from "./paintedNode.ts";

export interface Painter {
  /** `zoom`: what the camera had when it was dressed; its letters are set for that at once. */
  paint(dressing: Dressing, detail: Detail, pace: Pace, zoom: number): void;
  /** Moves what is painted; paints anew once it rests, or at once when asked. */
  look(view: CameraView, atOnce?: boolean): void;
  resize(): void;
  /** Takes the colours again after a change of theme. */
  retheme(theme: GraphTheme): void;
  /** For the budget test: how many elements are mounted. */
  elementCount(): number;
  /** Called after each drawing of the canvas. */
  onDrawn(listener: () => void): () => void;
  destroy(): void;
}

/**
 * The only door to cytoscape, which draws the boxes; lines are drawn below them. It paints what it is given and changes only what differs; pointer and keys are handled outside. Its canvas is a little larger
 * than the graph's: panning moves it as a whole, and it is painted anew at its edges and when the zoom has come to rest.
 */
export function openPainter(canvas: HTMLElement, measure: Letters["measure"], firstTheme: GraphTheme, textScale: () => number = () => 1): Painter {
  const container = addMount(canvas);
  let theme = firstTheme;
  const cy = cytoscape({
    container, style: graphStylesheet(theme), headless: false, layout: { name: "preset" },
    userPanningEnabled: false, userZoomingEnabled: false, boxSelectionEnabled: false, autoungrabify: true, autounselectify: true,
    minZoom: 0.001, maxZoom: 12,
  });
  drawDirectly(cy);
  hideUnusedLayers(container);
  const lines = createLines();
  drawBelow(cy, container, (context, seen) => { lines.draw(context, theme, seen); });
  const mounting = createMounting(cy);
  let shown: { readonly dressing: Dressing; readonly detail: Detail } | null = null;
  let leastPx = leastLetterPx(1);
  const repaint = (pace: Pace): void => {
    if (shown !== null) mounting.show(nodesOf(shown.dressing, theme, { leastPx, silent: shown.detail === "far", measure }), pace);
  };
  const surface = followCamera(canvas, container, (own, { zoom, isMoving }) => {
    cy.viewport({ zoom: own.zoom, pan: { x: own.x, y: own.y } });
    const least = leastLetterPx(zoom / textScale());
    if (isMoving || least === leastPx) return;
    leastPx = least;
    repaint("smooth");
  });
  // It was made for the size of the canvas; the follower has made its element larger.
  cy.resize();
  cy.on("render", surface.drawn);
  return {
    paint(dressing, detail, pace, zoom) {
      shown = { dressing, detail };
      // A drawing of which nothing but a line is new.
      if (lines.show(dressing.lines, dressing.linesWithin)) cy.forceRender();
      // Set for another zoom, all words would be painted again as soon as the camera has come to rest.
      leastPx = leastLetterPx(zoom / textScale());
      repaint(pace);
      surface.within(reachOfDressing(dressing));
    },
    look: surface.look,
    resize() {
      surface.fit();
      cy.resize();
      surface.settle();
    },
    retheme(next) {
      theme = next;
      cy.style(graphStylesheet(theme));
      repaint("soon");
    },
    elementCount: () => cy.elements().length + lines.count(),
    onDrawn(listener) {
      cy.on("render", listener);
      return () => { cy.off("render", listener); };
    },
    destroy() {
      surface.stop();
      mounting.destroy();
      cy.destroy();
      container.remove();
    },
  };
}

/** cytoscape paints into an element of its own that no pointer reaches: on a press it would take the focus away from the canvas. */
function addMount(canvas: HTMLElement): HTMLElement {
  const mount = canvas.ownerDocument.createElement("div");
  Object.assign(mount.style, { position: "absolute", inset: "0", transformOrigin: "0 0", pointerEvents: "none" });
  canvas.append(mount);
  return mount;
}

const nodesOf = ({ boxes }: Dressing, theme: GraphTheme, letters: Letters): PaintedNode[] => boxes.flatMap((box: SceneBox) => paintBox(box, theme, letters));
