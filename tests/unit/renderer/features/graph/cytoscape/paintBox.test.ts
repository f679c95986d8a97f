import { describe, expect, it } from "vitest";
import { paintBox } from "#renderer/features/graph/cytoscape/paintBox.ts";
import { lettersAt, NAMED_THEME } from "#tests/support/sceneBoxes.ts";

describe("the name of a wisdom from afar", () => {
  const named = (width: number, nameRoom?: number): boolean =>
    paintBox({ role: "heading", key: "title:w", rect: { x: 0, y: 0, width, height: 30 }, title: "逻辑智慧", domain: "", count: "3", tone: "wisdom", tint: "logic", area: null, ...(nameRoom === undefined ? {} : { nameRoom }) }, NAMED_THEME, lettersAt(50, true)).length > 0;

  it("is left out where the narrowest of its neighbours has no room for one: all are named, or none", () => {
    expect([named(400), named(100), named(400, 100), named(400, 200), named(100, 200)]).toEqual([true, false, false, true, false]);
  });
});

describe("the sign of a wisdom beside its name", () => {
  const sign = { role: "glyph", key: "glyph:w", rect: { x: 0, y: 0, width: 14, height: 14 }, tint: "logic" } as const;
  const shown = (leastPx: number): number => paintBox(sign, NAMED_THEME, lettersAt(leastPx, false)).length;

  it("is shown as long as it is about as large as the letters, and left out before it is only a dot beside them", () => {
    expect([shown(8), shown(14), shown(23), shown(24), shown(57)]).toEqual([1, 1, 1, 0, 0]);
  });
});
