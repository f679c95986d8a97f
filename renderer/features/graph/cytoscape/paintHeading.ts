import type { Rect } from "#shared/tower/index.ts";
import { LINE_HEIGHT } from "../model/cardText.ts";
import type { SceneHeading } from "../model/sceneTypes.ts";
import { evenLines } from "../model/wrapTitle.ts";
import type { GraphTheme } from "./graphTheme.ts";
import type { Letters } from "./letters.ts";
import { paintedText, Z, type PaintedNode } from "./paintedNode.ts";

const TITLE_PX = 14;
const QUIET_PX = 12;
const GAP = 8;
const TITLE_WEIGHT = 600;
const FEWEST_LETTERS = 2;
const FEWEST_TO_NAME = 4;
const MOST_LINES = 3;
/** Letters across the edges of dozens of cards cannot be read: from afar a name stands on a plate of the colour of its panel, through which the cards only just show. */
const PLATE = { opacity: 0.88, radius: 4, air: 0.3 } as const;

/** Near: title, domain and count in one line. Far, when cards are silent: the title alone, in as many lines as its panel has room for. */
export function paintHeading(heading: SceneHeading, theme: GraphTheme, letters: Letters): PaintedNode[] {
  if (letters.silent) return heading.area === null ? farTitle(heading, theme, letters) : farPanel(heading, heading.area, theme, letters);
  const { rect, key, title, domain, count } = heading;
  const size = Math.max(TITLE_PX, letters.leastPx);
  const quiet = Math.max(QUIET_PX, letters.leastPx);
  const titleWidth = letters.measure(title, size, TITLE_WEIGHT) + 2;
  const countWidth = letters.measure(count, quiet, 400);
  // The title is worth more than the count.
  const hasCount = titleWidth + GAP + countWidth <= rect.width || rect.width - countWidth - GAP > size * 5;
  const room = hasCount ? rect.width - countWidth - GAP : rect.width;
  const shown = Math.min(titleWidth, room);
  const nodes = [paintedText({ key, rect: { ...rect, width: shown }, label: title, ink: inkOf(heading, theme), size, weight: TITLE_WEIGHT })];
  const domainRoom = room - shown - GAP;
  if (domain !== "" && letters.measure(domain, quiet, 400) <= domainRoom) {
    nodes.push(paintedText({ key: `${key}:domain`, rect: { ...rect, x: rect.x + shown + GAP, width: domainRoom }, label: domain, ink: theme.ink2, size: quiet }));
  }
  if (hasCount) nodes.push(paintedText({ key: `${key}:count`, rect, label: count, ink: theme.ink2, size: quiet, align: "end" }));
  return nodes;
}

function farTitle(heading: SceneHeading, theme: GraphTheme, { leastPx: size, measure }: Letters): PaintedNode[] {
  const { rect, key, title, nameRoom = rect.width } = heading;
  if (Math.min(rect.width, nameRoom) < size * (FEWEST_LETTERS + 1)) return [];
  // Larger than its header, it grows upwards: below stand the modules.
  const height = Math.max(rect.height, size * LINE_HEIGHT);
  const width = Math.min(rect.width, measure(title, size, TITLE_WEIGHT) + size * PLATE.air);
  const text = onPlate(paintedText({ key, rect: { ...rect, y: rect.y + rect.height - height, width, height }, label: title, ink: inkOf(heading, theme), size, weight: TITLE_WEIGHT }), theme.band, size);
  // It may reach into the lowest modules of the layer above, and stands over their plates.
  return [{ ...text, paint: { ...text.paint, z: Z.name } }];
}

function onPlate(text: PaintedNode, fill: string, size: number): PaintedNode {
  return { ...text, paint: { ...text.paint, fill, fillOpacity: PLATE.opacity, radius: PLATE.radius * (size / TITLE_PX) } };
}

/** The box around lines in the middle of an area, with some air, and no larger than that. */
function aroundLines(lines: readonly string[], area: Rect, { size, measure }: { readonly size: number; readonly measure: Letters["measure"] }): Rect {
  const width = Math.min(area.width, Math.max(...lines.map((line) => measure(line, size, TITLE_WEIGHT))) + 2 * size * PLATE.air);
  const height = Math.min(area.height, lines.length * size * LINE_HEIGHT + size * PLATE.air);
  return { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
}

function farPanel(heading: SceneHeading, area: Rect, theme: GraphTheme, letters: Letters): PaintedNode[] {
  const { key, title, count } = heading;
  const size = Math.max(TITLE_PX, letters.leastPx);
  const fitting = Math.floor(area.height / (size * LINE_HEIGHT));
  if (area.width < size * FEWEST_LETTERS || fitting < 1) return [];
  // One letter and an ellipsis name nothing: from so far away the colour of its wisdom has to do.
  if (fitting * Math.floor(area.width / size) < Math.min(FEWEST_TO_NAME, [...title].length)) return [];
  const lines = evenLines(title, { width: area.width, lines: Math.min(MOST_LINES, fitting), sizePx: size, weight: TITLE_WEIGHT, measure: letters.measure });
  const hasCount = lines.length < fitting && letters.measure(count, size, TITLE_WEIGHT) <= area.width;
  const said = hasCount ? [...lines, count] : lines;
  const text = paintedText({ key, rect: aroundLines(said, area, { size, measure: letters.measure }), label: said.join("\n"), ink: inkOf(heading, theme), size, weight: TITLE_WEIGHT, align: "lines" });
  // What fits into the area must not be broken again because its plate is narrower.
  return [onPlate({ ...text, paint: { ...text.paint, room: area.width } }, theme.tints[heading.tint].soft, size)];
}

const inkOf = ({ tone, tint }: SceneHeading, theme: GraphTheme): string => (tone === "wisdom" ? theme.tints[tint].ink : theme.ink);
