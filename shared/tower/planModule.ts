import type { PointId } from "#shared/kernel/index.ts";
import { boundPoints, type Bounded } from "./boundTower.ts";
import type { ModuleContent, StandingPoint } from "./gatherTower.ts";
import type { ModuleShape, TowerMeasures } from "./towerMeasures.ts";


/** A module with its size, before it has a place. */
export interface ModulePlan {
  readonly content: ModuleContent;
  readonly shape: ModuleShape;
  readonly points: Bounded<StandingPoint>;
  readonly columns: number;
  /** An empty cell that invites a new point. */
  readonly vacancy: boolean;
  readonly width: number;
  readonly height: number;
}

/** What planning goes by: the measures and how much may be shown. */
export interface Bounds {
  readonly measures: TowerMeasures;
  readonly cardsPerModule: number;
  readonly mustShow: ReadonlySet<PointId>;
}

export function planModule(content: ModuleContent, shape: ModuleShape, bounds: Bounds): ModulePlan {
  const points = boundPoints(content.points, bounds.cardsPerModule, bounds.mustShow);
  const filled = points.shown.length + (points.hidden > 0 ? 1 : 0);
  const columns = shape === "wide" ? bounds.measures.shapes.wide.columns : narrowColumns(filled, bounds.measures);
  const vacancy = filled === 0 || (shape === "wide" && points.hidden === 0 && filled % columns !== 0);
  const rows = Math.ceil((filled + (vacancy ? 1 : 0)) / columns);
  return { content, shape, points, columns, vacancy, width: moduleWidth(bounds.measures, shape, columns), height: moduleHeight(bounds.measures, rows) };
}

export function moduleWidth({ shapes }: TowerMeasures, shape: ModuleShape, columns: number): number {
  const { pad, columnGap, cardWidth } = shapes[shape];
  return 2 * pad + columns * cardWidth + (columns - 1) * columnGap;
}

export function moduleHeight({ card, module }: TowerMeasures, rows: number): number {
  return module.header + (rows - 1) * card.pitch + card.height + module.padBottom;
}

function narrowColumns(cards: number, { narrow }: TowerMeasures): number {
  return Math.min(narrow.maxColumns, Math.max(1, Math.ceil(cards / narrow.rowsPerColumn)));
}
