import type { WisdomContent } from "./gatherTower.ts";
import { moduleWidth, planModule, USUAL_RATIO, widenModule, type ModulePlan } from "./planModule.ts";
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
  /** Points without a module stand as cards in the open, below the modules. */
  readonly looseColumns: number;
  readonly looseHeight: number;
  readonly width: number;
  readonly height: number;
}

export interface WisdomWish {
  /** A wisdom of a large tower is at least so wide before it starts a new row. */
  readonly leastWidth: number;
  /** How wide its large modules are for their height. */
  readonly ratio: number;
}

const NO_WISH: WisdomWish = { leastWidth: 0, ratio: USUAL_RATIO };

export function planWisdom(content: WisdomContent, shape: ModuleShape, measures: TowerMeasures, { leastWidth, ratio }: WisdomWish = NO_WISH): WisdomPlan {
  const plans = content.modules.map((module) => planModule(module, shape, measures, ratio));
  const { card, module, shapes, wisdom } = measures;
  const flowed = flowRows(plans, Math.max(leastWidth, rowWidth(measures, plans, shape)), shapes[shape].gap);
  const rows = leastWidth > 0 ? fillLastRow(flowed, shapes[shape].gap, measures) : flowed;
  const extra = plans.length === 0 ? card.height + 2 * module.padBottom : 0;
  const between = Math.max(0, rows.length - 1) * module.rowGap;
  const { cardWidth, columnGap } = shapes.wide;
  const looseCount = content.loose.length;
  const asGrid = Math.sqrt((LOOSE_RATIO * looseCount * card.pitch) / (cardWidth + columnGap)) * (cardWidth + columnGap);
  const width = Math.max(wisdom.minWidth, looseCount > LOOSE_IN_ROWS ? Math.max(leastWidth, asGrid) : 0, ...rows.map((row) => row.width));
  const looseColumns = Math.max(1, Math.floor((width + columnGap) / (cardWidth + columnGap)));
  const looseHeight = looseCount === 0 ? 0 : (Math.ceil(looseCount / looseColumns) - 1) * card.pitch + card.height + 2 * module.padBottom;
  return {
    content, shape, rows, looseColumns, looseHeight, width,
    height: wisdom.header + rows.reduce((sum, row) => sum + row.height, 0) + between + looseHeight + extra,
  };
}

/** Many points without a module widen their wisdom instead of making it a ribbon. */
const LOOSE_IN_ROWS = 60;
const LOOSE_RATIO = 1.4;

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

/** In a large tower a last row of few modules would leave a hole beside them: they become wider instead, and the row lower. */
function fillLastRow(rows: readonly PlannedRow[], gap: number, measures: TowerMeasures): readonly PlannedRow[] {
  const last = rows.at(-1);
  const widest = rows.reduce((most, row) => Math.max(most, row.width), 0);
  if (last === undefined || rows.length > FEW_ROWS || last.width > widest * NEARLY_FULL) return rows;
  const between = (last.modules.length - 1) * gap;
  const factor = (widest - between) / (last.width - between);
  const modules = last.modules.map((plan) => widenModule(plan, measures, plan.width * factor));
  const width = modules.reduce((sum, plan) => sum + plan.width, between);
  return [...rows.slice(0, -1), { modules, width, height: modules.reduce((most, plan) => Math.max(most, plan.height), 0) }];
}

const NEARLY_FULL = 0.8;
/** Below more rows a hole is a small one. */
const FEW_ROWS = 4;

/** Wide enough to keep a wisdom with many modules about as wide as it is tall. */
function rowWidth(measures: TowerMeasures, plans: readonly ModulePlan[], shape: ModuleShape): number {
  const { gap, columns } = measures.shapes[shape];
  const unit = moduleWidth(measures, shape, columns) + gap;
  const widest = Math.max(0, ...plans.map((plan) => plan.width));
  const area = plans.reduce((sum, plan) => sum + (plan.width + gap) * (plan.height + gap), 0);
  const units = plans.reduce((sum, plan) => sum + Math.round((plan.width + gap) / unit), 0);
  const perRow = shape === "wide" ? Math.max(1, Math.ceil(Math.sqrt(units / 2))) : Math.max(3, Math.ceil(Math.sqrt(units * 1.5)));
  const usual = perRow * unit - gap;
  // Panels that have outgrown the columns of their shape are counted by what they cover.
  return widest + gap <= 2 * unit * Math.max(1, columns) ? Math.max(usual, widest) : Math.max(usual, widest, Math.sqrt(area * AREA_RATIO));
}

const AREA_RATIO = 1.5;

/** What a wisdom covers, about: enough to share out the width of a large tower before anything is placed. */
export function areaOf({ modules, loose }: WisdomContent, shape: ModuleShape, measures: TowerMeasures): number {
  const { gap, cardWidth, columnGap } = measures.shapes[shape];
  const inModules = modules.reduce((sum, module) => {
    const { width, height } = planModule(module, shape, measures);
    return sum + (width + gap) * (height + measures.module.rowGap);
  }, 0);
  return inModules + loose.length * (cardWidth + columnGap) * measures.card.pitch;
}
