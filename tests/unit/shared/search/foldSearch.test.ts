import { describe, expect, it } from "vitest";
import { foldSearch, foldWithMap, originalRange } from "#shared/search/foldSearch.ts";
import { SIMPLIFIED_SIGNS, TRADITIONAL_SIGNS } from "#shared/search/hanPairs.ts";

describe("foldSearch", () => {
  it("makes case, width, quotes and blanks alike", () => {
    expect(foldSearch("ＡＢＣ１２，Ｘ　y“好”")).toBe("abc12,x y\"好\"");
  });

  it("makes traditional and simplified alike, variants too", () => {
    expect(foldSearch("後頭發臺灣學習雙贏關係")).toBe("后头发台湾学习双赢关系");
    expect(foldSearch("裡裏羣峯爲為")).toBe("里里群峰为为");
  });

  it("drops what nobody sees and joins an accent to its letter", () => {
    expect(foldSearch("知\u200b识")).toBe("知识");
    expect(foldSearch("cafe\u0301")).toBe(foldSearch("CAFÉ"));
  });

  it("keeps line breaks where they are", () => {
    expect(foldSearch("一\n\n二\r\n三").split("\n")).toHaveLength(4);
  });

  it("changes nothing more when it is done twice", () => {
    for (const text of [TRADITIONAL_SIGNS, SIMPLIFIED_SIGNS, "ﬁ ㈱ ½ İ Σς \ud83d\ude00 ①"]) expect(foldSearch(foldSearch(text))).toBe(foldSearch(text));
  });

  it("folds long texts as it folds short ones", () => {
    const text = "臺Ａ".repeat(30_000);
    expect(foldSearch(text)).toBe("台a".repeat(30_000));
  });
});

describe("foldSearch of a stranger's text", () => {
  it("takes no more time than a long text does for very many marks on one sign", () => {
    const folded = foldSearch(`a${"\u0301\u0323".repeat(200_000)}b`);
    expect([folded.startsWith("ạ"), folded.endsWith("b")]).toEqual([true, true]);
    // Each mark put in order on its own took minutes.
  }, 30_000);
});

describe("hanPairs", () => {
  it("has a simplified sign for every traditional one, each traditional one once", () => {
    expect(SIMPLIFIED_SIGNS).toHaveLength(TRADITIONAL_SIGNS.length);
    expect(new Set(TRADITIONAL_SIGNS).size).toBe(TRADITIONAL_SIGNS.length);
    expect(TRADITIONAL_SIGNS.length).toBeGreaterThan(2_500);
  });
});

describe("foldWithMap", () => {
  it("folds as foldSearch does and leads back to the original", () => {
    const text = "ﬁ光合\u200b作用 Cafe\u0301 ㈱";
    const folded = foldWithMap(text);
    expect(folded.text).toBe(foldSearch(text));
    const at = folded.text.indexOf("合作");
    expect(text.slice(...originalRange(folded, at, at + 2))).toBe("合\u200b作");
    const accent = folded.text.indexOf("café");
    expect(text.slice(...originalRange(folded, accent, accent + 4))).toBe("Cafe\u0301");
  });

  it("marks a sign as a whole when only part of what it folds to was found", () => {
    const folded = foldWithMap("ﬁn");
    expect(originalRange(folded, 0, 1)).toEqual([0, 1]);
    expect(originalRange(folded, 1, 3)).toEqual([0, 2]);
  });
});
