import type { LinkId } from "#shared/kernel/index.ts";
import { overlaps, type Place, type Rect } from "#shared/tower/index.ts";
import { FOCUS_MEASURES } from "./focusMeasures.ts";
import type { FocusCurve } from "./focusTypes.ts";

const { chip } = FOCUS_MEASURES;

/** Shares of the way along a curve at which its phrase is tried, the middle first. */
const TRIED = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86] as const;

/** Puts the phrase of each curve on its middle, or as near to it as nothing else stands; where all is taken it is left out. */
export function placeChips(curves: readonly Omit<FocusCurve, "chip">[], obstacles: readonly Rect[], widthOf: (link: LinkId) => number): FocusCurve[] {
  const taken: Rect[] = [...obstacles];
  return curves.map((curve) => {
    const width = widthOf(curve.id);
    const near = width === 0 ? [] : taken.filter(reachedBy(curve.places, width));
    const place = width === 0 ? undefined : alongAt(curve.places, TRIED).find((at) => isFree(around(at, width), near));
    if (place === undefined) return { ...curve, chip: null };
    taken.push(around(place, width));
    return { ...curve, chip: { x: place.x - width / 2, y: place.y - chip.height / 2, width, height: chip.height } };
  });
}

/** The room a chip takes when its letters have grown. */
function around(at: Place, width: number): Rect {
  const grown = { width: width * chip.growth + 2 * chip.margin, height: chip.height * chip.growth + 2 * chip.margin };
  return { x: at.x - grown.width / 2, y: at.y - grown.height / 2, ...grown };
}

const isFree = (rect: Rect, taken: readonly Rect[]): boolean => !taken.some((other) => overlaps(rect, other));

/** Whether a box lies where a chip on this curve could touch it at all. */
function reachedBy(places: readonly Place[], width: number): (rect: Rect) => boolean {
  let [left, right, top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const { width: w, height: h } = around({ x: 0, y: 0 }, width);
  const reach: Rect = { x: left - w / 2, y: top - h / 2, width: right - left + w, height: bottom - top + h };
  return (rect) => overlaps(reach, rect);
}

/** The places at these shares of the length of a curve. */
function alongAt(places: readonly Place[], shares: readonly number[]): Place[] {
  const until: number[] = [];
  let length = 0;
  places.forEach((place, index) => {
    const before = places[index - 1] ?? place;
    length += Math.hypot(place.x - before.x, place.y - before.y);
    until.push(length);
  });
  return shares.map((share) => {
    const index = Math.max(1, until.findIndex((each) => each >= length * share));
    const [before, place] = [places[index - 1], places[index]];
    if (before === undefined || place === undefined) return before ?? { x: 0, y: 0 };
    const start = until[index - 1] ?? 0;
    const piece = (until[index] ?? 0) - start;
    const part = piece === 0 ? 0 : (length * share - start) / piece;
    return { x: before.x + (place.x - before.x) * part, y: before.y + (place.y - before.y) * part };
  });
}
