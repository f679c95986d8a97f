import type { ModuleContent } from "./gatherTower.ts";
import type { ModuleShape, TowerMeasures } from "./towerMeasures.ts";

/** A module with its size, before it has a place. */
export interface ModulePlan {
  readonly content: ModuleContent;
  readonly shape: ModuleShape;
  readonly columns: number;
  /** An empty cell that invites a new point. */
  readonly vacancy: boolean;
  readonly width: number;
  readonly height: number;
}

/** How wide a large panel is for its height, unless it is told. */
export const USUAL_RATIO = 1.4;
/** Up to so many cards a panel keeps the columns of its shape. */
const SMALL_PANEL = 24;

export function planModule(content: ModuleContent, shape: ModuleShape, measures: TowerMeasures, ratio: number = USUAL_RATIO): ModulePlan {
  return withColumns(content, shape, measures, columnsFor(content.points.length, shape, measures, ratio));
}

/** The same panel, as wide as it may be: it has as many columns as that holds, if those are more than it has. A small panel stays as it is. */
export function widenModule(plan: ModulePlan, measures: TowerMeasures, width: number): ModulePlan {
  const { content, shape, columns } = plan;
  const { pad, cardWidth, columnGap } = measures.shapes[shape];
  const fitting = Math.floor((width - 2 * pad + columnGap) / (cardWidth + columnGap));
  if (content.points.length <= SMALL_PANEL || fitting <= columns) return plan;
  return withColumns(content, shape, measures, Math.min(fitting, Math.floor(columns * MOST_WIDENED)));
}

/** A panel that is wider than so many times its usual width is a ribbon. */
const MOST_WIDENED = 2.5;

function withColumns(content: ModuleContent, shape: ModuleShape, measures: TowerMeasures, columns: number): ModulePlan {
  const filled = content.points.length;
  const vacancy = filled === 0 || (shape === "wide" && filled % columns !== 0);
  const rows = Math.ceil((filled + (vacancy ? 1 : 0)) / columns);
  return { content, shape, columns, vacancy, width: moduleWidth(measures, shape, columns), height: moduleHeight(measures, rows) };
}

export function moduleWidth({ shapes }: TowerMeasures, shape: ModuleShape, columns: number): number {
  const { pad, columnGap, cardWidth } = shapes[shape];
  return 2 * pad + columns * cardWidth + (columns - 1) * columnGap;
}

export function moduleHeight({ card, module }: TowerMeasures, rows: number): number {
  return module.header + (rows - 1) * card.pitch + card.height + module.padBottom;
}

/** A small panel has the columns of its shape, a large one as many as keep it a panel instead of a ribbon. */
function columnsFor(cards: number, shape: ModuleShape, measures: TowerMeasures, ratio: number): number {
  const { columns, cardWidth, columnGap } = measures.shapes[shape];
  const { rowsPerColumn, maxColumns } = measures.narrow;
  const usual = shape === "wide" ? columns : Math.min(maxColumns, Math.max(1, Math.ceil(cards / rowsPerColumn)));
  if (cards <= SMALL_PANEL) return usual;
  return Math.max(usual, Math.round(Math.sqrt((ratio * cards * measures.card.pitch) / (cardWidth + columnGap))));
}
