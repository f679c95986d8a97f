/**
 * Fractional keys that order siblings: between any two keys there is another one, so a move writes one key of one point.
 * Scheme: David Greenspan, "Implementing Fractional Indexing" (observablehq.com/@dgreensp/implementing-fractional-indexing).
 * A key is an integer part, whose first letter tells its length (a = 2 … z = 27 upward, Z = 2 … A = 27 downward), and a
 * fraction that never ends in the lowest digit. Keys compare as plain strings. Appending only counts the integer part up.
 */
import { invariant } from "#shared/kernel/index.ts";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ZERO = "0";
const SMALLEST_INTEGER = `A${ZERO.repeat(26)}`;
/** The key of a first child, and the default for a record whose key cannot be read. */
export const FIRST_ORDER_KEY = `a${ZERO}`;
/** Longer keys are read as damaged; `planOrder` spreads siblings out long before. */
const MAX_KEY_LENGTH = 1000;

const digitAt = (text: string, index: number): number => DIGITS.indexOf(text.charAt(index));

function integerLength(head: string): number {
  if (head >= "a" && head <= "z") return head.charCodeAt(0) - 97 + 2;
  if (head >= "A" && head <= "Z") return 90 - head.charCodeAt(0) + 2;
  return 0;
}

/** Whether a value from a document can serve as a key. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== "string" || value.length > MAX_KEY_LENGTH || !/^[0-9A-Za-z]+$/.test(value)) return false;
  const head = value.charAt(0);
  const length = integerLength(head);
  // The outermost lengths are never reached by honest use; refusing them leaves room on both sides of every key.
  if (length === 0 || head === "A" || head === "z" || value.length < length) return false;
  return value.length === length || !value.endsWith(ZERO);
}

const integerPart = (key: string): string => key.slice(0, integerLength(key.charAt(0)));

function incremented(integer: string): string | null {
  const digits = integer.slice(1).split("");
  for (let i = digits.length - 1; i >= 0; i--) {
    const next = DIGITS.indexOf(digits[i] ?? ZERO) + 1;
    if (next < DIGITS.length) {
      digits[i] = DIGITS.charAt(next);
      return integer.charAt(0) + digits.join("");
    }
    digits[i] = ZERO;
  }
  const head = integer.charAt(0);
  if (head === "Z") return `a${ZERO}`;
  if (head === "z") return null;
  const nextHead = String.fromCharCode(head.charCodeAt(0) + 1);
  return nextHead + (nextHead > "a" ? [...digits, ZERO] : digits.slice(1)).join("");
}

function decremented(integer: string): string | null {
  const digits = integer.slice(1).split("");
  const last = DIGITS.charAt(DIGITS.length - 1);
  for (let i = digits.length - 1; i >= 0; i--) {
    const next = DIGITS.indexOf(digits[i] ?? ZERO) - 1;
    if (next >= 0) {
      digits[i] = DIGITS.charAt(next);
      return integer.charAt(0) + digits.join("");
    }
    digits[i] = last;
  }
  const head = integer.charAt(0);
  if (head === "a") return `Z${last}`;
  if (head === "A") return null;
  const nextHead = String.fromCharCode(head.charCodeAt(0) - 1);
  return nextHead + (nextHead < "Z" ? [...digits, last] : digits.slice(1)).join("");
}

/** A fraction strictly between `low` and `high` (null = no upper bound). Neither ends in the lowest digit. */
function midpoint(low: string, high: string | null): string {
  let shared = 0;
  if (high !== null) while (shared < high.length && (low.charAt(shared) || ZERO) === high.charAt(shared)) shared++;
  if (high !== null && shared > 0) return high.slice(0, shared) + midpoint(low.slice(shared), high.slice(shared));
  const lowDigit = low === "" ? 0 : digitAt(low, 0);
  const highDigit = high === null ? DIGITS.length : digitAt(high, 0);
  if (highDigit - lowDigit > 1) return DIGITS.charAt(Math.round((lowDigit + highDigit) / 2));
  if (high !== null && high.length > 1) return high.charAt(0);
  return DIGITS.charAt(lowDigit) + midpoint(low.slice(1), null);
}

function keyAfter(low: string): string {
  const integer = integerPart(low);
  return incremented(integer) ?? integer + midpoint(low.slice(integer.length), null);
}

function keyBefore(high: string): string {
  const integer = integerPart(high);
  const fraction = high.slice(integer.length);
  if (integer === SMALLEST_INTEGER) return integer + midpoint("", fraction);
  if (fraction !== "") return integer;
  const lower = decremented(integer);
  invariant(lower !== null && lower !== SMALLEST_INTEGER, "order keys ran out below");
  return lower;
}

/** One key strictly between two keys; null means "no bound on this side". */
export function orderKeyBetween(low: string | null, high: string | null): string {
  invariant(low === null || high === null || low < high, "order keys must ascend");
  if (low === null) return high === null ? FIRST_ORDER_KEY : keyBefore(high);
  if (high === null) return keyAfter(low);
  const lowInteger = integerPart(low);
  const highInteger = integerPart(high);
  const lowFraction = low.slice(lowInteger.length);
  if (lowInteger === highInteger) return lowInteger + midpoint(lowFraction, high.slice(highInteger.length));
  const next = incremented(lowInteger);
  return next !== null && next < high ? next : lowInteger + midpoint(lowFraction, null);
}

/** `count` ascending keys strictly between two keys, spread evenly so that they stay short. */
export function orderKeysBetween(low: string | null, high: string | null, count: number): string[] {
  if (count <= 0) return [];
  if (high === null || low === null) {
    const keys: string[] = [];
    let edge = high === null ? low : high;
    for (let i = 0; i < count; i++) {
      edge = high === null ? orderKeyBetween(edge, null) : orderKeyBetween(null, edge);
      keys.push(edge);
    }
    return high === null ? keys : keys.reverse();
  }
  const middle = orderKeyBetween(low, high);
  const before = Math.floor(count / 2);
  return [...orderKeysBetween(low, middle, before), middle, ...orderKeysBetween(middle, high, count - before - 1)];
}
