import type { Wisdom } from "#shared/forest/index.ts";

/** The nine modules by field; the keys of their names in the texts of this room. */
export type SaplingName = "cognition" | "strategy" | "learning" | "psychology" | "communication" | "relationship" | "marketing" | "management" | "education";

export interface SceneSapling {
  readonly name: SaplingName;
  readonly wisdom: Wisdom;
  /** Foot of the stem, in the picture's own units. */
  readonly x: number;
  readonly y: number;
  readonly sizeRatio: number;
  /** Leaves the other way round, so that the row does not look stamped. */
  readonly mirrored: boolean;
}

const sapling = (name: SaplingName, wisdom: Wisdom, [x, y, sizeRatio]: readonly [number, number, number], mirrored = false): SceneSapling =>
  ({ name, wisdom, x, y, sizeRatio, mirrored });

/** Top layer first, each layer from left to right: the order in which a tower is read from afar. */
export const SCENE_SAPLINGS: readonly SceneSapling[] = [
  sapling("education", "education", [318, 222, 1.1]),
  sapling("marketing", "marketing", [240, 402, 1.02]),
  sapling("management", "management", [424, 412, 1.02], true),
  sapling("cognition", "logic", [66, 628, 0.88]),
  sapling("strategy", "logic", [160, 676, 0.88], true),
  sapling("learning", "logic", [253, 628, 0.88]),
  sapling("psychology", "people", [347, 676, 0.88], true),
  sapling("communication", "people", [441, 630, 0.88]),
  sapling("relationship", "people", [536, 678, 0.88], true),
];
