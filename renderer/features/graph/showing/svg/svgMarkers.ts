import type { LinkHead } from "#renderer/ui/index.ts";
import type { GraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { svgElement } from "./svgElement.ts";

/** Each head in a box of 12 × 12 with its tip at (11, 6), as in the legend of the app. `fill` is for hollow ones. */
const HEADS: Readonly<Record<Exclude<LinkHead, "none">, (color: string, fill: string) => string>> = {
  triangle: (color) => svgElement("path", { d: "M4 2.4 11 6 4 9.6z", fill: color }),
  vee: (color) => line("M5.5 2.2 11 6 5.5 9.8", color),
  chevrons: (color) => line("M2 2.2 6 6 2 9.8M6.5 2.2 10.5 6 6.5 9.8", color),
  diamond: (color, fill) => svgElement("path", { d: "M1 6 6 2.6 11 6 6 9.4z", fill, stroke: color, "stroke-width": 1.2 }),
  circle: (color, fill) => svgElement("circle", { cx: 8, cy: 6, r: 2.8, fill, stroke: color, "stroke-width": 1.2 }),
  bar: (color) => line("M10 1.5v9M6 6h4", color),
};

const line = (d: string, color: string): string => svgElement("path", { d, fill: "none", stroke: color, "stroke-width": 1.4, "stroke-linecap": "round" });

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
          id, viewBox: "0 0 12 12", refX: 11, refY: 6, markerWidth: 11, markerHeight: 11, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse",
        }, HEADS[head](color, theme.surface)));
      }
      return `url(#${id})`;
    },
    defs: () => (drawn.length === 0 ? "" : svgElement("defs", {}, drawn.join(""))),
  };
}
