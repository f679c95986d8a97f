import { describe, expect, it } from "vitest";
import { mixColors } from "#renderer/features/graph/cytoscape/mixColors.ts";

describe("mixColors", () => {
  it("gives the first colour, the second, and what lies between", () => {
    expect([mixColors("#000000", "#ffffff", 0), mixColors("#000000", "#ffffff", 1), mixColors("#102030", "#304050", 0.5)]).toEqual(["#000000", "#ffffff", "#203040"]);
  });

  it("leaves a colour alone that is written another way", () => {
    expect(mixColors("rgb(1 2 3)", "#ffffff", 0.5)).toBe("rgb(1 2 3)");
  });
});
