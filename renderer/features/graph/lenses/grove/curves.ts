import type { Place } from "#shared/tower/index.ts";

const STEPS = 10;

/** A gently bent line as a few places; `bend` is a share of its length, to its left when positive. */
export function curve(from: Place, to: Place, bend: number): Place[] {
  const control = { x: (from.x + to.x) / 2 - (to.y - from.y) * bend, y: (from.y + to.y) / 2 + (to.x - from.x) * bend };
  return Array.from({ length: STEPS + 1 }, (_, index) => {
    const t = index / STEPS;
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
  });
}

/** The place at this share of the length. */
export function placeAlong(places: readonly Place[], share: number): Place {
  const at = share * (places.length - 1);
  const index = Math.min(places.length - 2, Math.max(0, Math.floor(at)));
  const [a, b] = [places[index], places[index + 1]];
  if (a === undefined || b === undefined) return a ?? { x: 0, y: 0 };
  return { x: a.x + (b.x - a.x) * (at - index), y: a.y + (b.y - a.y) * (at - index) };
}

/** The same line so many px to its left. */
export function beside(places: readonly Place[], distance: number): Place[] {
  return places.map((place, index) => {
    const before = places[Math.max(0, index - 1)] ?? place;
    const after = places[Math.min(places.length - 1, index + 1)] ?? place;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    return { x: place.x - ((after.y - before.y) / length) * distance, y: place.y + ((after.x - before.x) / length) * distance };
  });
}

/** The same closed line with its corners rounded: two places for each of its own, once and once more (Chaikin). */
export function rounded(places: readonly Place[], times = 2): Place[] {
  if (times === 0) return [...places];
  const finer = places.flatMap((place, index): Place[] => {
    const next = places[(index + 1) % places.length] ?? place;
    return [{ x: place.x * 0.75 + next.x * 0.25, y: place.y * 0.75 + next.y * 0.25 }, { x: place.x * 0.25 + next.x * 0.75, y: place.y * 0.25 + next.y * 0.75 }];
  });
  return rounded(finer, times - 1);
}
