import { describe, expect, it } from "vitest";
import { graphThemeOf } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { keptImage } from "#renderer/features/graph/cytoscape/keptImage.ts";
import { drawingOf } from "#tests/support/sceneBoxes.ts";

const SIZE = { width: 20, height: 10 };

describe("keptImage", () => {
  it("is an SVG as an address, four times as large as it will be", () => {
    expect(drawingOf(keptImage(graphThemeOf(() => ""), "a look", SIZE, () => "<g/>"))).toBe('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40" viewBox="0 0 20 10"><g/></svg>');
  });

  it("draws a look once for each theme and each size", () => {
    let drawn = 0;
    const draw = (): string => { drawn += 1; return `<g id="${drawn}"/>`; };
    const [light, dark] = [graphThemeOf(() => ""), graphThemeOf(() => "")];
    const first = keptImage(light, "a look", SIZE, draw);
    expect([keptImage(light, "a look", SIZE, draw) === first, drawn]).toEqual([true, 1]);
    for (const other of [keptImage(dark, "a look", SIZE, draw), keptImage(light, "another", SIZE, draw), keptImage(light, "a look", { ...SIZE, width: 21 }, draw)]) expect(other).not.toBe(first);
    expect(drawn).toBe(4);
  });

  it("keeps only so many", () => {
    const theme = graphThemeOf(() => "");
    let drawn = 0;
    const draw = (): string => { drawn += 1; return ""; };
    for (let look = 0; look < 2001; look += 1) keptImage(theme, `look ${look}`, SIZE, draw);
    keptImage(theme, "look 2000", SIZE, draw);
    expect(drawn).toBe(2001);
    keptImage(theme, "look 0", SIZE, draw);
    expect(drawn).toBe(2002);
  });
});
