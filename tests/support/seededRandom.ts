import type { Random } from "#shared/kernel/index.ts";

export interface SeededRandom extends Random {
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  /** True with the given chance. */
  chance(ratio: number): boolean;
  /** One of the values; undefined only for none. */
  pick<T>(values: readonly T[]): T | undefined;
}

/** Chance that repeats itself (mulberry32): a failing test names its seed and can be run again. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { next, below, chance: (ratio) => next() < ratio, pick: (values) => values[below(values.length)] };
}
