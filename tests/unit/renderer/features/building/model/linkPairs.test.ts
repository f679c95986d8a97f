import { describe, expect, it } from "vitest";
import type { PointId } from "#shared/kernel/index.ts";
import { linkPairs, LINK_PATTERNS, MOST_PAIRS, pairCount, type LinkPattern } from "#renderer/features/building/model/linkPairs.ts";

const ids = (count: number): PointId[] => Array.from({ length: count }, (_none, index) => `pt_${index}` as const);
const drawn = (pattern: LinkPattern, count: number): string[] => linkPairs(pattern, ids(count), "pt_1").map(({ from, to }) => `${from.slice(3)}→${to.slice(3)}`);

describe("linkPairs", () => {
  it("joins all to one, one to all, each to the next, or each with each", () => {
    expect(drawn("toOne", 4)).toEqual(["0→1", "2→1", "3→1"]);
    expect(drawn("fromOne", 4)).toEqual(["1→0", "1→2", "1→3"]);
    expect(drawn("chain", 4)).toEqual(["0→1", "1→2", "2→3"]);
    expect(drawn("each", 4)).toEqual(["0→1", "0→2", "0→3", "1→2", "1→3", "2→3"]);
  });

  it.each(LINK_PATTERNS)("draws as many as it says, up to the most (%s)", (pattern) => {
    for (const count of [2, 3, 10, 40]) expect(linkPairs(pattern, ids(count), "pt_0")).toHaveLength(Math.min(pairCount(pattern, count), MOST_PAIRS));
    expect(linkPairs(pattern, ids(2_000), "pt_0")).toHaveLength(MOST_PAIRS);
  });
});
