import { LEAST_SCREEN_PX } from "../model/cardText.ts";

/** How large letters must be to be read at the zoom in force. */
export interface Letters {
  /** The smallest size that may be drawn, in scene pixels. */
  readonly leastPx: number;
  /** Cards have no room for words of that size. */
  readonly silent: boolean;
  readonly measure: (text: string, sizePx: number, weight: number) => number;
}

/** Each step is 6 % larger than the one before: words are set anew at a step, not with every turn of the wheel. */
const STEP = 1.06;

/** The smallest step that is not below the least size on the screen. */
export function leastLetterPx(zoom: number): number {
  const needed = LEAST_SCREEN_PX / zoom;
  return needed <= LEAST_SCREEN_PX ? LEAST_SCREEN_PX : LEAST_SCREEN_PX * STEP ** Math.ceil(Math.log(needed / LEAST_SCREEN_PX) / Math.log(STEP) - 1e-6);
}
