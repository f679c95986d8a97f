import { describe, expect, it } from "vitest";
import { plantOutline } from "#shared/forest/index.ts";
import { OUTLINE_LIMITS, parseOutlineText, printOutlineText, type OutlineNode } from "#shared/outlineText/index.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const PIECES = ["-", "- ", "* ", "+", "1.", "1. ", "一、", "（二）", "①", "#", "# ", "## ", "###", "[ ] ", "[x]", "☐", "•", "o\t", "```", "~~~", "---", "===", "\\", "\\\\", " ", "  ", "\t", "　", "a)", "水果", "word", "苹果，", "🌲", "3.14", "é", "> ", "| a |", "**粗**", ":", "𠮷"];
const LINE_ENDS = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \n"];

const line = (random: SeededRandom, most = 6): string => Array.from({ length: random.below(most) }, () => random.pick(PIECES) ?? "").join("");
const title = (random: SeededRandom): string => line(random).replace(/\t/g, " ").trim() || "题";
const summary = (random: SeededRandom): string => (random.chance(0.5) ? "" : Array.from({ length: random.below(6) }, () => (random.chance(0.3) ? "" : line(random).trimEnd())).join("\n"));

function outline(random: SeededRandom, level = 1): OutlineNode[] {
  if (level > 6) return [];
  return Array.from({ length: random.below(level === 1 ? 5 : 3) + (level === 1 ? 1 : 0) }, () => ({ title: title(random), summary: summary(random), children: outline(random, level + 1) }));
}
const flat = (nodes: readonly OutlineNode[]): OutlineNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
const levels = (nodes: readonly OutlineNode[]): number => nodes.reduce((most, node) => Math.max(most, 1 + levels(node.children)), 0);

describe("outlines as text", () => {
  it("are read back exactly as they were written", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const nodes = outline(seededRandom(seed));
      const text = printOutlineText(nodes);
      const read = must(parseOutlineText(text));
      expect(read.nodes, `seed ${seed}:\n${text}`).toEqual(nodes);
      expect([read.count, read.levels, read.notes], `seed ${seed}`).toEqual([flat(nodes).length, levels(nodes), []]);
    }
  });

  it("of any text are the same each time, stay the same when written and read again, and can be planted", () => {
    let read = 0;
    for (let seed = 1; seed <= 3000; seed++) {
      const random = seededRandom(seed);
      const text = Array.from({ length: random.below(14) }, () => " ".repeat(random.below(5)) + line(random) + (random.chance(0.03) ? "很长的一段话".repeat(60) : "") + (random.pick(LINE_ENDS) ?? "\n")).join("");
      const parsed = parseOutlineText(text);
      expect(parseOutlineText(text)).toEqual(parsed);
      if (!parsed.ok) {
        expect(parsed.error.code, `seed ${seed}`).toBe("nothing-to-plant");
        continue;
      }
      read += 1;
      expect(must(parseOutlineText(printOutlineText(parsed.value.nodes))).nodes, `seed ${seed}:\n${text}`).toEqual(parsed.value.nodes);
      if (seed % 6 !== 0) continue;
      const ids = plantOutline(testForest(), { parentId: null, nodes: parsed.value.nodes });
      expect(ids.ok ? ids.value.length : ids.error.code, `seed ${seed}:\n${text}`).toBe(parsed.value.count);
    }
    expect(read).toBeGreaterThan(2000);
  });

  it("lose no word of what was pasted", () => {
    for (let seed = 5000; seed < 6000; seed++) {
      const random = seededRandom(seed);
      let words = 0;
      const word = (): string => `字${++words}号`;
      const marks = ["", "", "- ", "* ", "1. ", "# ", "## ", "（一）", "• ", "- [ ] "];
      const text = Array.from({ length: 30 }, () => `${" ".repeat(random.below(9))}${random.pick(marks) ?? ""}${word()}${random.chance(0.1) ? ` ${"又一个词 ".repeat(50)}${word()}` : ""}${random.chance(0.2) ? "\n" : ""}`).join("\n");
      const { nodes } = must(parseOutlineText(text));
      const all = flat(nodes).map((node) => `${node.title}\n${node.summary}`).join("\n");
      for (let index = 1; index <= words; index++) expect(all.includes(`字${index}号`), `seed ${seed}: 字${index}号\n${text}`).toBe(true);
      expect(levels(nodes)).toBeLessThanOrEqual(OUTLINE_LIMITS.levels);
    }
  });
});
