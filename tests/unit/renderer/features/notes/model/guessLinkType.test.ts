import { describe, expect, it } from "vitest";
import { guessLinkType } from "#renderer/features/notes/model/guessLinkType.ts";

describe("guessLinkType", () => {
  it.each([
    ["这个办法可以用于", "applies"],
    ["它支撑了", "supports"],
    ["因为没有", "causes"],
    ["压价会导致", "causes"],
    ["它的前提是", "premise"],
    ["这和以前类似，就像", "resembles"],
    ["正好对比", "contrasts"],
    ["这一点不同于", "contrasts"],
    ["事实反驳了", "refutes"],
    ["which applies to ", "applies"],
  ] as const)("reads %j as %s", (before, type) => {
    expect(guessLinkType(before)).toBe(type);
  });

  it("goes by the word nearest to the mention", () => {
    expect(guessLinkType("因为他信任我，所以可以用于")).toBe("applies");
  });

  it.each([["我昨天又想起了"], ["因为下雨。后来说到"], ["那张图像里有"], [""]])("sees nothing in %j", (before) => {
    expect(guessLinkType(before)).toBeNull();
  });
});
