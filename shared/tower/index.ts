export { layoutTower } from "./layoutTower.ts";
export { routeLinks } from "./routeLinks.ts";
export { TOWER } from "./towerMeasures.ts";
export type {
  BandKey, LinkRoute, LinkToRoute, Place, Rect, TowerBand, TowerCard, TowerLayout, TowerModule, TowerOptions, TowerRest, TowerSource, TowerVacancy, TowerWisdom,
} from "./towerTypes.ts";
