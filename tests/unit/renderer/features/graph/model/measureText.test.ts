// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { createTextMeasure } from "#renderer/features/graph/model/measureText.ts";

/** Letters are as wide as their weight says, in hundredths of their size; what was measured in which font is written down. */
function fakeContext(): string[] {
  const asked: string[] = [];
  const context = { font: "", measureText: (text: string) => { asked.push(`${context.font} ${text}`); return { width: context.font.startsWith("600") ? 60 : 40 }; } };
  // SAFETY: nothing else of a context is used.
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => context) as unknown as HTMLCanvasElement["getContext"]);
  return asked;
}

describe("createTextMeasure", () => {
  it("adds up the letters at their size, and rounds up", () => {
    fakeContext();
    const measure = createTextMeasure(() => "serif");
    expect([measure("abc", 10, 400), measure("abc", 10, 600), measure("ab", 13, 400), measure("", 13, 400)]).toEqual([12, 18, 11, 0]);
  });

  it("measures each letter of each weight once, whatever text and size it stands in", () => {
    const asked = fakeContext();
    const measure = createTextMeasure(() => "serif");
    for (const sizePx of [12, 13, 40]) for (const text of ["学会", "学会学", "会"]) for (const weight of [400, 600]) measure(text, sizePx, weight);
    expect(asked.toSorted()).toEqual(["400 100px serif 会", "400 100px serif 学", "600 100px serif 会", "600 100px serif 学"]);
  });

  it("takes letters for square where no canvas can measure them", () => {
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
    expect(createTextMeasure(() => "serif")("学会", 13, 400)).toBe(26);
  });
});
