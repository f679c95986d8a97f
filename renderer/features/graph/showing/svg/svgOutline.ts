import type { Place } from "#shared/tower/index.ts";
import { traceRounded } from "#renderer/features/graph/lines/traceRounded.ts";
import { svgNumber } from "./svgElement.ts";

const at = ({ x, y }: Place): string => `${svgNumber(x)} ${svgNumber(y)}`;

/** A closed curve through the middles of the outline's pieces, led by its corners: as the ground of the window draws it. */
export function smoothOutline(outline: readonly Place[]): string {
  const [first, last] = [outline[0], outline.at(-1)];
  if (first === undefined || last === undefined) return "";
  const curves = outline.map((corner, index) => `Q${at(corner)} ${at(between(corner, outline[index + 1] ?? first))}`);
  return `M${at(between(last, first))}${curves.join("")}Z`;
}

const between = (a: Place, b: Place): Place => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** An open line through all places, its corners rounded as in the window. */
export function roundedLine(places: readonly Place[], radius: number): string {
  const steps: string[] = [];
  traceRounded(places, radius, {
    moveTo: (x, y) => { steps.push(`M${at({ x, y })}`); },
    lineTo: (x, y) => { steps.push(`L${at({ x, y })}`); },
    quadraticCurveTo: (cornerX, cornerY, x, y) => { steps.push(`Q${at({ x: cornerX, y: cornerY })} ${at({ x, y })}`); },
  });
  return steps.join("");
}
