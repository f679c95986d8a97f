import type { Place } from "#shared/tower/index.ts";
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

/** An open line through all places, its corners rounded as far as its pieces are long enough. */
export function roundedLine(places: readonly Place[], radius: number): string {
  const first = places[0];
  const last = places.at(-1);
  if (first === undefined || last === undefined) return "";
  const corners = places.slice(1, -1).map((corner, index) => {
    const [before, after] = [places[index] ?? corner, places[index + 2] ?? corner];
    const reach = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    return `L${at(towards(corner, before, reach))}Q${at(corner)} ${at(towards(corner, after, reach))}`;
  });
  return `M${at(first)}${corners.join("")}L${at(last)}`;
}

const distance = (a: Place, b: Place): number => Math.hypot(b.x - a.x, b.y - a.y);

function towards(from: Place, to: Place, reach: number): Place {
  const length = distance(from, to);
  return length === 0 ? from : { x: from.x + ((to.x - from.x) * reach) / length, y: from.y + ((to.y - from.y) * reach) / length };
}
