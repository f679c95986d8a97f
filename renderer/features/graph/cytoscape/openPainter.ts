import cytoscape, { type Core, type ElementDefinition } from "cytoscape";
import type { CameraView } from "../model/cameraMath.ts";
import type { Scene, SceneBox, SceneLine } from "../model/sceneTypes.ts";
import { graphStylesheet } from "./graphStylesheet.ts";
import { readGraphTheme, type GraphTheme } from "./graphTheme.ts";
import { cardImageBox } from "./cardImage.ts";
import { leastLetterPx, type Letters } from "./letters.ts";
import { paintBox } from "./paintBox.ts";
import { EMPTY_PAINT, paintedNode, Z, type NodePaint, type PaintedNode } from "./paintedNode.ts";
import { paintLine, type PaintedEdge } from "./paintLine.ts";
import type { Place, Rect } from "#shared/tower/index.ts";

/** Short-lived things over the scene: what is being dragged, where it would fall, the handle, the keyboard's place. */
export interface Overlay {
  readonly ghost: { readonly rect: Rect; readonly text: string } | null;
  readonly target: Rect | null;
  readonly handle: Place | null;
  readonly reaching: { readonly from: Place; readonly to: Place } | null;
  readonly focus: Rect | null;
}

export interface Painter {
  paint(scene: Scene): void;
  overlay(overlay: Overlay): void;
  /** Letters are set for the new zoom once it rests, or at once when asked. */
  look(view: CameraView, atOnce?: boolean): void;
  resize(): void;
  /** Takes the colours again after a change of theme. */
  retheme(): void;
  /** For the budget test: how many elements are mounted. */
  elementCount(): number;
  destroy(): void;
}

const ANCHORS = { source: "anchor:source", target: "anchor:target" } as const;

/** Setting hundreds of titles anew at every turn of the wheel would make it stutter. */
const REST_MS = 90;

/** The only door to cytoscape. It paints what it is given and changes only what differs; pointer and keys are handled outside. */
export function openPainter(canvas: HTMLElement, measure: Letters["measure"]): Painter {
  const container = addMount(canvas);
  let theme = readGraphTheme(container);
  const cy = cytoscape({
    container, style: graphStylesheet(theme), headless: false, layout: { name: "preset" },
    userPanningEnabled: false, userZoomingEnabled: false, boxSelectionEnabled: false, autoungrabify: true, autounselectify: true,
    minZoom: 0.05, maxZoom: 8,
  });
  let scene: Scene | null = null;
  let overlay: Overlay | null = null;
  let leastPx = leastLetterPx(1);
  let restTimer = 0;
  const painted = { scene: new Map<string, string>(), overlay: new Map<string, string>() };
  addAnchors(cy);
  const paintScene = (of: Scene): void => {
    applyDiff(cy, painted.scene, sceneElements(of, theme, { leastPx, silent: leastPx > of.silentFromPx, measure }));
  };
  const repaint = (): void => {
    if (scene !== null) paintScene(scene);
    if (overlay !== null) applyDiff(cy, painted.overlay, overlayElements(overlay, theme));
  };
  return {
    paint(next) {
      scene = next;
      paintScene(next);
    },
    overlay(next) {
      overlay = next;
      applyDiff(cy, painted.overlay, overlayElements(next, theme));
    },
    look(view, atOnce = false) {
      cy.viewport({ zoom: view.zoom, pan: { x: view.x, y: view.y } });
      window.clearTimeout(restTimer);
      const least = leastLetterPx(view.zoom);
      if (least === leastPx) return;
      const setLetters = (): void => {
        leastPx = least;
        repaint();
      };
      if (atOnce) setLetters();
      else restTimer = window.setTimeout(setLetters, REST_MS);
    },
    resize: () => {
      cy.resize();
    },
    retheme() {
      theme = readGraphTheme(container);
      cy.style(graphStylesheet(theme));
      repaint();
    },
    elementCount: () => cy.elements().length,
    destroy() {
      window.clearTimeout(restTimer);
      cy.destroy();
      container.remove();
    },
  };
}

/** cytoscape paints into an element of its own that no pointer reaches: on a press it would take the focus away from the canvas. */
function addMount(canvas: HTMLElement): HTMLElement {
  const mount = canvas.ownerDocument.createElement("div");
  Object.assign(mount.style, { position: "absolute", inset: "0", pointerEvents: "none" });
  canvas.append(mount);
  return mount;
}

function addAnchors(cy: Core): void {
  const data = nodeData({ key: "", x: 0, y: 0, classes: "", image: null, paint: EMPTY_PAINT });
  cy.add([
    { data: { ...data, id: ANCHORS.source }, classes: "anchor", position: { x: 0, y: 0 } },
    { data: { ...data, id: ANCHORS.target }, classes: "anchor", position: { x: 1, y: 0 } },
  ]);
}

