import { describe, expect, it } from "vitest";
import { paintBox } from "#renderer/features/graph/cytoscape/paintBox.ts";
import { lettersAt, NAMED_THEME } from "#tests/support/sceneBoxes.ts";

describe("the sign of a wisdom beside its name", () => {
  const sign = { role: "glyph", key: "glyph:w", rect: { x: 0, y: 0, width: 14, height: 14 }, tint: "logic" } as const;
  const shown = (leastPx: number): number => paintBox(sign, NAMED_THEME, lettersAt(leastPx, false)).length;

  it("is shown as long as it is about as large as the letters, and left out before it is only a dot beside them", () => {
    expect([shown(8), shown(14), shown(23), shown(24), shown(57)]).toEqual([1, 1, 1, 0, 0]);
  });
});
