import { GROVE } from "#shared/grove/index.ts";
import { LEAST_SCREEN_PX } from "#renderer/features/graph/model/cardText.ts";
import type { Detail, DetailZooms } from "#renderer/features/graph/model/lensTypes.ts";

/** Below `middle` only trees have names; from `near` on titles have two lines. */
export const GROVE_ZOOMS: DetailZooms = { middle: 0.45, near: 1.6 };

const LEAF_PX = 13;
const NEAR_LEAF_PX = 11;
const FEWEST_LETTERS = 4.4;
const LABEL_GAP = 4;
/** Letters are set anew in such steps, so they may be this much larger than the zoom asks for. */
const LETTER_STEP = 1.06;
const TWO_LINES_UP_TO_PX = 13;

/** The lowest zoom at which every place has room for a few letters: above it no title is left out. */
export const ALL_TITLES_ZOOM = (LEAST_SCREEN_PX * LETTER_STEP * FEWEST_LETTERS) / (GROVE.cell.width - LABEL_GAP);

export interface GroveLetters {
  /** The smallest letters that can be read, in picture px. */
  readonly leastPx: number;
  readonly leafPx: number;
  readonly lines: number;
  readonly labelWidth: number;
  /** Titles are too wide for their places: only those that find room are shown. */
  readonly isThinned: boolean;
}

export function groveLetters(detail: Detail, zoom = detail === "near" ? GROVE_ZOOMS.near : detail === "middle" ? ALL_TITLES_ZOOM : 0.2): GroveLetters {
  const needed = LEAST_SCREEN_PX / zoom;
  const leastPx = needed <= LEAST_SCREEN_PX ? needed : LEAST_SCREEN_PX * LETTER_STEP ** Math.ceil(Math.log(needed / LEAST_SCREEN_PX) / Math.log(LETTER_STEP) - 1e-6);
  const leafPx = Math.max(detail === "near" ? NEAR_LEAF_PX : LEAF_PX, leastPx);
  const isThinned = zoom < ALL_TITLES_ZOOM - 1e-9;
  return { leastPx, leafPx, lines: leafPx <= TWO_LINES_UP_TO_PX ? 2 : 1, labelWidth: isThinned ? 2 * GROVE.cell.width : GROVE.cell.width - LABEL_GAP, isThinned };
}
