import { LINK_STYLES } from "#renderer/ui/index.ts";
import { mixColors } from "#renderer/features/graph/cytoscape/mixColors.ts";
import type { SceneLine } from "#renderer/features/graph/model/sceneTypes.ts";
import type { GraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { svgElement } from "./svgElement.ts";
import type { SvgMarkers } from "./svgMarkers.ts";
import { roundedLine } from "./svgOutline.ts";

const WIDTH_PX: Readonly<Record<SceneLine["state"], number>> = { resting: 1.3, near: 1.8, picked: 2.8 };
const CORNER_PX = 8;

/** A link: told apart by its dashes and heads as everywhere, its colour says only what is near, suggested or disputed. */
export function svgLine(line: SceneLine, theme: GraphTheme, markers: SvgMarkers): string {
  if (line.points.length < 2) return "";
  const { dash, from, to } = LINK_STYLES[line.type];
  const color = lineColor(line, theme);
  return svgElement("path", {
    d: roundedLine(line.points, CORNER_PX), fill: "none", stroke: color, "stroke-width": WIDTH_PX[line.state], "stroke-linejoin": "round",
    "stroke-dasharray": dash.length === 0 ? undefined : dash.join(" "), "marker-start": markers.url(from, color), "marker-end": markers.url(to, color),
  });
}

function lineColor({ type, danger, state, suggested, dimmed }: SceneLine, theme: GraphTheme): string {
  const isHot = danger === true || type === "refutes";
  const color = isHot ? theme.danger : state === "resting" ? theme.line : theme.accent;
  if (dimmed) return mixColors(color, theme.band, isHot ? 0.6 : 0.5);
  return suggested && !isHot ? mixColors(color, theme.band, state === "resting" ? 0.35 : 0.3) : color;
}
