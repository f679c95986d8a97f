import { describe, expect, it } from "vitest";
import { readingsOf } from "#renderer/pinyin/index.ts";

describe("readingsOf", () => {
  it("knows every reading of a sign, without tones", () => {
    expect([...readingsOf("重")].sort()).toEqual(expect.arrayContaining(["chong", "zhong"]));
    expect(readingsOf("溯")).toEqual(["su"]);
  });

  it("writes ü as an input method takes it", () => {
    expect(readingsOf("绿")).toContain("lv");
  });

  it.each(["a", "7", "，", " ", "あ"])("has none for %j", (sign) => {
    expect(readingsOf(sign)).toEqual([]);
  });
});
