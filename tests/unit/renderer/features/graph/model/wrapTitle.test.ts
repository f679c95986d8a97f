import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { titleLines, wrapTitle } from "#renderer/features/graph/model/wrapTitle.ts";

/** A Chinese letter is 10 wide, every other 5. */
const measure = (text: string): number => [...text].reduce((sum, letter) => sum + (/[\u2E80-\uFFEF…]/u.test(letter) ? 10 : 5), 0);
const wrap = (title: string, width: number, lines = 2): string[] => wrapTitle(title, { width, lines, measure });

describe("wrapTitle", () => {
  it("leaves a short title in one line", () => {
    expect(wrap("倾听", 60)).toEqual(["倾听"]);
  });

  it("breaks Chinese anywhere and shortens the last line", () => {
    expect(wrap("我哪个结论其实没追到底", 60)).toEqual(["我哪个结论其", "实没追到底"]);
    expect(wrap("我说不清的概念能用一例讲明吗", 50)).toEqual(["我说不清的", "概念能用…"]);
  });

  it("never begins a line with a closing mark", () => {
    expect(wrap("谁的反应让，我意外", 50)).toEqual(["谁的反应", "让，我意外"]);
  });

  it("keeps Latin words together where they fit a line", () => {
    expect(wrap("from A to point B", 50)).toEqual(["from A to", "point B"]);
  });

  it("parts English between words and after hyphens, never inside a word that fits a line", () => {
    expect(wrap("Four-Dialogue Communication", 70, 3)).toEqual(["Four-Dialogue", "Communication"]);
    expect(wrap("Reverse-Pursuit Marketing", 50, 3)).toEqual(["Reverse-", "Pursuit", "Marketing"]);
    expect(wrap("Win-Win Relationships", 65)).toEqual(["Win-Win", "Relationships"]);
    expect(wrap("minus -5 degrees", 45)).toEqual(["minus -5", "degrees"]);
  });

  it("keeps the mark that closes a word with it", () => {
    expect(wrap("Before I start, how would I know", 70)).toEqual(["Before I", "start, how…"]);
    expect(wrap("Thinking backwards: what", 90)).toEqual(["Thinking", "backwards: what"]);
  });

  it("breaks a word that is wider than every line as late as it can", () => {
    expect(wrap("Is there an arrangement", 50, 3)).toEqual(["Is there", "an", "arrangem…"]);
    expect(wrap("an arrangement", 45)).toEqual(["an", "arrange…"]);
    expect(wrap("an arrangement", 45, 1)).toEqual(["an arra…"]);
  });

  it("never exceeds its lines nor their width", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("我", "们", "，", "？", "a", "b", " ", "1") , maxLength: 60 }), fc.integer({ min: 30, max: 200 }), fc.integer({ min: 1, max: 3 }), (title, width, lines) => {
      const wrapped = wrap(title, width, lines);
      expect(wrapped.length).toBeLessThanOrEqual(lines);
      for (const line of wrapped) expect(measure(line)).toBeLessThanOrEqual(width);
    }));
  });

  it("breaks where a line measured as a whole would, although widths are rounded up", () => {
    const rounded = (text: string): number => Math.ceil([...text].reduce((sum, letter) => sum + (letter > "⺀" ? 13 : 7.28), 0));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("我", "们", "a", "b", "1"), minLength: 1, maxLength: 40 }), fc.integer({ min: 14, max: 150 }), (title, width) => {
      const [first = ""] = wrapTitle(title, { width, lines: 99, measure: rounded });
      const rest = title.slice(first.length);
      const next = /^[a-z1]+|^[^]/u.exec(rest)?.[0] ?? "";
      // A word that would not fit a line either is broken before its first letter.
      const piece = rounded(next) > width ? next.slice(0, 1) : next;
      expect(rounded(first)).toBeLessThanOrEqual(width);
      if (rest !== "") expect(rounded(first + piece)).toBeGreaterThan(width);
    }));
  });

  it("measures each letter a few times only, however long its line grows", () => {
    let letters = 0;
    const counting = (text: string): number => {
      letters += text.length;
      return measure(text);
    };
    const title = "学".repeat(200);
    expect(wrapTitle(title, { width: 2000, lines: 1, measure: counting })).toEqual([title]);
    expect(letters).toBeLessThanOrEqual(2 * title.length);
  });
});

describe("titleLines", () => {
  const sizes: number[] = [];
  const counting = (text: string, sizePx: number, weight: number): number => {
    sizes.push(sizePx);
    return (measure(text) * sizePx * weight) / 4000;
  };
  const set = (title: string, more: { width?: number; lines?: number; sizePx?: number; weight?: number; measure?: typeof counting } = {}): readonly string[] =>
    titleLines(title, { width: 60, lines: 2, sizePx: 10, weight: 400, measure: counting, ...more });

  it("are those of the wrapped title", () => {
    expect(set("我哪个结论其实没追到底")).toEqual(wrap("我哪个结论其实没追到底", 60));
    expect(set("")).toEqual([]);
  });

  it("are not set again while nothing about them has changed", () => {
    const before = set("从客户的角度重新描述");
    sizes.length = 0;
    expect([set("从客户的角度重新描述"), sizes]).toEqual([before, []]);
  });

  it("are set anew in another room, in other letters and with another ruler", () => {
    const title = "客户说的问题其实是另一个问题";
    const [plain, ...others] = [{}, { width: 80 }, { lines: 1 }, { sizePx: 20 }, { weight: 600 }, { measure: (text: string) => measure(text) / 4 }].map((more) => set(title, more));
    for (const other of others) expect(other).not.toEqual(plain);
    expect(set(title)).toEqual(plain);
  });
});
