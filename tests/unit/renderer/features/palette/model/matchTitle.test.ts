import { describe, expect, it } from "vitest";
import { matchTitle } from "#renderer/features/palette/model/matchTitle.ts";

describe("matchTitle", () => {
  it.each([
    ["溯本认知", "溯本", 3], ["溯本认知", "认知", 2], ["溯本认知", "suben", 1], ["溯本认知", "sbrz", 1], ["溯本认知", "subrz", 1], ["溯本认知", "renzhi", 1],
    ["New point", "new", 3], ["New point", "POINT", 2], ["ＡＢＣ", "abc", 3], ["溯本认知", "xyz", 0], ["溯本认知", "战略", 0],
  ] as const)("answers %j for %j with %d", (title, query, score) => {
    expect(matchTitle(title, query)).toBe(score);
  });

  it("does not jump over signs when it reads pinyin", () => {
    expect(matchTitle("溯本认知", "sz")).toBe(0);
  });
});
