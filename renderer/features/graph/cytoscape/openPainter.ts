import cytoscape, { type Core, type ElementDefinition } from "cytoscape";
import type { CameraView } from "../model/cameraMath.ts";
import type { Scene, SceneBox, SceneLine } from "../model/sceneTypes.ts";
import { graphStylesheet } from "./graphStylesheet.ts";
import { readGraphTheme, type GraphTheme } from "./graphTheme.ts";
import { cardImageBox, paintBox, Z, type PaintedNode } from "./paintBox.ts";
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
  look(view: CameraView): void;
  resize(): void;
  /** Takes the colours again after a change of theme. */
  retheme(): void;
  /** For the budget test: how many elements are mounted. */
  elementCount(): number;
  destroy(): void;
}

const ANCHORS = { source: "anchor:source", target: "anchor:target" } as const;

/** The only door to cytoscape. It paints what it is given and changes only what differs; pointer and keys are handled outside. */
export function openPainter(canvas: HTMLElement): Painter {
  const container = addMount(canvas);
  let theme = readGraphTheme(container);
  const cy = cytoscape({
    container, style: graphStylesheet(theme), headless: false, layout: { name: "preset" },
    userPanningEnabled: false, userZoomingEnabled: false, boxSelectionEnabled: false, autoungrabify: true, autounselectify: true,
    minZoom: 0.05, maxZoom: 8,
  });
  let scene: Scene | null = null;
  let overlay: Overlay | null = null;
  let titleScale = 1;
  const painted = { scene: new Map<string, string>(), overlay: new Map<string, string>() };
  addAnchors(cy);
  const repaint = (): void => {
    if (scene !== null) applyDiff(cy, painted.scene, sceneElements(scene, theme, titleScale));
    if (overlay !== null) applyDiff(cy, painted.overlay, overlayElements(overlay, theme));
  };
  return {
    paint(next) {
      scene = next;
      applyDiff(cy, painted.scene, sceneElements(next, theme, titleScale));
    },
    overlay(next) {
      overlay = next;
      applyDiff(cy, painted.overlay, overlayElements(next, theme));
    },
    look(view) {
      cy.viewport({ zoom: view.zoom, pan: { x: view.x, y: view.y } });
      const scale = titleScaleAt(view.zoom);
      if (scale === titleScale) return;
      titleScale = scale;
      repaint();
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

/** Quiet text vanishes below 0.58 (12 px fall under 7): from there on its room is the title's. */
function titleScaleAt(zoom: number): number {
  if (zoom >= 0.58) return 1;
  return zoom >= 0.38 ? 1.5 : 2;
}

function addAnchors(cy: Core): void {
  const data = nodeData({ key: "", x: 0, y: 0, classes: "", image: null, paint: EMPTY_PAINT });
  cy.add([
    { data: { ...data, id: ANCHORS.source }, classes: "anchor", position: { x: 0, y: 0 } },
    { data: { ...data, id: ANCHORS.target }, classes: "anchor", position: { x: 1, y: 0 } },
  ]);
}

const EMPTY_PAINT: PaintedNode["paint"] = {
  w: 1, h: 1, z: 0, fill: "#000000", fillOpacity: 0, stroke: "#000000", strokeWidth: 0, radius: 0, label: "", ink: "#000000",
  size: 12, weight: 400, shiftX: 0, room: 1, halo: "#000000", haloWidth: 0, haloOpacity: 0, haloOffset: 0,
};

type Painted = { readonly kind: "node"; readonly of: PaintedNode } | { readonly kind: "edge"; readonly of: PaintedEdge };

function sceneElements(scene: Scene, theme: GraphTheme, titleScale: number): Painted[] {
  const nodes = scene.boxes.map((box: SceneBox): Painted => ({ kind: "node", of: paintBox(box, theme, titleScale) }));
  const edges = scene.lines.flatMap((line: SceneLine): Painted[] => {
    const edge = paintLine(line);
    return edge === null ? [] : [{ kind: "edge", of: edge }];
  });
  return [...nodes, ...edges];
}

function overlayElements(overlay: Overlay, theme: GraphTheme): Painted[] {
  const elements: Painted[] = [];
  const add = (key: string, rect: Rect, paint: Partial<PaintedNode["paint"]>): void => {
    const at = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
    elements.push({ kind: "node", of: { key, ...at, classes: "mid", image: null, paint: { ...EMPTY_PAINT, w: rect.width, h: rect.height, ...paint } } });
  };
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
