import { describe, expect, it } from "vitest";
import { readingsOf } from "#renderer/pinyin/index.ts";
import { matchTitle } from "#shared/finding/matchTitle.ts";

describe("matchTitle", () => {
  it.each([
    ["溯本认知", "溯本", 3], ["溯本认知", "认知", 2], ["溯本认知", "suben", 1], ["溯本认知", "sbrz", 1], ["溯本认知", "subrz", 1], ["溯本认知", "renzhi", 1], ["溯本认知", "ren zh", 1],
    ["New point", "new", 3], ["New point", "POINT", 2], ["ＡＢＣ", "abc", 3], ["溯本认知", "xyz", 0], ["溯本认知", "战略", 0],
    ["A 点到 B 点", "adian", 1], ["重复", "chongfu", 1], ["绿色", "lvse", 1], ["心理成交", "xlcj", 1], ["心理成交", "xlchj", 1], ["西安", "xian", 1], ["西安", "xi'an", 1],
  ] as const)("answers %j for %j with %d", (title, query, score) => {
    expect(matchTitle(title, query, readingsOf)).toBe(score);
  });

  it("does not jump over signs when it reads pinyin", () => {
    expect(matchTitle("溯本认知", "sz", readingsOf)).toBe(0);
  });

  it("does without pinyin while the table is not there", () => {
    expect(matchTitle("溯本认知", "suben", null)).toBe(0);
    expect(matchTitle("溯本认知", "溯", null)).toBe(3);
  });
});
