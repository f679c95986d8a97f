import { LINK_STYLES } from "#renderer/ui/index.ts";
import type { Place, Rect } from "#shared/tower/index.ts";
import { clipPoints } from "../model/clipPoints.ts";
import type { SceneLine } from "../model/sceneTypes.ts";

/** A link as an edge. All edges hang between fixed anchors; their true ends are absolute places, so a card may come and go freely. */
export interface PaintedEdge {
  readonly key: string;
  readonly classes: string;
  readonly source: string;
  readonly target: string;
  readonly distances: string;
  readonly weights: string;
}

/** `within`: no more of it is painted than this box needs; thousands of dashes that nobody sees take longer than all cards together. */
export function paintLine(line: SceneLine, within?: Rect): PaintedEdge | null {
  const points = within === undefined ? line.points : (clipPoints(line.points, within, periodOf(line)) ?? []);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || (first.x === last.x && first.y === last.y)) return null;
  const corners = points.slice(1, -1).map((corner) => relativeTo(first, last, corner));
  const classes = [`type-${line.type}`, line.state, corners.length > 0 ? "bent" : "straight"];
  if (line.suggested) classes.push("suggested");
  if (line.dimmed) classes.push("dimmed");
  if (line.danger === true) classes.push("danger");
  return {
    key: line.key,
    classes: classes.join(" "),
    source: pixels(first),
    // A target anchor stands one pixel to the right of its source anchor: see openPainter.
    target: pixels({ x: last.x - 1, y: last.y }),
    distances: corners.map((corner) => `${round(corner.distance)}px`).join(" "),
    weights: corners.map((corner) => String(round(corner.weight))).join(" "),
  };
}

const periodOf = ({ type }: SceneLine): number => LINK_STYLES[type].dash.reduce((sum, px) => sum + px, 0) || 1;

/** cytoscape places a corner by its share along the line between both ends and its distance from that line. */
export function relativeTo(first: Place, last: Place, corner: Place): { readonly weight: number; readonly distance: number } {
  const dx = last.x - first.x;
  const dy = last.y - first.y;
  const length = Math.hypot(dx, dy);
  const px = corner.x - first.x;
  const py = corner.y - first.y;
  return { weight: (px * dx + py * dy) / (length * length), distance: (py * dx - px * dy) / length };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const pixels = (place: Place): string => `${round(place.x)}px ${round(place.y)}px`;
