import { isOrderKey, orderKeysBetween } from "./orderKey.ts";

/** From this length on, the siblings are spread out anew: keys in one spot grow by a letter per six insertions. */
const SPREAD_AT_LENGTH = 120;

export interface KeyPlace {
  /** How many stand there already, and the keys they have in order; null beyond the ends. */
  readonly siblings: number;
  keyAt(at: number): string | null;
  /** The new ones come before the sibling with this number. */
  readonly index: number;
  readonly count: number;
}

export interface KeyPlan {
  /** For the new ones, ascending. */
  readonly keys: readonly string[];
  /** Number of a sibling → its new key, where the old one leaves no room (two peers chose the same one at the same time). */
  readonly rekeyed: ReadonlyMap<number, string>;
}

/** Chooses order keys for new neighbours at a place among ordered siblings. */
export function planKeys({ siblings, keyAt, index, count }: KeyPlace): KeyPlan {
  const low = keyAt(index - 1);
  let end = index;
  while (low !== null && end < siblings && (keyAt(end) ?? "") <= low) end += 1;
  const keys = orderKeysBetween(low, keyAt(end), count + end - index);
  const numbers = Array.from({ length: end - index }, (_, at) => index + at);
  if (keys.every((key) => key.length < SPREAD_AT_LENGTH && isOrderKey(key))) return { keys: keys.slice(0, count), rekeyed: assigned(numbers, keys.slice(count)) };
  const spread = orderKeysBetween(null, null, siblings + count);
  const all = Array.from({ length: siblings }, (_, at) => at);
  return { keys: spread.slice(index, index + count), rekeyed: assigned(all, [...spread.slice(0, index), ...spread.slice(index + count)]) };
}

function assigned(numbers: readonly number[], keys: readonly string[]): Map<number, string> {
  const rekeyed = new Map<number, string>();
  numbers.forEach((number, at) => {
    const key = keys[at];
    if (key !== undefined) rekeyed.set(number, key);
  });
  return rekeyed;
}
