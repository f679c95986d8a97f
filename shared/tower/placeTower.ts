import type { PointId } from "#shared/kernel/index.ts";
import type { StandingPoint } from "./gatherTower.ts";
import type { ModulePlan } from "./planModule.ts";
import type { WisdomPlan } from "./planWisdom.ts";
import type { ModuleShape, TowerMeasures } from "./towerMeasures.ts";
import type { BandKey, Place, Rect, TowerBand, TowerCard, TowerLayout, TowerModule, TowerVacancy, TowerWisdom } from "./towerTypes.ts";

/** A layout while it is being filled. */
export interface TowerDraft {
  readonly measures: TowerMeasures;
  readonly bands: TowerBand[];
  readonly wisdoms: TowerWisdom[];
  readonly modules: TowerModule[];
  readonly cards: TowerCard[];
  readonly vacancies: TowerVacancy[];
}

interface Grid {
  readonly origin: Place;
  readonly columns: number;
  readonly shape: ModuleShape;
  readonly band: number;
}

type Cells = Omit<Grid, "band">;

const cellX = ({ shapes }: TowerMeasures, { origin, columns, shape }: Cells, index: number): number => origin.x + (index % columns) * (shapes[shape].cardWidth + shapes[shape].columnGap);
const cellY = ({ card }: TowerMeasures, { origin, columns }: Cells, index: number): number => origin.y + Math.floor(index / columns) * card.pitch;

export function cellRect(measures: TowerMeasures, grid: Cells, index: number): Rect {
  return { x: cellX(measures, grid, index), y: cellY(measures, grid, index), width: measures.shapes[grid.shape].cardWidth, height: measures.card.height };
}

/** Cards in reading order; a nested one is indented in its cell and so a little narrower. */
export function placeCards(draft: TowerDraft, points: readonly StandingPoint[], grid: Grid & { readonly moduleId: PointId | null }): void {
  const { measures } = draft;
  const { band, moduleId } = grid;
  const { height, indent, maxIndentDepth } = measures.card;
  const { cardWidth, columnGap } = measures.shapes[grid.shape];
  points.forEach(({ id, wisdom, depth }, index) => {
    const inset = indent * Math.min(depth, maxIndentDepth);
    const x = cellX(measures, grid, index);
    const rect = { x: x + inset, y: cellY(measures, grid, index), width: cardWidth - inset, height };
    draft.cards.push({ id, band, moduleId, wisdom, rect, cellX: x, gutter: columnGap / 2, depth });
  });
}

export function placeModule(draft: TowerDraft, plan: ModulePlan, at: Place & { readonly band: number; readonly height: number }): void {
  const { measures } = draft;
  const { content, columns, shape } = plan;
  const origin = { x: at.x + measures.shapes[shape].pad, y: at.y + measures.module.header };
  const grid = { origin, columns, shape, band: at.band, moduleId: content.id };
  draft.modules.push({
    id: content.id,
    band: at.band,
    wisdom: content.wisdom,
    wisdomId: content.wisdomId,
    rect: { x: at.x, y: at.y, width: plan.width, height: at.height },
    columns,
    count: content.points.length,
  });
  placeCards(draft, content.points, grid);
  if (plan.vacancy) draft.vacancies.push({ parentId: content.id, adds: "point", band: at.band, rect: cellRect(measures, grid, content.points.length) });
}

/** `height` may exceed the plan's: the last row of modules then reaches down to it, so that neighbours end level. */
export function placeWisdom(draft: TowerDraft, plan: WisdomPlan, at: Place & { readonly band: number; readonly height: number }): void {
  const { card, module, shapes, wisdom: panel } = draft.measures;
  const spare = plan.rows.length > 0 ? at.height - plan.height : 0;
  let y = at.y + panel.header;
  let count = plan.content.loose.length;
  plan.rows.forEach((row, index) => {
    const height = row.height + (index === plan.rows.length - 1 ? spare : 0);
    let x = at.x;
    for (const each of row.modules) {
      placeModule(draft, each, { x, y, band: at.band, height });
      x += each.width + shapes[plan.shape].gap;
    }
    y += height + module.rowGap;
  });
  for (const each of plan.content.modules) count += each.points.length;
  const { id, wisdom } = plan.content;
  placeCards(draft, plan.content.loose, { origin: { x: at.x, y }, columns: plan.looseColumns, shape: "wide", band: at.band, moduleId: null });
  y += plan.looseHeight;
  draft.wisdoms.push({ id, band: at.band, wisdom, rect: { x: at.x, y: at.y, width: plan.width, height: at.height }, count });
  if (plan.rows.length === 0) draft.vacancies.push({ parentId: id, adds: "module", band: at.band, rect: { x: at.x, y, width: shapes.wide.cardWidth, height: card.height } });
}

/** Wisdoms side by side in one band; returns where the band ends. */
export function placeLayer(draft: TowerDraft, key: BandKey, plans: readonly WisdomPlan[], at: { readonly centerX: number; readonly y: number }): number {
  const { wisdom, band } = draft.measures;
  // One by one: a call does not hold a hundred thousand arguments, and a peer may make as many wisdoms.
  const height = plans.reduce((most, plan) => Math.max(most, plan.height), 0);
  const width = layerWidth(draft.measures, plans);
  const index = draft.bands.length;
  const rect: Rect = { x: at.centerX - width / 2, y: at.y, width, height: height + wisdom.padBottom };
  draft.bands.push({ key, rect });
  let x = rect.x + band.label;
  for (const plan of plans) {
    placeWisdom(draft, plan, { x, y: at.y, band: index, height });
    x += plan.width + wisdom.gap;
  }
  return rect.y + rect.height;
}

export function layerWidth({ band, wisdom }: TowerMeasures, plans: readonly WisdomPlan[]): number {
  return band.label + plans.reduce((sum, plan) => sum + plan.width, 0) + (plans.length - 1) * wisdom.gap + band.padRight;
}

export function sealDraft(draft: TowerDraft, width: number): TowerLayout {
  const last = draft.bands.at(-1);
  return { ...draft, width: last === undefined ? 0 : width, height: last === undefined ? 0 : last.rect.y + last.rect.height };
}
