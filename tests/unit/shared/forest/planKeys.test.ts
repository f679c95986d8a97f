import { describe, expect, it } from "vitest";
import { planKeys } from "#shared/forest/planKeys.ts";

const plan = (keys: readonly string[], index: number, count = 1): ReturnType<typeof planKeys> => planKeys({ siblings: keys.length, keyAt: (at) => keys[at] ?? null, index, count });
/** The order that comes of a plan: old ones by number, new ones by letter. */
function ordered(keys: readonly string[], index: number, count = 1): string[] {
  const { keys: made, rekeyed } = plan(keys, index, count);
  const all = [...keys.map((key, at) => [rekeyed.get(at) ?? key, String(at)] as const), ...made.map((key, at) => [key, `n${at}`] as const)];
  return all.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

describe("planning order keys", () => {
  it("puts new ones at their place and leaves the others alone", () => {
    expect([ordered(["a0", "a1", "a2"], 1, 2), plan(["a0", "a1", "a2"], 1, 2).rekeyed.size]).toEqual([["0", "n0", "n1", "1", "2"], 0]);
    expect([ordered([], 0), ordered(["a0"], 0), ordered(["a0"], 1)]).toEqual([["n0"], ["n0", "0"], ["0", "n0"]]);
  });

  it("gives those another key that stand in the way with the same one", () => {
    expect(ordered(["a0", "a0", "a1"], 1)).toEqual(["0", "n0", "1", "2"]);
    expect([...plan(["a0", "a0", "a1"], 1).rekeyed.keys()]).toEqual([1]);
  });

  it("spreads all of them when keys have grown long", () => {
    const long = `a0${"0".repeat(140)}1`;
    expect(ordered(["a0", long, "a1"], 1)).toEqual(["0", "n0", "1", "2"]);
    expect([...plan(["a0", long, "a1"], 1).rekeyed.keys()]).toEqual([0, 1, 2]);
  });
});
