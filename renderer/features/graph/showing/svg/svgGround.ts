import type { GraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { edgeColor, fillColor } from "#renderer/features/graph/ground/groundPaint.ts";
import type { GroundEdge, GroundShape } from "#renderer/features/graph/model/lensTypes.ts";
import { svgElement } from "./svgElement.ts";
import { roundedLine, smoothOutline } from "./svgOutline.ts";

const EDGE_PX = 1;
/** A shadow in one step: a blurred one would turn all of a PDF into pixels. */
const SHADOW = { "fill-opacity": 0.07, fill: "#141e18", transform: "translate(0 4)" } as const;

/** A shape below points and links. */
export function svgGround(shape: GroundShape, theme: GraphTheme): string {
  switch (shape.kind) {
    case "box": {
      const { x, y, width, height } = shape.rect;
      return svgElement("rect", { x, y, width, height, rx: shape.radius, fill: fillColor(shape.fill, theme), ...stroke(shape.edge, EDGE_PX, theme) });
    }
    case "blob": {
      const d = smoothOutline(shape.outline);
      const shadow = shape.shadow === true ? svgElement("path", { d, ...SHADOW }) : "";
      return shadow + svgElement("path", { d, fill: fillColor(shape.fill, theme), ...stroke(shape.edge, EDGE_PX, theme), "stroke-opacity": shape.edgeAlpha });
    }
    case "ring":
      return svgElement("ellipse", { cx: shape.centre.x, cy: shape.centre.y, rx: shape.radiusX, ry: shape.radiusY, fill: "none", ...stroke(shape.edge, EDGE_PX, theme) });
    case "path":
      return svgElement("path", { d: roundedLine(shape.places, 0), fill: "none", ...stroke(shape.edge, shape.width, theme), "stroke-dasharray": shape.dash?.join(" "), "stroke-opacity": shape.alpha });
  }
}

function stroke(edge: GroundEdge | undefined, width: number, theme: GraphTheme): Readonly<Record<string, string | number>> {
  return edge === undefined ? {} : { stroke: edgeColor(edge, theme), "stroke-width": width };
}
