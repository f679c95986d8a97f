import { describe, expect, it } from "vitest";
import { startsReading } from "#shared/finding/index.ts";
import { readingsOf } from "#renderer/pinyin/index.ts";

describe("startsReading", () => {
  it.each([["自由意志", "zy"], ["自由意志", "ziyou"], ["自由意志", "ziy"], ["重复", "cf"], ["重复", "zhongf"], ["Alpha 阿尔法", "alp"], ["ＣＳＰ 路径", "csp"]])("finds that %s begins with %s", (text, query) => {
    expect(startsReading(text, query, readingsOf)).toBe(true);
  });

  it.each([["自由意志", "yz"], ["自由意志", "由"], ["自由意志", ""], ["路径", "zl"]])("does not find that %s begins with “%s”", (text, query) => {
    expect(startsReading(text, query, readingsOf)).toBe(false);
  });

  it("knows titles only as they are written until the readings have come", () => {
    expect([startsReading("自由", "自", null), startsReading("自由", "z", null)]).toEqual([true, false]);
  });
});
