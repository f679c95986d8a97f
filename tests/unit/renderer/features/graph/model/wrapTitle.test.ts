import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrapTitle } from "#renderer/features/graph/model/wrapTitle.ts";

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

  it("never exceeds its lines nor their width", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("我", "们", "，", "？", "a", "b", " ", "1") , maxLength: 60 }), fc.integer({ min: 30, max: 200 }), fc.integer({ min: 1, max: 3 }), (title, width, lines) => {
      const wrapped = wrap(title, width, lines);
      expect(wrapped.length).toBeLessThanOrEqual(lines);
      for (const line of wrapped) expect(measure(line)).toBeLessThanOrEqual(width);
    }));
  });
});
