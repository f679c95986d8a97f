import { describe, expect, it } from "vitest";
import { wordCount } from "#renderer/features/notes/model/wordCount.ts";

describe("wordCount", () => {
  it.each([
    ["", 0],
    ["报价之后，对方沉默了两周。", 11],
    ["日均停机47分钟，是白班的1.8倍", 13],
    ["客户说 I don't know，然后走了", 10],
    ["a well-known idea", 3],
    ["「……」——！？", 0],
    ["𠮷野家", 3],
    ["ひらがな 한글", 6],
    ["iPhone手机", 3],
  ])("counts %j as %i", (text, count) => {
    expect(wordCount(text)).toBe(count);
  });
});
