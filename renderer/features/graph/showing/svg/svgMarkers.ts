import type { LinkHead } from "#renderer/ui/index.ts";
import type { GraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { HEAD_LINE, HEADS, TIP } from "#renderer/features/graph/lines/linkHeads.ts";
import { svgElement } from "./svgElement.ts";

/** `fill` is for hollow ones. */
function drawHead(head: Exclude<LinkHead, "none">, color: string, fill: string): string {
  const { paint, polylines, circle } = HEADS[head];
  const look = paint === "fill" ? { fill: color } : { fill: paint === "hollow" ? fill : "none", stroke: color, "stroke-width": HEAD_LINE[paint], "stroke-linecap": paint === "stroke" ? "round" : undefined };
  if (circle !== undefined) return svgElement("circle", { cx: circle.x, cy: circle.y, r: circle.radius, ...look });
  const ending = paint === "stroke" ? "" : "z";
  return svgElement("path", { d: polylines.map((polyline) => `M${polyline.map((place) => place.join(" ")).join(" ")}${ending}`).join(""), ...look });
}

export interface SvgMarkers {
  /** A reference to the head in this colour; undefined for none. */
  url(head: LinkHead, color: string): string | undefined;
  /** Everything that was referred to, in the order of first use. */
  defs(): string;
}

/** A marker has one colour (context-stroke is too new), so each pair that is used becomes one. */
export function createSvgMarkers(theme: GraphTheme): SvgMarkers {
  const ids = new Map<string, string>();
  const drawn: string[] = [];
  return {
    url(head, color) {
      if (head === "none") return undefined;
      const key = `${head} ${color}`;
      const id = ids.get(key) ?? `head-${ids.size + 1}`;
      if (!ids.has(key)) {
        ids.set(key, id);
        drawn.push(svgElement("marker", {
          id, viewBox: "0 0 12 12", refX: TIP.x, refY: TIP.y, markerWidth: 11, markerHeight: 11, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse",
        }, drawHead(head, color, theme.surface)));
      }
      return `url(#${id})`;
    },
    defs: () => (drawn.length === 0 ? "" : svgElement("defs", {}, drawn.join(""))),
  };
}
