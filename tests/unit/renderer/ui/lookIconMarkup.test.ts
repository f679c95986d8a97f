import { describe, expect, it } from "vitest";
import { LOOK_ICONS } from "#shared/forest/index.ts";
import { lookIconMarkup } from "#renderer/ui/index.ts";

describe("lookIconMarkup", () => {
  it.each(LOOK_ICONS)("draws %s with lines and without keys of React", (name) => {
    const markup = lookIconMarkup(name);
    expect(markup).toMatch(/^<(path|circle|line|rect|polyline|polygon|ellipse) /u);
    expect(markup).not.toContain("key=");
  });
});
