import { describe, expect, it } from "vitest";
import { diffNotes } from "#shared/notes/index.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const shown = (before: string, after: string): readonly string[] => diffNotes(before, after).map(({ kind, text }) => `${{ same: " ", removed: "-", added: "+" }[kind]}${text}`);

describe("two versions of a text", () => {
  it("are compared line by line, the older line first", () => {
    expect(shown("甲\n乙\n丙", "甲\n新\n丙\n丁")).toEqual([" 甲", "-乙", "+新", " 丙", "+丁"]);
    expect(shown("甲", "甲")).toEqual([" 甲"]);
  });

  it("can both be put together again from what is shown", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed);
      const text = (): string => Array.from({ length: random.below(12) }, () => random.pick(["甲", "乙", "丙", ""]) ?? "").join("\n");
      const [before, after] = [text(), text()];
      const lines = diffNotes(before, after);
      expect(lines.filter(({ kind }) => kind !== "added").map((line) => line.text).join("\n"), `seed ${seed}`).toBe(before);
      expect(lines.filter(({ kind }) => kind !== "removed").map((line) => line.text).join("\n"), `seed ${seed}`).toBe(after);
    }
  });

  it("too long to compare are shown as exchanged", () => {
    const lines = diffNotes(Array.from({ length: 3000 }, (_, index) => `a${index}`).join("\n"), Array.from({ length: 3000 }, (_, index) => `b${index}`).join("\n"));
    expect(lines.length).toBe(6000);
  });
});
