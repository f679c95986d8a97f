import { describe, expect, it } from "vitest";
import { leastLetterPx } from "#renderer/features/graph/cytoscape/letters.ts";

describe("leastLetterPx", () => {
  it("is twelve from full size on", () => {
    expect([leastLetterPx(1), leastLetterPx(2.5)]).toEqual([12, 12]);
  });

  it("never falls below twelve on the screen, and grows in small steps", () => {
    for (let zoom = 0.15; zoom < 1; zoom += 0.01) {
      const shown = leastLetterPx(zoom) * zoom;
      expect(shown).toBeGreaterThanOrEqual(11.999);
      expect(shown).toBeLessThan(12 * 1.07);
    }
    expect(leastLetterPx(0.5)).toBe(leastLetterPx(0.505));
  });
});
