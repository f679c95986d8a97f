import type { PointId } from "#shared/kernel/index.ts";
import type { ModuleContent, StandingPoint, TowerContent, WisdomContent } from "./gatherTower.ts";
import { TOWER_LIMITS } from "./towerMeasures.ts";

export interface Bounded<T> {
  readonly shown: readonly T[];
  readonly hidden: number;
}

/** How many cards a module may show so that all modules together keep to the budget. */
export function cardsPerModule(content: TowerContent, budget: number): number {
  const counts = [...allModules(content).map((module) => module.points.length), ...allWisdoms(content).map((wisdom) => wisdom.loose.length)];
  let limit: number = TOWER_LIMITS.cardsPerModule;
  while (limit > TOWER_LIMITS.fewestCardsPerModule && sumUpTo(counts, limit) > budget) limit -= 1;
  return limit;
}

/** The first `limit` in order, and of the rest those that must show. One hidden card would take the place of its own notice, so it shows. */
export function boundPoints(points: readonly StandingPoint[], limit: number, mustShow: ReadonlySet<PointId>): Bounded<StandingPoint> {
  if (points.length <= limit + 1) return { shown: points, hidden: 0 };
  const shown = points.filter((point, index) => index < limit || mustShow.has(point.id));
  return { shown, hidden: points.length - shown.length };
}

/** The first modules of a wisdom, and of the rest those that hold something that must show. */
export function boundModules(modules: readonly ModuleContent[], mustShow: ReadonlySet<PointId>): Bounded<ModuleContent> {
  const limit = TOWER_LIMITS.modulesPerWisdom;
  if (modules.length <= limit + 1) return { shown: modules, hidden: 0 };
  const needed = (module: ModuleContent): boolean =>
    mustShow.size > 0 && (mustShow.has(module.id) || module.points.some((point) => mustShow.has(point.id)));
  const shown = modules.filter((module, index) => index < limit || needed(module));
  return { shown, hidden: modules.length - shown.length };
}

function allModules(content: TowerContent): readonly ModuleContent[] {
  return [...allWisdoms(content).flatMap((wisdom) => wisdom.modules.slice(0, TOWER_LIMITS.modulesPerWisdom)), ...content.understory.modules];
}

const allWisdoms = ({ layers, understory }: TowerContent): readonly WisdomContent[] => [...layers.top, ...layers.middle, ...layers.base, ...understory.wisdoms];

function sumUpTo(counts: readonly number[], limit: number): number {
  return counts.reduce((sum, count) => sum + Math.min(count, limit), 0);
}
