export { layoutTower } from "./layoutTower.ts";
export { routeLinks } from "./routeLinks.ts";
export { TOWER_LIMITS, TOWER_MEASURES, towerSizeFor, type TowerMeasures, type TowerSize } from "./towerMeasures.ts";
export type {
  BandKey, LinkRoute, LinkToRoute, Place, Rect, TowerBand, TowerCard, TowerLayout, TowerModule, TowerOptions, TowerRest, TowerSource, TowerVacancy, TowerWisdom,
} from "./towerTypes.ts";
