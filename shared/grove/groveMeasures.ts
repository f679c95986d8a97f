/** The measures of the grove, in picture px at zoom 1. */
export const GROVE = {
  /** A place for one leaf: its dot, and below it a title in one or two lines of six Chinese letters of 13 px. */
  cell: { width: 84, height: 48 },
  /** Half of what the name of a tree keeps free in the row through its middle. */
  nameHalfWidth: 48,
  /** The dot of a leaf stands so far above the middle of its place. */
  dotRise: 12,
  crown: {
    /** A tree is a little wider than tall; the meadow lies flat. */
    spread: { tree: 1.12, meadow: 3.2 },
    /** From the outermost places to the edge, before lumps and scallops. */
    pad: 32,
    /** How much further links and cases can push the edge, into the gap. */
    mostVigour: 6,
    lumps: 0.045,
    bump: 18,
  },
  /** Free ground between two crowns. */
  gap: 18,
  /** Distance of the first tree of a wisdom from the middle of the grove. */
  home: 356,
  road: { leastWidth: 4, perLink: 0.74, mostWidth: 13, most: 600, mostPerTree: { small: 10, large: 5 }, smallUpTo: 24 },
} as const;
