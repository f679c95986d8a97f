import { LINK_STYLES } from "#renderer/ui/index.ts";
import { grown, type Place, type Rect } from "#shared/tower/index.ts";
import type { GraphTheme } from "../cytoscape/graphTheme.ts";
import { clipPoints } from "../model/clipPoints.ts";
import type { SceneLine } from "../model/sceneTypes.ts";
import { drawLines, lowestFirst, type LineToDraw } from "./drawLines.ts";
import { lineScale } from "./lineLook.ts";

export interface Lines {
  /** `within`: no more of a line is drawn than this box needs. Answers whether anything differs from what was shown. */
  show(lines: readonly SceneLine[], within: Rect | undefined): boolean;
  /** Draws as much of them as is `seen`. */
  draw(context: CanvasRenderingContext2D, theme: GraphTheme, seen: Rect): void;
  /** How many are drawn. */
  count(): number;
}

/** The links of a picture. They are drawn by us: for cytoscape each would be an element between two others, whose look and bends it works out anew with every place that changes. */
export function createLines(): Lines {
  let shown: { readonly lines: readonly SceneLine[]; readonly within: Rect | undefined } = { lines: [], within: undefined };
  let toDraw: readonly LineToDraw[] = [];
  return {
    show(lines, within) {
      if (isSame(shown.within, within) && sameLines(shown.lines, lines)) return false;
      shown = { lines, within };
      toDraw = lowestFirst(lines).flatMap((line) => lineToDraw(line, line.points, within));
      return true;
    },
    draw(context, theme, seen) {
      drawLines(context, toDraw.flatMap(({ line, places }) => lineToDraw(line, places, grown(seen, HEAD_AIR_PX * lineScale(line)))), theme);
    },
    count: () => toDraw.length,
  };
}

/** A line that is cut has its head where it is cut: that must be out of sight. */
const HEAD_AIR_PX = 24;

/** Thousands of dashes that nobody sees take longer than all cards together. A line without length has no direction for its heads. */
function lineToDraw(line: SceneLine, points: readonly Place[], within: Rect | undefined): LineToDraw[] {
  const places = within === undefined ? points : (clipPoints(points, within, periodOf(line)) ?? []);
  const distinct = places.filter((place, index) => index === 0 || !samePlace(place, places[index - 1]));
  return distinct.length < 2 ? [] : [{ line, places: distinct }];
}

const periodOf = (line: SceneLine): number => LINK_STYLES[line.type].dash.reduce((sum, px) => sum + px, 0) * lineScale(line) || 1;

const isSame = (a: Rect | undefined, b: Rect | undefined): boolean => a === b || (a !== undefined && b !== undefined && samePlace(a, b) && a.width === b.width && a.height === b.height);

const samePlace = (a: Place, b: Place | undefined): boolean => a.x === b?.x && a.y === b.y;

const LOOK_FIELDS = ["key", "type", "state", "suggested", "dimmed", "danger", "leastPx"] as const;

function sameLines(a: readonly SceneLine[], b: readonly SceneLine[]): boolean {
  return a === b || (a.length === b.length && a.every((line, index) => {
    const other = b[index];
    return line === other || (other !== undefined && LOOK_FIELDS.every((field) => line[field] === other[field]) && samePlaces(line.points, other.points));
  }));
}

const samePlaces = (a: readonly Place[], b: readonly Place[]): boolean => a === b || (a.length === b.length && a.every((place, index) => samePlace(place, b[index])));
