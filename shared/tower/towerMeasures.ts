/** The measures of the tower, in pixels at zoom 1. */
export const TOWER = {
  card: { width: 116, height: 34, pitch: 44, indent: 10, maxIndentDepth: 3 },
  /** Middle, top and understory modules: three columns. */
  wide: { columns: 3, pad: 12, columnGap: 16, gap: 12 },
  /** Base modules: one column, more only when they are tall. */
  narrow: { pad: 6, columnGap: 22, gap: 10, rowsPerColumn: 10, maxColumns: 3 },
  module: { header: 40, padBottom: 12, rowGap: 12 },
  wisdom: { header: 36, gap: 20, minWidth: 404, padBottom: 10 },
  band: { label: 30, padRight: 10, radius: 14 },
  corridor: { upper: 62, lower: 76, understory: 40 },
  limits: { cardsPerModule: 24, fewestCardsPerModule: 3, looseCards: 48, modulesPerWisdom: 48, cardBudget: 360 },
} as const;
