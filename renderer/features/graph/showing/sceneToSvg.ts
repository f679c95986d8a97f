import type { Rect } from "#shared/tower/index.ts";
import type { Letters } from "../cytoscape/letters.ts";
import { paintBox } from "../cytoscape/paintBox.ts";
import { lowestFirst } from "../lines/drawLines.ts";
import { LEAST_SCREEN_PX } from "../model/cardText.ts";
import type { GroundShape, Measure } from "../model/lensTypes.ts";
import type { SceneBox, SceneLine } from "../model/sceneTypes.ts";
import { escapeXml } from "./svg/escapeXml.ts";
import { svgElement, svgNumber } from "./svg/svgElement.ts";
import { svgGround } from "./svg/svgGround.ts";
import { svgPainted } from "./svg/svgPainted.ts";
import { svgLine } from "./svg/svgLine.ts";
import { createSvgMarkers, type SvgMarkers } from "./svg/svgMarkers.ts";
import { placeLegend, svgLegend, svgTitle, titleHeightPx, type SvgLegend, type SvgTitle } from "./svg/svgMargins.ts";
import type { SvgPen } from "./svg/svgPen.ts";
import type { GraphTheme } from "../cytoscape/graphTheme.ts";

export interface SvgInput {
  readonly ground: readonly GroundShape[];
  readonly boxes: readonly SceneBox[];
  readonly lines: readonly SceneLine[];
  /** What of the picture is shown, in picture px. */
  readonly bounds: Rect;
  readonly theme: GraphTheme;
  readonly measure: Measure;
  /** Language of the texts: decides which shapes Han letters take. */
  readonly language: string;
  /** What a screen reader says of the picture. */
  readonly name: string;
  readonly description: string;
  /** null: none drawn. */
  readonly title: SvgTitle | null;
  readonly legend: SvgLegend | null;
  readonly hasBackground: boolean;
  /** Letters smaller than this (in picture px) are left out; 0 draws all. */
  readonly leastLetterPx?: number;
}

/** A picture with its size in px at scale 1. */
export interface SvgPicture {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

const MARGIN_PX = 24;
const LEGEND_GAP_PX = 16;
const LEAST_WIDTH_PX = 240;

/** A scene as a standalone SVG: real text, no styles, no scripts, nothing fetched; the same input gives the same letters. */
export function sceneToSvg(input: SvgInput): SvgPicture {
  const pen: SvgPen = { theme: input.theme, measure: input.measure, leastLetterPx: input.leastLetterPx ?? 0 };
  const frame = frameOf(input, pen);
  const markers = createSvgMarkers(input.theme);
  const picture = drawPicture(input, pen, markers);
  const words = { x: MARGIN_PX, width: frame.widthPx - 2 * MARGIN_PX };
  const title = input.title === null ? "" : svgTitle(input.title, { ...words, y: MARGIN_PX }, pen);
  const legend = input.legend === null ? "" : svgLegend(input.legend, { ...words, y: frame.legendY }, pen, markers);
  const { x, y, width, height } = input.bounds;
  // What reaches over the edge of a part that is shown must not run into title and legend.
  const inner = svgElement("svg", { x: frame.x, y: frame.y, width, height, viewBox: [x, y, width, height].map(svgNumber).join(" "), overflow: "hidden" }, picture);
  const background = input.hasBackground ? svgElement("rect", { width: frame.widthPx, height: frame.heightPx, fill: input.theme.paper }) : "";
  const svg = svgElement("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: frame.widthPx, height: frame.heightPx, viewBox: `0 0 ${svgNumber(frame.widthPx)} ${svgNumber(frame.heightPx)}`,
    lang: input.language, "xml:lang": input.language, role: "img", "font-family": input.theme.font.replaceAll('"', "'"), "aria-labelledby": "picture-name picture-description",
  }, spoken(input) + markers.defs() + background + title + inner + legend);
  return { svg, widthPx: frame.widthPx, heightPx: frame.heightPx };
}

function frameOf({ bounds, title, legend }: SvgInput, pen: SvgPen): { readonly x: number; readonly y: number; readonly legendY: number; readonly widthPx: number; readonly heightPx: number } {
  const widthPx = Math.ceil(Math.max(LEAST_WIDTH_PX, bounds.width + 2 * MARGIN_PX));
  const y = MARGIN_PX + (title === null ? 0 : titleHeightPx(title));
  const legendY = y + bounds.height + LEGEND_GAP_PX;
  const foot = legend === null ? 0 : LEGEND_GAP_PX + placeLegend(legend, widthPx - 2 * MARGIN_PX, pen).heightPx;
  return { x: (widthPx - bounds.width) / 2, y, legendY, widthPx, heightPx: Math.ceil(y + bounds.height + foot + MARGIN_PX) };
}

/** The links run below all boxes, those of the selection above the others: in the drawing order of the canvas. */
function drawPicture({ ground, boxes, lines, theme, measure }: SvgInput, pen: SvgPen, markers: SvgMarkers): string {
  const letters: Letters = { leastPx: LEAST_SCREEN_PX, silent: false, measure };
  const parts = boxes.flatMap((box) => paintBox(box, theme, letters)).map((node) => ({ z: node.paint.z, svg: svgPainted(node, pen) }));
  const drawnLines = lowestFirst(lines).map((line) => svgLine(line, theme, markers));
  // Sorting keeps the order of equals.
  parts.sort((a, b) => a.z - b.z);
  return [...ground.map((shape) => svgGround(shape, theme)), ...drawnLines, ...parts.map(({ svg }) => svg)].join("");
}

function spoken({ name, description }: SvgInput): string {
  return `<title id="picture-name">${escapeXml(name)}</title><desc id="picture-description">${escapeXml(description)}</desc>`;
}
