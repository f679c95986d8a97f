import { describe, expect, it } from "vitest";
import { forestFileName, nameFromFile } from "#electron/main/exchange/forestFileName.ts";

describe("the file name of an exported forest", () => {
  it.each([
    ["我的森林", "我的森林.forest"], ["a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j.forest"], ["..", "forest.forest"], ["", "forest.forest"], ["  x.  ", "x.forest"],
    ["CON", "_CON.forest"], ["nul.txt", "_nul.txt.forest"], ["com1", "_com1.forest"], ["Console", "Console.forest"], ["a\u202etxt.exe", "a txt.exe.forest"], ["a\nb\u0000c", "a b c.forest"],
    ["e\u0301", "é.forest"],
  ])("of %j is %j", (name, expected) => {
    expect(forestFileName(name)).toBe(expected);
  });

  it("is never longer than any system takes, and cuts no letter in half", () => {
    const name = forestFileName("𠮷".repeat(120));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^(𠮷)+\.forest$/u);
  });

  it("gives a name back to a forest that has none", () => {
    expect(nameFromFile("/home/x/我的森林.forest")).toBe("我的森林");
    expect(nameFromFile("C:\\Users\\x\\a.b.FOREST")).toBe("a.b");
    expect(nameFromFile(".forest")).toBeNull();
  });
});
