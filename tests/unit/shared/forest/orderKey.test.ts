import { describe, expect, it } from "vitest";
import { FIRST_ORDER_KEY, isOrderKey, orderKeyBetween, orderKeysBetween } from "#shared/forest/orderKey.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

describe("order keys", () => {
  it("always leave room between two neighbours, before the first and after the last", () => {
    const random = seededRandom(7);
    const keys: string[] = [FIRST_ORDER_KEY];
    for (let i = 0; i < 5000; i++) {
      const at = random.below(keys.length + 1);
      const key = orderKeyBetween(keys[at - 1] ?? null, keys[at] ?? null);
      expect(isOrderKey(key), key).toBe(true);
      keys.splice(at, 0, key);
    }
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("stay short when points are appended or put in front", () => {
    expect(orderKeysBetween(FIRST_ORDER_KEY, null, 50_000).at(-1)?.length).toBeLessThanOrEqual(5);
    expect(orderKeysBetween(null, FIRST_ORDER_KEY, 50_000)[0]?.length).toBeLessThanOrEqual(5);
  });

  it("come in any number, ascending, between two others", () => {
    for (const [low, high] of [["a0", "a1"], ["Zz", "a0"], ["a0", "a0V"], [null, "a0"], ["a1", null], [null, null]] as const) {
      const keys = orderKeysBetween(low, high, 100);
      expect([...keys].sort()).toEqual(keys);
      expect(new Set(keys).size).toBe(100);
      if (low !== null) expect(keys.every((key) => key > low)).toBe(true);
      if (high !== null) expect(keys.every((key) => key < high)).toBe(true);
    }
  });

  it("are told apart from anything else a peer may write", () => {
    for (const value of ["", "a", "a00", "b0", "a0-", "A".padEnd(27, "0"), "z".padEnd(28, "0"), "字", 5, null, undefined, "a0" + "V".repeat(2000)]) expect(isOrderKey(value), String(value)).toBe(false);
    for (const value of ["a0", "Zz", "b00", "a0V"]) expect(isOrderKey(value)).toBe(true);
  });

  it("refuse two bounds in the wrong order", () => {
    expect(() => orderKeyBetween("a1", "a1")).toThrow("ascend");
  });
});
