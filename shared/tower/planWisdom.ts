import { boundModules, boundPoints, type Bounded } from "./boundTower.ts";
import type { StandingPoint, WisdomContent } from "./gatherTower.ts";
import { moduleWidth, planModule, type Bounds, type ModulePlan } from "./planModule.ts";
import type { ModuleShape, TowerMeasures } from "./towerMeasures.ts";

export interface PlannedRow {
  readonly modules: readonly ModulePlan[];
  readonly width: number;
  readonly height: number;
}

/** A wisdom with its rows of modules and its size, before it has a place. */
export interface WisdomPlan {
  readonly content: WisdomContent;
  readonly shape: ModuleShape;
  readonly rows: readonly PlannedRow[];
  readonly hiddenModules: number;
  /** Points without a module: cards in the open, below the modules. */
  readonly loose: Bounded<StandingPoint>;
  readonly looseColumns: number;
  readonly looseHeight: number;
  readonly width: number;
  readonly height: number;
}

export function planWisdom(content: WisdomContent, shape: ModuleShape, bounds: Bounds): WisdomPlan {
  const modules = boundModules(content.modules, bounds.mustShow);
  const plans = modules.shown.map((module) => planModule(module, shape, bounds));
  const { measures } = bounds;
  const { card, module, shapes, wisdom } = measures;
  const rows = flowRows(plans, rowWidth(measures, plans, shape), shapes[shape].gap);
  const extra = plans.length === 0 || modules.hidden > 0 ? card.height + 2 * module.padBottom : 0;
  const between = Math.max(0, rows.length - 1) * module.rowGap;
  const width = Math.max(wisdom.minWidth, ...rows.map((row) => row.width));
  const loose = boundPoints(content.loose, bounds.cardsPerModule, bounds.mustShow);
  const looseColumns = Math.max(1, Math.floor((width + shapes.wide.columnGap) / (shapes.wide.cardWidth + shapes.wide.columnGap)));
  const looseCount = loose.shown.length + (loose.hidden > 0 ? 1 : 0);
  const looseHeight = looseCount === 0 ? 0 : (Math.ceil(looseCount / looseColumns) - 1) * card.pitch + card.height + 2 * module.padBottom;
  return {
    content,
    shape,
    rows,
    hiddenModules: modules.hidden,
    loose,
    looseColumns,
    looseHeight,
    width,
    height: wisdom.header + rows.reduce((sum, row) => sum + row.height, 0) + between + looseHeight + extra,
  };
}

/** Puts panels side by side and starts a new row where the next would stand out. */
export function flowRows(plans: readonly ModulePlan[], maxWidth: number, gap: number): PlannedRow[] {
  const rows: { modules: ModulePlan[]; width: number; height: number }[] = [];
  for (const plan of plans) {
    const row = rows.at(-1);
    if (row !== undefined && row.width + gap + plan.width <= maxWidth) {
      row.modules.push(plan);
      row.width += gap + plan.width;
      row.height = Math.max(row.height, plan.height);
    } else {
      rows.push({ modules: [plan], width: plan.width, height: plan.height });
    }
  }
  return rows;
}

/** Wide enough to keep a wisdom with many modules about as wide as it is tall. */
function rowWidth(measures: TowerMeasures, plans: readonly ModulePlan[], shape: ModuleShape): number {
  const { gap, columns } = measures.shapes[shape];
  const unit = moduleWidth(measures, shape, columns) + gap;
  const units = plans.reduce((sum, plan) => sum + Math.round((plan.width + gap) / unit), 0);
  const perRow = shape === "wide" ? Math.max(1, Math.ceil(Math.sqrt(units / 2))) : Math.max(3, Math.ceil(Math.sqrt(units * 1.5)));
  return perRow * unit - gap;
}
