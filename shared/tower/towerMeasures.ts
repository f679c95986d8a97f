export type ModuleShape = "narrow" | "wide";

/** For which canvas the tower is built: beside two open panels on a small screen, or with room to spread. */
export type TowerSize = "slim" | "broad";

interface ShapeMeasures {
  readonly columns: number;
  readonly cardWidth: number;
  readonly pad: number;
  readonly columnGap: number;
  /** Between two module panels. */
  readonly gap: number;
}

/** The measures of the tower, in pixels at zoom 1. */
export interface TowerMeasures {
  /** How wide the usual canvas of it is for its height: what a large tower is to fill. */
  readonly proportion: number;
  readonly card: { readonly height: number; readonly pitch: number; readonly indent: number; readonly maxIndentDepth: number };
  /** wide: middle, top and understory modules; narrow: base modules, one column, more only when they are tall. */
  readonly shapes: Readonly<Record<ModuleShape, ShapeMeasures>>;
  readonly narrow: { readonly rowsPerColumn: number; readonly maxColumns: number };
  readonly module: { readonly header: number; readonly padBottom: number; readonly rowGap: number };
  readonly wisdom: { readonly header: number; readonly gap: number; readonly minWidth: number; readonly padBottom: number };
  readonly band: { readonly label: number; readonly padRight: number };
  /** The phrase on a link: as high as its letters need at the zoom the tower is mostly seen at. */
  readonly chip: { readonly height: number; readonly letterPx: number };
  /** What a link must not cross of a wisdom's header: its title at the left, its count at the right. */
  readonly heading: { readonly title: number; readonly count: number };
  readonly corridor: { readonly upper: number; readonly lower: number; readonly understory: number };
}

/**
 * Both hold two lines of Chinese text on a card. Slim is about as wide as it is tall and lets the whole first forest be read on a canvas of
 * 620 × 740; broad is a third wider than tall and shows nearly every title in full.
 */
export const TOWER_MEASURES: Readonly<Record<TowerSize, TowerMeasures>> = {
  slim: {
    proportion: 0.88,
    card: { height: 42, pitch: 48, indent: 8, maxIndentDepth: 2 },
    shapes: {
      wide: { columns: 2, cardWidth: 145, pad: 8, columnGap: 12, gap: 8 },
      narrow: { columns: 1, cardWidth: 94, pad: 4, columnGap: 14, gap: 6 },
    },
    narrow: { rowsPerColumn: 10, maxColumns: 3 },
    module: { header: 30, padBottom: 8, rowGap: 10 },
    wisdom: { header: 28, gap: 12, minWidth: 318, padBottom: 8 },
    band: { label: 24, padRight: 8 },
    chip: { height: 22, letterPx: 14.2 },
    heading: { title: 90, count: 50 },
    corridor: { upper: 44, lower: 50, understory: 34 },
  },
  broad: {
    proportion: 1.4,
    card: { height: 48, pitch: 56, indent: 10, maxIndentDepth: 3 },
    shapes: {
      wide: { columns: 3, cardWidth: 168, pad: 12, columnGap: 16, gap: 12 },
      narrow: { columns: 1, cardWidth: 168, pad: 6, columnGap: 22, gap: 10 },
    },
    narrow: { rowsPerColumn: 10, maxColumns: 3 },
    module: { header: 40, padBottom: 12, rowGap: 12 },
    wisdom: { header: 36, gap: 20, minWidth: 560, padBottom: 10 },
    band: { label: 30, padRight: 10 },
    chip: { height: 20, letterPx: 12 },
    heading: { title: 90, count: 48 },
    corridor: { upper: 62, lower: 76, understory: 40 },
  },
};

/** Broad where its first forest can be shown at seven tenths: its cards then still say more than slim ones. */
export function towerSizeFor(room: { readonly width: number; readonly height: number }): TowerSize {
  return room.width >= 830 && room.height >= 600 ? "broad" : "slim";
}
