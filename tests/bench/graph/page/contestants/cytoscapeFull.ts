import cytoscape, { type ElementDefinition, type StylesheetJson } from "cytoscape";
import type { Mounted, Stage } from "../contestantTypes.ts";
import { lookAtWork, type GraphData } from "../graphData.ts";
import { moveByApi } from "../moveByApi.ts";
import { framePainted } from "../watchPaint.ts";

/** Everything mounted: cards with their titles, links with arrowheads and phrases. */
const CARDS = { shape: "round-rectangle", width: "data(width)", height: "data(height)", label: "data(title)", "text-valign": "center", "text-halign": "center", "font-size": 13, "text-wrap": "ellipsis", "text-max-width": "140px", "background-color": "#fff", "border-width": 1, "border-color": "#cfd6cf" } as const;
const LINKS = { width: 1, label: "data(phrase)", "font-size": 11, "line-color": "#9aa69a", "target-arrow-color": "#9aa69a", "target-arrow-shape": "triangle" } as const;

/** As somebody writes it who reads the introduction: curved edges, every option as it comes. */
const DEFAULT_STYLE: StylesheetJson = [
  { selector: "node", style: { ...CARDS } },
  { selector: "edge", style: { ...LINKS, "curve-style": "bezier" } },
];

/** What its guide to performance advises as long as the picture stays the same: straight edges, no letters too small to read, one pixel per pixel. */
const TUNED_STYLE: StylesheetJson = [
  { selector: "node", style: { ...CARDS, "min-zoomed-font-size": 8 } },
  { selector: "edge", style: { ...LINKS, "curve-style": "straight", "min-zoomed-font-size": 8 } },
];

export const openCytoscapeDefault = (stage: Stage): Promise<Mounted> => open(stage, DEFAULT_STYLE, {});
export const openCytoscapeTuned = (stage: Stage): Promise<Mounted> => open(stage, TUNED_STYLE, { pixelRatio: 1, textureOnViewport: false, hideEdgesOnViewport: false });

async function open(stage: Stage, style: StylesheetJson, options: Partial<cytoscape.CytoscapeOptions>): Promise<Mounted> {
  const data = stage.data();
  const { x, y, zoom } = lookAtWork(data.middle);
  const cy = cytoscape({ container: stage.host, elements: elementsOf(data), style, layout: { name: "preset", fit: false }, zoom, pan: { x, y }, minZoom: 0.001, maxZoom: 8, ...options });
  const mounted = moveByApi(data, {
    look: (look) => { cy.viewport({ zoom: look.zoom, pan: { x: look.x, y: look.y } }); },
    drag: (point, x, y) => { cy.getElementById(point.id).position({ x, y }); },
    close: () => { cy.destroy(); },
  });
  await mounted.begin("panWork");
  await framePainted();
  return mounted;
}

function elementsOf({ points, links }: GraphData): ElementDefinition[] {
  return [
    ...points.map(({ id, title, x, y, width, height }): ElementDefinition => ({ group: "nodes", data: { id, title, width, height }, position: { x: x + width / 2, y: y + height / 2 } })),
    ...links.map(({ id, from, to, phrase }): ElementDefinition => ({ group: "edges", data: { id, source: from, target: to, phrase } })),
  ];
}
