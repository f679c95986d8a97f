export { createRoads, type Roads } from "./createRoads.ts";
export { layoutTower } from "./layoutTower.ts";
export { around, encloses, grown, holds, meets, overlaps } from "./rects.ts";
export { routeLinks } from "./routeLinks.ts";
export { TOWER_MEASURES, towerSizeFor, type TowerMeasures, type TowerSize } from "./towerMeasures.ts";
export type {
  BandKey, LinkRoute, LinkToRoute, Place, Rect, TowerBand, TowerCard, TowerLayout, TowerModule, TowerOptions, TowerSource, TowerVacancy, TowerWisdom,
} from "./towerTypes.ts";
