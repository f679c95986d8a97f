import { describe, expect, it } from "vitest";
import { LINK_TYPES } from "#shared/forest/index.ts";
import { LINK_STYLES } from "#renderer/ui/index.ts";

describe("LINK_STYLES", () => {
  it("knows every type of link and no other", () => {
    expect(Object.keys(LINK_STYLES).sort()).toEqual([...LINK_TYPES].sort());
  });

  it("tells all types apart without colour: no two share line and heads", () => {
    const looks = Object.values(LINK_STYLES).map(({ dash, from, to }) => `${dash.length > 0 ? dash.join("-") : "solid"} ${from} ${to}`);
    expect(new Set(looks).size).toBe(LINK_TYPES.length);
  });

  it("does not rely on the length of dashes alone where the heads are the same", () => {
    const looks = Object.values(LINK_STYLES).map(({ dash, from, to }) => `${dash.length > 0 ? "dashed" : "solid"} ${from} ${to}`);
    expect(new Set(looks).size).toBe(LINK_TYPES.length);
  });
});
