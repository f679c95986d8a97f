/** How many things one picture holds. */
export const FOCUS_LIMITS = {
  /** Points in all, unless a group is opened. */
  points: 300,
  /** Points of one opened group. */
  opened: 1000,
  /** From so many neighbours on, sheets are small and say only their title. */
  roomyUpTo: 16,
  /** Beyond so many neighbours one pill beside each has to do. */
  pillsUpTo: 100,
  /** Up to so many sheets stand in one row above or below the centre. */
  inRow: 7,
  columns: 9,
  siblings: 5,
} as const;

/** Sizes in px at zoom 1. */
export const FOCUS_MEASURES = {
  centre: { width: 240, bare: 82, line: 18, /** What a title in two lines needs more. */ titleLine: 24 },
  sheet: { width: 188, bare: 40, line: 18, lines: 2 },
  small: { width: 156, bare: 36, line: 18, lines: 0 },
  pill: { height: 22, gap: 8, away: 20, below: 10, /** Between those that stand one on the other, as wide as their sheet. */ stackGap: 5, restWidth: 84 },
  /** In a room narrower than this, pills stand on the far edge of their sheets or below them, one on the other, instead of outside or side by side. */
  narrow: 1000,
  rest: { width: 112, height: 28 },
  vacancy: { width: 188, height: 44 },
  chip: { height: 20, margin: 2, /** Letters grow on the screen before chips are left out. */ growth: 1.21 },
  heading: { height: 20, below: 8 },
  gap: { row: 18, smallRow: 16, section: 40, smallSection: 22, column: 36, slot: 30 },
  corridor: { least: 124, most: 300, besideChip: 10, ofHeight: 0.2 },
  above: { least: 92, clear: 24, /** Where lines must turn below the sides to reach the ends of a row. */ turn: 56, /** Share of the corridor a row may use. */ fan: 0.4 },
  /** How far things may spread where the room is larger than they need. */
  spread: { corridor: 40, above: 80, section: 30 },
  /** Kept free around everything. */
  margin: 12,
  /** The centre stands in the middle, or so far from it that the shorter half is this share of the longer. */
  lopsided: 0.65,
  /** A single column bends outwards in its middle by so much. */
  bend: 8,
} as const;

/** A sheet as it is in this picture. */
export interface SheetMeasures {
  readonly width: number;
  readonly bare: number;
  readonly line: number;
  readonly lines: number;
}

export const sheetMeasures = (neighbours: number): SheetMeasures => (neighbours > FOCUS_LIMITS.roomyUpTo ? FOCUS_MEASURES.small : FOCUS_MEASURES.sheet);

/** Pills one on the other at one sheet: height is what a narrow room has. */
export const pillsInStack = (neighbours: number): number => (neighbours > 10 ? 1 : neighbours > 6 ? 2 : 3);

/** Pills beside one sheet. */
export const pillsPerSheet = (neighbours: number): number => (neighbours > FOCUS_LIMITS.pillsUpTo ? 1 : neighbours > FOCUS_LIMITS.roomyUpTo ? 2 : 3);
