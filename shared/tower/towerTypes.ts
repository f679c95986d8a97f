import type { LinkId, PointId } from "#shared/kernel/index.ts";
import type { ForestView, Layer, Wisdom } from "#shared/forest/index.ts";
import type { TowerMeasures, TowerSize } from "./towerMeasures.ts";

/** What the layout reads of a forest. */
export type TowerSource = Pick<ForestView, "point" | "children">;

/** A box; x and y are its top left corner, in canvas pixels at zoom 1. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export type BandKey = Layer | "understory";

export interface TowerBand {
  readonly key: BandKey;
  readonly rect: Rect;
}

export interface TowerWisdom {
  readonly id: PointId;
  /** Index into `bands`. */
  readonly band: number;
  readonly wisdom: Wisdom | null;
  readonly rect: Rect;
  /** Points below it, modules not counted. */
  readonly count: number;
}

export interface TowerModule {
  readonly id: PointId;
  readonly band: number;
  readonly wisdom: Wisdom | null;
  readonly wisdomId: PointId | null;
  readonly rect: Rect;
  readonly columns: number;
  readonly count: number;
}

export interface TowerCard {
  readonly id: PointId;
  readonly band: number;
  /** The module panel it stands in; null in the open: in the understory, or right in the panel of its wisdom. */
  readonly moduleId: PointId | null;
  readonly wisdom: Wisdom | null;
  readonly rect: Rect;
  /** Left edge of its grid cell: a nested card stands a little to the right of it. */
  readonly cellX: number;
  /** Free room on each side of its cell, where links run. */
  readonly gutter: number;
  /** 0 for a direct child of the module. */
  readonly depth: number;
}

/** A dashed invitation to add something here. */
export interface TowerVacancy {
  readonly parentId: PointId;
  readonly adds: "point" | "module";
  readonly band: number;
  readonly rect: Rect;
}

export interface TowerLayout {
  readonly measures: TowerMeasures;
  readonly width: number;
  readonly height: number;
  readonly bands: readonly TowerBand[];
  readonly wisdoms: readonly TowerWisdom[];
  readonly modules: readonly TowerModule[];
  readonly cards: readonly TowerCard[];
  readonly vacancies: readonly TowerVacancy[];
}

export interface TowerOptions {
  /** The canvas it is built for; broad when not said. */
  readonly size?: TowerSize;
}

export interface LinkToRoute {
  readonly id: LinkId;
  readonly from: PointId;
  readonly to: PointId;
  /** Width its phrase chip must have; 0 = no phrase to show. */
  readonly labelWidth: number;
  /** Width at which all of its phrase is read; `labelWidth` when not said. */
  readonly labelWish?: number;
}

export interface LinkRoute {
  readonly id: LinkId;
  /** From the edge of one end to the edge of the other, with every corner. */
  readonly points: readonly Place[];
  /** The phrase chip, or null where no free place was found. */
  readonly label: Rect | null;
}
