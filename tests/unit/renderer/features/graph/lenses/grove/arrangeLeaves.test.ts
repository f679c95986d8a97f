import { describe, expect, it } from "vitest";
import { layoutGrove } from "#shared/grove/index.ts";
import { arrangeLeaves, type Arrangement, type Pin } from "#renderer/features/graph/lenses/grove/arrangeLeaves.ts";
import { standsAt } from "#renderer/features/graph/lenses/grove/pinsAround.ts";
import { groveForest, groveOf, type GrovePoint } from "#tests/support/groveForest.ts";
import { pt } from "#tests/support/plainForest.ts";

/** Two trees; four leaves of the first stand where they are pinned. */
const points = groveOf([12, 6]).map((point): GrovePoint => {
  const pins: Readonly<Record<string, readonly [number, number]>> = { m0_0: [-100, -40], m0_1: [-20, 60], m0_2: [10, 80], m0_3: [110, 20] };
  const pos = pins[point.id];
  return pos === undefined ? point : { ...point, pos };
});
const layout = layoutGrove(groveForest(points));
const arranged = (how: Arrangement, ...ids: string[]): Record<string, readonly [number, number]> => Object.fromEntries(arrangeLeaves(layout, ids.map(pt), how).map(({ id, pos }: Pin) => [id.slice(3), pos]));

describe("arrangeLeaves", () => {
  it("puts leaves in one row at their mean height, each where it stands from left to right", () => {
    expect(arranged("row", "m0_0", "m0_1", "m0_2", "m0_3")).toEqual({ m0_0: [-100, 30], m0_1: [-20, 30], m0_2: [10, 30], m0_3: [110, 30] });
  });

  it("puts leaves in one column", () => {
    expect(arranged("column", "m0_0", "m0_1", "m0_2", "m0_3")).toEqual({ m0_0: [0, -40], m0_1: [0, 60], m0_2: [0, 80], m0_3: [0, 20] });
  });

  it("spreads leaves evenly between the outermost two, in the order they stand, whatever the order they were chosen in", () => {
    expect(arranged("spread-row", "m0_2", "m0_3", "m0_0", "m0_1")).toEqual({ m0_0: [-100, -40], m0_1: [-30, 60], m0_2: [40, 80], m0_3: [110, 20] });
    expect(arranged("spread-column", "m0_2", "m0_3", "m0_0", "m0_1")).toEqual({ m0_0: [-100, -40], m0_3: [110, 0], m0_1: [-20, 40], m0_2: [10, 80] });
  });

  it("pins leaves where they stand, and a tree by its name where that stands; a wisdom has no place of its own", () => {
    const pins = arrangeLeaves(layout, ["m0_1", "m1_0", "m0", "logic"].map(pt), "here");
    expect(pins.map(({ id }) => id)).toEqual([pt("m0_1"), pt("m1_0"), pt("m0")]);
    const posOf = (id: string): readonly [number, number] | undefined => pins.find((pin) => pin.id === pt(id))?.pos;
    const again = layoutGrove(groveForest(points.map((point): GrovePoint => { const pos = posOf(point.id); return pos === undefined ? point : { ...point, pos }; })));
    for (const { id } of pins) {
      expect(standsAt(again, id)?.x).toBeCloseTo(standsAt(layout, id)?.x ?? NaN, 0);
      expect(standsAt(again, id)?.y).toBeCloseTo(standsAt(layout, id)?.y ?? NaN, 0);
    }
  });

  it("pins no wisdom, even where points right under it make a shrub", () => {
    const withShrub = layoutGrove(groveForest([...points, { id: "wild", parent: "logic" }]));
    expect(withShrub.treeOf.has(pt("logic"))).toBe(true);
    expect(arrangeLeaves(withShrub, ["logic", "wild"].map(pt), "here").map(({ id }) => id)).toEqual([pt("wild")]);
  });

  it("needs two leaves for a row or a column, and three to spread", () => {
    expect([arranged("row", "m0_0"), arranged("column", "m0_0"), arranged("spread-row", "m0_0", "m0_1"), arranged("spread-column", "m0_0", "m0_1")]).toEqual([{}, {}, {}, {}]);
    expect([Object.keys(arranged("row", "m0_0", "m0_1")).length, Object.keys(arranged("spread-row", "m0_0", "m0_1", "m0_2")).length]).toEqual([2, 3]);
  });

  it("works tree by tree, and leaves a tree alone of which too few are chosen", () => {
    const pins = arranged("row", "m0_0", "m0_1", "m1_0", "m1_1");
    expect([pins["m0_0"]?.[1] === pins["m0_1"]?.[1], pins["m1_0"]?.[1] === pins["m1_1"]?.[1]]).toEqual([true, true]);
    expect(Object.keys(arranged("row", "m0_0", "m0_1", "m1_0"))).toEqual(["m0_0", "m0_1"]);
  });

  it("passes over what is no leaf: modules, wisdoms, and what stands nowhere", () => {
    expect(arranged("row", "m0_0", "m0", "logic", "nowhere")).toEqual({});
  });

  it("pins at whole numbers, where no leaf was pinned before, too", () => {
    for (const [x, y] of Object.values(arranged("spread-row", "m1_0", "m1_1", "m1_2", "m1_3"))) expect([Number.isInteger(x), Number.isInteger(y)]).toEqual([true, true]);
  });
});
