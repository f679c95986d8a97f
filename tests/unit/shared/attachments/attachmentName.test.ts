import { describe, expect, it } from "vitest";
import { attachmentName, endingOf } from "#shared/attachments/index.ts";

describe("a name as a label", () => {
  it.each([
    ["照片.png", "照片.png"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\me\\a.docx", "a.docx"],
    ["a\u0000b\n.txt", "ab.txt"],
    ["photo\u202egnp.exe", "photognp.exe"],
    ["  a.txt  ", "a.txt"],
    ["..", ".."],
    ["", ""],
  ])("%j is shown as %j", (wish, shown) => {
    expect(attachmentName(wish)).toBe(shown);
  });

  it("is shortened so that the ending stays, and no letter is cut in two", () => {
    const shown = attachmentName(`${"𠀀".repeat(400)}.docx`);
    expect([...shown]).toHaveLength(240);
    expect(shown.endsWith("𠀀.docx")).toBe(true);
  });

  it("has an ending of plain letters only", () => {
    expect(["a.DOCX", "a", ".png", "a.p/g", "a.tar.gz"].map(endingOf)).toEqual(["docx", "", "png", "", "gz"]);
  });
});
