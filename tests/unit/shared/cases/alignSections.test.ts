import { describe, expect, it } from "vitest";
import { alignSections, type CaseSection } from "#shared/cases/index.ts";

const part = (key: string, title = key, text = title): CaseSection => ({ key, title, text });
const lines = (left: readonly CaseSection[], right: readonly CaseSection[]): string[] => alignSections(left, right).map((pair) => `${pair.left?.text ?? "-"} | ${pair.right?.text ?? "-"}`);

describe("alignSections", () => {
  it("puts parts with one key side by side, even under other titles", () => {
    expect(lines([part("trouble", "困境", "甲困"), part("turn", "逆转", "甲转")], [part("turn", "翻过来", "乙转"), part("trouble", "卡住了", "乙困")])).toEqual(["甲困 | 乙困", "甲转 | 乙转"]);
  });

  it("keeps the order of the left one and puts what only the right one has after what it followed there", () => {
    expect(lines([part("a"), part("b"), part("c")], [part("z"), part("a"), part("x"), part("y"), part("c")])).toEqual(["- | z", "a | a", "- | x", "- | y", "b | -", "c | c"]);
  });

  it("joins added headings by their title, folded", () => {
    expect(lines([part("", "Ｎext ", "甲")], [part("", "next", "乙")])).toEqual(["甲 | 乙"]);
  });

  it("tells headings apart that come twice", () => {
    expect(lines([part("", "对话", "一"), part("", "对话", "二")], [part("", "对话", "三")])).toEqual(["一 | 三", "二 | -"]);
    expect(lines([], [])).toEqual([]);
  });
});
