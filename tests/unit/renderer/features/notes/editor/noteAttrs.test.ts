import { describe, expect, it } from "vitest";
import { clockText, readAmount, readAtt, readColor, readSection, readTone, readWidthPct } from "#renderer/features/notes/editor/noteAttrs.ts";

describe("noteAttrs", () => {
  it("takes of what strangers wrote only what makes sense", () => {
    expect([readTone("warn"), readTone("<b>"), readColor("pink"), readColor(7)]).toEqual(["warn", "note", "pink", "yellow"]);
    expect([readAtt("a".repeat(64)), readAtt("A".repeat(64)), readAtt("../x")]).toEqual(["a".repeat(64), null, null]);
    expect([readSection("trouble"), readSection("a b"), readSection(null)]).toEqual(["trouble", null, null]);
    expect([readAmount("12.5"), readAmount(-1), readAmount(Number.NaN), readAmount("")]).toEqual([12.5, 0, 0, 0]);
    expect([readWidthPct(52), readWidthPct(null), readWidthPct(1_000)]).toEqual([50, 100, 100]);
  });

  it.each([[0, "0:00"], [65.9, "1:05"], [3_723, "1:02:03"]])("shows %d seconds as %s", (seconds, text) => {
    expect(clockText(seconds)).toBe(text);
  });
});
