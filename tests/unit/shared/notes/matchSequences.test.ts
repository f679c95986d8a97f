import { describe, expect, it } from "vitest";
import { matchSequences } from "#shared/notes/index.ts";

const common = (a: string, b: string, most = 100): string => matchSequences([...a], [...b], most).map(([at, to]) => { expect([...a][at]).toBe([...b][to]); return [...a][at]; }).join("");

describe("matchSequences", () => {
  it("finds the longest common row", () => {
    expect(common("ABCABBA", "CBABAC")).toHaveLength(4);
    expect(common("知识是从经历里来的", "知识都是从自己的经历里长出来的")).toBe("知识是从经历里来的");
    expect([common("", "abc"), common("abc", ""), common("abc", "abc"), common("abc", "xyz")]).toEqual(["", "", "abc", ""]);
  });

  it("is content with both ends where too much differs", () => {
    expect(common("a12345z", "a67890z", 4)).toBe("az");
    expect(common("a12345z", "a12x45z", 4)).toBe("a1245z");
  });
});