type Painted = { readonly kind: "node"; readonly of: PaintedNode } | { readonly kind: "edge"; readonly of: PaintedEdge };

function sceneElements(scene: Scene, theme: GraphTheme, letters: Letters): Painted[] {
  const nodes = scene.boxes.flatMap((box: SceneBox): Painted[] => paintBox(box, theme, letters).map((of) => ({ kind: "node", of })));
  const edges = scene.lines.flatMap((line: SceneLine): Painted[] => {
    const edge = paintLine(line);
    return edge === null ? [] : [{ kind: "edge", of: edge }];
  });
  return [...nodes, ...edges];
}

function overlayElements(overlay: Overlay, theme: GraphTheme): Painted[] {
  const elements: Painted[] = [];
  const add = (key: string, rect: Rect, paint: Partial<NodePaint>): void => { elements.push({ kind: "node", of: paintedNode(key, rect, { paint }) }); };
  if (overlay.focus !== null) add("over:focus", overlay.focus, { z: Z.chip, radius: 9, halo: theme.focus, haloWidth: 2, haloOpacity: 1, haloOffset: 3 });
  if (overlay.target !== null) add("over:target", overlay.target, { z: Z.chip, radius: 10, stroke: theme.accent, strokeWidth: 2.5, fill: theme.accent, fillOpacity: 0.1 });
  if (overlay.ghost !== null) {
    add("over:ghost", overlay.ghost.rect, {
      z: Z.ghost, radius: 8, fill: theme.surface, fillOpacity: 0.95, stroke: theme.accent, strokeWidth: 1.5, label: overlay.ghost.text, ink: theme.ink, size: 13, room: overlay.ghost.rect.width - 12,
    });
  }
  if (overlay.handle !== null) {
    const { x, y } = overlay.handle;
    add("over:handle", { x: x - 7, y: y - 7, width: 14, height: 14 }, { z: Z.handle, radius: 7, fill: theme.surface, fillOpacity: 1, stroke: theme.accent, strokeWidth: 1.6, label: "+", ink: theme.accentInk, size: 12, weight: 600, room: 14 });
  }
  if (overlay.reaching !== null) {
    const edge = paintLine({ key: "over:reaching", id: "ln_reaching", points: [overlay.reaching.from, overlay.reaching.to], type: "free", suggested: false, state: "near", dimmed: false });
    if (edge !== null) elements.push({ kind: "edge", of: { ...edge, classes: "straight reaching" } });
  }
  return elements;
}

/** Adds, changes and removes only what differs from what was painted before under the same keys. */
function applyDiff(cy: Core, before: Map<string, string>, elements: readonly Painted[]): void {
  const now = new Map<string, string>();
  const added: ElementDefinition[] = [];
  cy.batch(() => {
    for (const element of elements) {
      const { key } = element.of;
      const print = JSON.stringify(element.of);
      now.set(key, print);
      const known = before.get(key);
      if (known === undefined) added.push(definition(element));
      else if (known !== print) update(cy, element);
    }
    for (const key of before.keys()) if (!now.has(key)) cy.getElementById(key).remove();
    if (added.length > 0) cy.add(added);
  });
  before.clear();
  for (const [key, print] of now) before.set(key, print);
}

function definition(element: Painted): ElementDefinition {
  if (element.kind === "node") return { group: "nodes", data: nodeData(element.of), classes: element.of.classes, position: { x: element.of.x, y: element.of.y } };
  return { group: "edges", data: edgeData(element.of), classes: element.of.classes };
}

function update(cy: Core, element: Painted): void {
  const known = cy.getElementById(element.of.key);
  known.classes(element.of.classes);
  if (element.kind === "node") {
    known.data(nodeData(element.of));
    known.position({ x: element.of.x, y: element.of.y });
  } else {
    const { id: _id, source: _source, target: _target, ...changeable } = edgeData(element.of);
    known.data(changeable);
  }
}

function nodeData(node: PaintedNode): Record<string, unknown> {
  const picture = node.image === null ? {} : { image: node.image, imageW: cardImageBox(node.paint).width, imageH: cardImageBox(node.paint).height };
  return { id: node.key, ...node.paint, ...picture };
}

function edgeData(edge: PaintedEdge): { id: string; source: string; target: string } & Record<string, unknown> {
  return { id: edge.key, source: ANCHORS.source, target: ANCHORS.target, source_at: edge.source, target_at: edge.target, distances: edge.distances, weights: edge.weights };
}
