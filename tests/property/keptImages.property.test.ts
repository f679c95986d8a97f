import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOOK_COLORS, POINT_KINDS, type PointLook } from "#shared/forest/index.ts";
import { cardImage, glyphImage, sheetImage } from "#renderer/features/graph/cytoscape/cardImage.ts";
import type { GraphTheme } from "#renderer/features/graph/cytoscape/graphTheme.ts";
import { leafImage } from "#renderer/features/graph/cytoscape/leafImage.ts";
import { TINTS } from "#renderer/features/graph/model/lensTypes.ts";
import type { SceneCard } from "#renderer/features/graph/model/sceneTypes.ts";
import { leafBox, NAMED_THEME, sheetBox } from "#tests/support/sceneBoxes.ts";

const look: fc.Arbitrary<PointLook> = fc.record({
  color: fc.option(fc.constantFrom(...LOOK_COLORS), { freq: 1 }), icon: fc.option(fc.constantFrom("star" as const, "book" as const), { freq: 1 }), shape: fc.option(fc.constantFrom("star" as const, "circle" as const), { freq: 1 }),
});
const point = {
  kind: fc.constantFrom(...POINT_KINDS), tint: fc.constantFrom(...TINTS), isPrivate: fc.boolean(), cases: fc.constantFrom(0, 1, 2, 3, 4, 99, 100, 101), picked: fc.boolean(), near: fc.boolean(),
  rect: fc.record({ x: fc.constantFrom(0, 7), y: fc.constant(0), width: fc.constantFrom(90, 168), height: fc.constantFrom(40, 48) }),
};
const looked = { ...point, look };
const size = fc.constantFrom("centre" as const, "plain" as const, "pill" as const);

/** What was drawn for one must never be taken for another that looks otherwise, however little they differ: in a theme that is new nothing has been drawn. */
function isAsDrawnAnew<T extends object>(things: fc.Arbitrary<T>, imageOf: (thing: T, theme: GraphTheme) => string): void {
  const theme = { ...NAMED_THEME };
  fc.assert(fc.property(things, things, fc.nat(), (one, another, number) => {
    const keys = Object.keys({ ...one, ...another }) as (keyof T)[];
    const key = keys[number % keys.length];
    const changed = key === undefined ? one : { ...one, [key]: another[key] };
    imageOf(one, theme);
    expect(imageOf(changed, theme)).toBe(imageOf(changed, { ...NAMED_THEME }));
  }), { numRuns: 1000 });
}

describe("pictures that are kept", () => {
  it("are those that would be drawn: of cards", () => {
    const card = fc.record({ ...looked, isNarrow: fc.boolean() }).map((more): SceneCard => ({ role: "card", key: "card:a", id: "pt_a", text: "动机", ...more }));
    isAsDrawnAnew(fc.oneof(card, card.map(({ look: _look, ...plain }): SceneCard => plain)), cardImage);
  });

  it("are those that would be drawn: of sheets", () => {
    const letters = fc.constantFrom({}, { letters: { titlePx: 18, linePx: 13 } }, { letters: { titlePx: 14, linePx: 8 } }, { letters: { titlePx: 10, linePx: 8 } });
    isAsDrawnAnew(fc.tuple(fc.record({ ...looked, size }), letters).map(([more, set]) => sheetBox({ ...more, ...set })), sheetImage);
  });

  it("are those that would be drawn: of leaves", () => {
    const dot = fc.constantFrom(3, 4, 4.1, 4.4, 4.6).map((radius) => ({ x: 39, y: 8, radius }));
    isAsDrawnAnew(fc.record({ ...looked, dot, isNew: fc.boolean() }).map((more) => leafBox(more)), leafImage);
  });

  it("are those that would be drawn: of wisdoms", () => {
    const theme = { ...NAMED_THEME };
    for (const tint of TINTS) glyphImage(tint, theme);
    for (const tint of TINTS) expect(glyphImage(tint, theme)).toBe(glyphImage(tint, { ...NAMED_THEME }));
  });
});
