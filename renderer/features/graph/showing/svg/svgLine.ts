import { LINK_STYLES } from "#renderer/ui/index.ts";
import type { GraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { CORNER_PX, LINE_STATES, lineColor, lineScale } from "#renderer/features/graph/lines/lineLook.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import { svgElement } from "./svgElement.ts";
import type { SvgMarkers } from "./svgMarkers.ts";
import { roundedLine } from "./svgOutline.ts";

/** A link: told apart by its dashes and heads as everywhere, its colour says only what is near, suggested or disputed. */
export function svgLine(line: SceneLine, theme: GraphTheme, markers: SvgMarkers): string {
  if (line.points.length < 2) return "";
  const { dash, from, to } = LINK_STYLES[line.type];
  const color = lineColor(line, theme);
  const scale = lineScale(line);
  return svgElement("path", {
    d: roundedLine(line.points, CORNER_PX), fill: "none", stroke: color, "stroke-width": LINE_STATES[line.state].widthPx * scale, "stroke-linejoin": "round",
    "stroke-dasharray": dash.length === 0 ? undefined : dash.map((px) => px * scale).join(" "), "marker-start": markers.url(from, color), "marker-end": markers.url(to, color),
  });
}
