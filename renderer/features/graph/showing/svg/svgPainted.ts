import type { PaintedNode } from "#renderer/features/graph/cytoscape/paintedNode.ts";
import { CARD_IMAGE, cardImageBox } from "#renderer/features/graph/cytoscape/cardImage.ts";
import { LINE_HEIGHT } from "#renderer/features/graph/model/cardText.ts";
import { moved, svgElement, svgNumber } from "./svgElement.ts";
import type { SvgPen } from "./svgPen.ts";
import { svgLines, svgText } from "./svgText.ts";

const FAINT = 0.3;
/** Signs and badges have letters of this size. */
const IMAGE_LETTER_PX = 12;

/** What the canvas would paint of a box, as SVG: one source for how points look, here and there. */
export function svgPainted(node: PaintedNode, pen: SvgPen): string {
  const classes = new Set(node.classes.split(" "));
  return faint(classes, halo(node) + frame(node, classes) + label(node, classes, pen) + image(node, classes, pen));
}

function faint(classes: ReadonlySet<string>, content: string): string {
  return content === "" || !classes.has("faint") ? content : svgElement("g", { opacity: FAINT }, content);
}

function halo({ x, y, paint }: PaintedNode): string {
  const { w, h, halo: color, haloWidth, haloOpacity, haloOffset, radius } = paint;
  if (haloWidth === 0 || haloOpacity === 0) return "";
  const out = haloOffset + haloWidth / 2;
  return svgElement("rect", { x: x - w / 2 - out, y: y - h / 2 - out, width: w + 2 * out, height: h + 2 * out, rx: radius + out, fill: "none", stroke: color, "stroke-opacity": haloOpacity, "stroke-width": haloWidth });
}

function frame({ x, y, paint }: PaintedNode, classes: ReadonlySet<string>): string {
  const { w, h, fill, fillOpacity, stroke, strokeWidth, radius } = paint;
  if (fillOpacity === 0 && strokeWidth === 0) return "";
  return svgElement("rect", {
    x: x - w / 2, y: y - h / 2, width: w, height: h, rx: Math.min(radius, w / 2, h / 2), fill: fillOpacity === 0 ? "none" : fill, "fill-opacity": fillOpacity === 0 || fillOpacity === 1 ? undefined : fillOpacity,
    ...(strokeWidth === 0 ? {} : { stroke, "stroke-width": strokeWidth }), "stroke-dasharray": classes.has("dashed") ? "4 3" : undefined,
  });
}

function label({ x, y, paint }: PaintedNode, classes: ReadonlySet<string>, pen: SvgPen): string {
  const { label: words, ink, size, weight, w, shiftX, room } = paint;
  if (words === "") return "";
  const text = { x, y, size, weight, ink };
  if (classes.has("turned")) {
    const lying = svgText(pen, { ...text, text: words, x: 0, y: 0, anchor: "middle" });
    return lying === "" ? "" : svgElement("g", { transform: `${moved(x, y)} rotate(-90)` }, lying);
  }
  // Where the canvas sets a label beside its box and then shifts it, that is its start or its end.
  if (classes.has("start")) return svgLines(pen, words.split("\n"), { ...text, x: x + w / 2 + shiftX, ...(words.includes("\n") ? {} : { width: room }) }, size * LINE_HEIGHT);
  if (classes.has("end")) return svgText(pen, { ...text, text: words, x: x - w / 2 + shiftX, anchor: "end", width: room });
  const isWrapped = classes.has("lines") || classes.has("upright");
  return svgLines(pen, words.split("\n"), { ...text, anchor: "middle", ...(isWrapped ? {} : { width: room }) }, size * LINE_HEIGHT);
}

/** The canvas takes pictures as data addresses; here they become part of the drawing, so that nothing has to be fetched. */
const PICTURE = /^data:image\/svg\+xml;utf8,(.*)$/s;
const INSIDE = /^<svg [^>]*viewBox="([^"]*)"[^>]*>(.*)<\/svg>$/s;

function image({ x, y, image: address, paint }: PaintedNode, classes: ReadonlySet<string>, pen: SvgPen): string {
  const encoded = address === null || pen.leastLetterPx > IMAGE_LETTER_PX ? undefined : PICTURE.exec(address)?.[1];
  const [, viewBox, content = ""] = encoded === undefined ? [] : (INSIDE.exec(decodeURIComponent(encoded)) ?? []);
  if (viewBox === undefined || content === "") return "";
  const isCard = classes.has("card");
  const box = isCard ? cardImageBox(paint) : { width: paint.w, height: paint.h };
  return svgElement("svg", { x: x - paint.w / 2, y: y - paint.h / 2 - (isCard ? CARD_IMAGE.above : 0), ...box, viewBox: viewBox.split(" ").map((side) => svgNumber(Number(side))).join(" ") }, content);
}
