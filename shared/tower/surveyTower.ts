import type { PointId } from "#shared/kernel/index.ts";
import type { Rect, TowerLayout, TowerModule, TowerWisdom } from "./towerTypes.ts";

/** Cards in the open that begin and end at the same x, as one: in an understory or below the modules of a wisdom they are many in few columns. */
export interface LooseStrip {
  readonly from: number;
  readonly to: number;
  /** Upper edge of the lowest of them. */
  readonly lowestY: number;
}

export interface BandSurvey {
  readonly modules: readonly TowerModule[];
  readonly loose: readonly LooseStrip[];
  /** Upper edge of the lowest card or vacancy of each column, by the left edge of its cells in whole px. */
  readonly lowestInColumn: ReadonlyMap<number, number>;
}

/** What routes are worked out from: one walk over everything that stands. */
export interface Survey {
  readonly wisdoms: ReadonlyMap<PointId, TowerWisdom>;
  readonly modules: ReadonlyMap<PointId, TowerModule>;
  readonly inBand: readonly BandSurvey[];
}

interface GrowingBand {
  readonly modules: TowerModule[];
  readonly loose: LooseStrips;
  readonly lowestInColumn: Map<number, number>;
}

export function surveyTower({ bands, wisdoms, modules, cards, vacancies }: TowerLayout): Survey {
  const inBand = bands.map((): GrowingBand => ({ modules: [], loose: new LooseStrips(), lowestInColumn: new Map() }));
  for (const module of modules) inBand[module.band]?.modules.push(module);
  const note = (band: number, x: number, y: number): void => {
    const lowest = inBand[band]?.lowestInColumn;
    const column = Math.round(x);
    if (lowest !== undefined && y > (lowest.get(column) ?? Number.NEGATIVE_INFINITY)) lowest.set(column, y);
  };
  for (const { band, cellX, rect, moduleId } of cards) {
    note(band, cellX, rect.y);
    if (moduleId === null) inBand[band]?.loose.add(rect);
  }
  for (const { band, rect } of vacancies) note(band, rect.x, rect.y);
  return {
    wisdoms: new Map(wisdoms.map((each) => [each.id, each])),
    modules: new Map(modules.map((each) => [each.id, each])),
    inBand: inBand.map((each) => ({ ...each, loose: each.loose.all() })),
  };
}

class LooseStrips {
  /** By where they begin; strips that begin together and end apart are few. */
  readonly #from = new Map<number, { readonly from: number; readonly to: number; lowestY: number }[]>();

  add({ x, y, width }: Rect): void {
    const to = x + width;
    const beside = this.#from.get(x);
    const strip = beside?.find((each) => each.to === to);
    if (strip !== undefined) strip.lowestY = Math.max(strip.lowestY, y);
    else if (beside === undefined) this.#from.set(x, [{ from: x, to, lowestY: y }]);
    else beside.push({ from: x, to, lowestY: y });
  }

  all(): LooseStrip[] {
    return [...this.#from.values()].flat();
  }
}
