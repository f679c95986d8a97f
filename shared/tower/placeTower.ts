import type { PointId } from "#shared/kernel/index.ts";
import type { Bounded } from "./boundTower.ts";
import type { StandingPoint } from "./gatherTower.ts";
import type { ModulePlan } from "./planModule.ts";
import type { WisdomPlan } from "./planWisdom.ts";
import { TOWER } from "./towerMeasures.ts";
import type { BandKey, Place, Rect, TowerBand, TowerCard, TowerLayout, TowerModule, TowerRest, TowerVacancy, TowerWisdom } from "./towerTypes.ts";

/** A layout while it is being filled. */
export interface TowerDraft {
  readonly bands: TowerBand[];
  readonly wisdoms: TowerWisdom[];
  readonly modules: TowerModule[];
  readonly cards: TowerCard[];
  readonly vacancies: TowerVacancy[];
  readonly rests: TowerRest[];
}

interface Grid {
  readonly origin: Place;
  readonly columns: number;
  readonly columnGap: number;
  readonly band: number;
}

export function cellRect(grid: Omit<Grid, "band">, index: number): Rect {
  const column = index % grid.columns;
  const row = Math.floor(index / grid.columns);
  return {
    x: grid.origin.x + column * (TOWER.card.width + grid.columnGap),
    y: grid.origin.y + row * TOWER.card.pitch,
    width: TOWER.card.width,
    height: TOWER.card.height,
  };
}

/** Cards in reading order; a nested one is indented in its cell and so a little narrower. Returns how many cells were used. */
export function placeCards(draft: TowerDraft, points: Bounded<StandingPoint>, grid: Grid & { readonly moduleId: PointId | null }): number {
  const { indent, maxIndentDepth } = TOWER.card;
  points.shown.forEach((point, index) => {
    const cell = cellRect(grid, index);
    const inset = indent * Math.min(point.depth, maxIndentDepth);
    draft.cards.push({
      id: point.id,
      band: grid.band,
      moduleId: grid.moduleId,
      wisdom: point.wisdom,
      rect: { ...cell, x: cell.x + inset, width: cell.width - inset },
      cellX: cell.x,
      gutter: grid.columnGap / 2,
      depth: point.depth,
    });
  });
  if (points.hidden === 0) return points.shown.length;
  draft.rests.push({ parentId: grid.moduleId, band: grid.band, rect: cellRect(grid, points.shown.length), hidden: points.hidden });
  return points.shown.length + 1;
}

export function placeModule(draft: TowerDraft, plan: ModulePlan, at: Place & { readonly band: number; readonly height: number }): void {
  const { pad, columnGap } = TOWER[plan.shape];
  const { content, columns } = plan;
  const grid = { origin: { x: at.x + pad, y: at.y + TOWER.module.header }, columns, columnGap, band: at.band, moduleId: content.id };
  draft.modules.push({
    id: content.id,
    band: at.band,
    wisdom: content.wisdom,
    wisdomId: content.wisdomId,
    rect: { x: at.x, y: at.y, width: plan.width, height: at.height },
    columns,
    count: content.points.length,
  });
  const used = placeCards(draft, plan.points, grid);
  if (plan.vacancy) draft.vacancies.push({ parentId: content.id, adds: "point", band: at.band, rect: cellRect(grid, used) });
}

/** `height` may exceed the plan's: the last row of modules then reaches down to it, so that neighbours end level. */
export function placeWisdom(draft: TowerDraft, plan: WisdomPlan, at: Place & { readonly band: number; readonly height: number }): void {
  const spare = plan.rows.length > 0 && plan.hiddenModules === 0 ? at.height - plan.height : 0;
  let y = at.y + TOWER.wisdom.header;
  let count = 0;
  plan.rows.forEach((row, index) => {
    const height = row.height + (index === plan.rows.length - 1 ? spare : 0);
    let x = at.x;
    for (const module of row.modules) {
      placeModule(draft, module, { x, y, band: at.band, height });
      x += module.width + TOWER[plan.shape].gap;
    }
    y += height + TOWER.module.rowGap;
  });
  for (const module of plan.content.modules) count += module.points.length;
  const { id, wisdom } = plan.content;
  draft.wisdoms.push({ id, band: at.band, wisdom, rect: { x: at.x, y: at.y, width: plan.width, height: at.height }, count });
  const rect: Rect = { x: at.x, y, width: TOWER.card.width, height: TOWER.card.height };
  if (plan.rows.length === 0) draft.vacancies.push({ parentId: id, adds: "module", band: at.band, rect });
  if (plan.hiddenModules > 0) draft.rests.push({ parentId: id, band: at.band, rect, hidden: plan.hiddenModules });
}

/** Wisdoms side by side in one band; returns where the band ends. */
export function placeLayer(draft: TowerDraft, key: BandKey, plans: readonly WisdomPlan[], at: { readonly centerX: number; readonly y: number }): number {
  const { band, wisdom } = TOWER;
  const height = Math.max(...plans.map((plan) => plan.height));
  const width = layerWidth(plans);
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

export function layerWidth(plans: readonly WisdomPlan[]): number {
  const { band, wisdom } = TOWER;
  return band.label + plans.reduce((sum, plan) => sum + plan.width, 0) + (plans.length - 1) * wisdom.gap + band.padRight;
}

export function sealDraft(draft: TowerDraft, width: number): TowerLayout {
  const last = draft.bands.at(-1);
  return { ...draft, width: last === undefined ? 0 : width, height: last === undefined ? 0 : last.rect.y + last.rect.height };
}
