import { LINK_STYLES, type LinkHead } from "#renderer/ui/index.ts";
import type { Place } from "#shared/tower/index.ts";
import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import type { SceneLine } from "../model/sceneTypes.ts";
import { HEAD_LINE, HEADS, TIP } from "./linkHeads.ts";
import { CORNER_PX, LINE_STATES, lineColor, lineScale } from "./lineLook.ts";
import { distance, towards, traceRounded } from "./traceRounded.ts";

/** A link, and the places it runs through as far as it is drawn. */
export interface LineToDraw {
  readonly line: SceneLine;
  readonly places: readonly Place[];
}

const STATES: readonly SceneLine["state"][] = ["picked", "near", "resting"];

/** Those of the selection lie above the others; in one state, each above the one before it. */
export const lowestFirst = <L extends Pick<SceneLine, "state">>(lines: readonly L[]): L[] => [...STATES].reverse().flatMap((state) => lines.filter((line) => line.state === state));

/** Draws links below everything that is drawn already. The context is in picture px. */
export function drawLines(context: CanvasRenderingContext2D, lines: readonly LineToDraw[], theme: GraphTheme): void {
  context.globalCompositeOperation = "destination-over";
  context.lineJoin = "round";
  // Topmost first: each comes to lie below those before it.
  for (const each of [...lines].reverse()) drawLine(context, each, theme);
  context.setLineDash([]);
  context.globalCompositeOperation = "source-over";
}

function drawLine(context: CanvasRenderingContext2D, { line, places }: LineToDraw, theme: GraphTheme): void {
  const { dash, from, to } = LINK_STYLES[line.type];
  const scale = lineScale(line);
  const widthPx = LINE_STATES[line.state].widthPx * scale;
  const headScale = LINE_STATES[line.state].headScale * scale;
  const color = lineColor(line, theme);
  context.strokeStyle = color;
  context.lineWidth = widthPx;
  context.setLineDash(dash.map((px) => px * scale));
  context.beginPath();
  traceRounded(withoutHeads(places, insetOf(from) * headScale, insetOf(to) * headScale), CORNER_PX, context);
  context.stroke();
  context.fillStyle = color;
  drawHead(context, from, { tip: places[0], from: places[1], scale: headScale });
  drawHead(context, to, { tip: places.at(-1), from: places.at(-2), scale: headScale });
}

const insetOf = (head: LinkHead): number => (head === "none" ? 0 : HEADS[head].inset);

/** Shortened at both ends; a piece that is too short for it keeps a third of itself. */
function withoutHeads(places: readonly Place[], startPx: number, endPx: number): readonly Place[] {
  const [first, second, beforeLast, last] = [places[0], places[1], places.at(-2), places.at(-1)];
  if (first === undefined || second === undefined || beforeLast === undefined || last === undefined || (startPx === 0 && endPx === 0)) return places;
  return [inwards(first, second, startPx), ...places.slice(1, -1), inwards(last, beforeLast, endPx)];
}

const inwards = (end: Place, next: Place, byPx: number): Place => (byPx === 0 ? end : towards(end, next, Math.min(byPx, distance(end, next) / 3)));

interface HeadPlace {
  readonly tip: Place | undefined;
  /** Where the line comes from. */
  readonly from: Place | undefined;
  readonly scale: number;
}

function drawHead(context: CanvasRenderingContext2D, head: LinkHead, { tip, from, scale }: HeadPlace): void {
  if (head === "none" || tip === undefined || from === undefined) return;
  const { paint, polylines, circle } = HEADS[head];
  context.save();
  context.translate(tip.x, tip.y);
  context.rotate(Math.atan2(tip.y - from.y, tip.x - from.x));
  context.scale(scale, scale);
  context.translate(-TIP.x, -TIP.y);
  context.beginPath();
  if (circle !== undefined) context.arc(circle.x, circle.y, circle.radius, 0, 2 * Math.PI);
  for (const polyline of polylines) {
    polyline.forEach(([x, y], index) => { if (index === 0) context.moveTo(x, y); else context.lineTo(x, y); });
    if (paint !== "stroke") context.closePath();
  }
  if (paint === "fill") context.fill();
  else {
    context.setLineDash([]);
    context.lineWidth = HEAD_LINE[paint];
    context.stroke();
  }
  context.restore();
}
