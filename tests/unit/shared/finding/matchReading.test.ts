import { describe, expect, it } from "vitest";
import { startsReading } from "#shared/finding/index.ts";
import { matchReading, type ReadingsOf } from "#shared/finding/matchReading.ts";
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

/** The readings of a table, counting how often somebody asks for one; throws when that goes on without end, since a search that never ends fails no test. */
function countedReadings(table: Readonly<Record<string, readonly string[]>>): { readonly readingsOf: ReadingsOf; readonly asked: () => number } {
  let asked = 0;
  const readingsOf: ReadingsOf = (sign) => {
    asked += 1;
    if (asked > 100_000) throw new Error("asks for readings without end");
    return table[sign] ?? [];
  };
  return { readingsOf, asked: () => asked };
}

describe("titles and queries written to keep the search busy", () => {
  const TABLE = { 啊: ["a"], 安: ["a", "an", "ang"], 嗯: ["en", "n", "ng"], 重: ["zhong", "chong"], 吧: ["ba"] };
  it.each([
    ["one letter each", "啊".repeat(200), `${"a".repeat(60)}b`],
    ["one letter each, to the end", "啊".repeat(200), `${"a".repeat(199)}b`],
    ["two readings each", "重".repeat(200), `${"zhong".repeat(39)}zhx`],
    ["many readings each", "安".repeat(200), `${"a".repeat(60)}x`],
    ["readings of many lengths", "嗯安".repeat(100), `${"na".repeat(60)}x`],
    ["with the last letter near", `${"啊".repeat(199)}吧`, `${"a".repeat(150)}bbb`],
    ["with gaps", "啊 ".repeat(100), `${"a".repeat(60)}b`],
  ])("end after asking once for each sign: %s", (_name, title, query) => {
    for (const match of [matchReading, startsReading]) {
      const { readingsOf: counted, asked } = countedReadings(TABLE);
      expect(match(title, query, counted)).toBe(false);
      expect(asked()).toBeLessThanOrEqual([...title].length);
    }
  });

  it("are read once, however many there are of the same signs", () => {
    const { readingsOf: counted, asked } = countedReadings(TABLE);
    for (let title = 0; title < 1000; title += 1) expect(matchReading(`${"啊安".repeat(100)}${title}`, `${"a".repeat(199)}b`, counted)).toBe(false);
    // Two signs, and ten figures.
    expect(asked()).toBeLessThanOrEqual(12);
  });

  it("are still found where they match", () => {
    const { readingsOf: counted } = countedReadings(TABLE);
    expect([matchReading("啊".repeat(200), "a".repeat(200), counted), matchReading("安".repeat(200), `${"ang".repeat(60)}a`, counted)]).toEqual([true, true]);
    expect(matchReading("啊".repeat(200), "a".repeat(201), counted)).toBe(false);
  });
});
