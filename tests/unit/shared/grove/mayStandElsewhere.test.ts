import { describe, expect, it } from "vitest";
import { layoutGrove, mayStandElsewhere } from "#shared/grove/index.ts";
import { groveForest, groveOf, type GrovePoint } from "#tests/support/groveForest.ts";
import { pt } from "#tests/support/plainForest.ts";

const POINTS: readonly GrovePoint[] = [...groveOf([5, 3]), { id: "loose", parent: "marketing" }, { id: "wild" }];
const layout = layoutGrove(groveForest(POINTS));

/** Whether this point, so changed, may stand elsewhere. */
const asked = (id: string, change: Partial<GrovePoint>): boolean => mayStandElsewhere(layout, groveForest(POINTS.map((point) => (point.id === id ? { ...point, ...change } : point))), pt(id));

describe("mayStandElsewhere", () => {
  it.each(["m0_2", "m1", "loose", "wild", "logic", "marketing"])("is said of no point that only has other words (%s)", (id) => {
    expect(asked(id, { title: "另一个名字", domain: "认知", atMs: POINTS.findIndex((point) => point.id === id) })).toBe(false);
  });

  it.each(["m0_2", "m1", "loose", "wild"])("is said of one with another pin, kind or age (%s)", (id) => {
    expect([asked(id, { pos: [4, 5] }), asked(id, { kind: "case" }), asked(id, { atMs: 999 })]).toEqual([true, true, true]);
  });

  it("is said of a pinned one only when it is pinned elsewhere", () => {
    const pinned = (pos: readonly [number, number]) => groveForest(POINTS.map((point) => (point.id === "m0_2" ? { ...point, pos } : point)));
    const stood = layoutGrove(pinned([4, 5]));
    expect([mayStandElsewhere(stood, pinned([4, 5]), pt("m0_2")), mayStandElsewhere(stood, pinned([4, 6]), pt("m0_2"))]).toEqual([false, true]);
  });

  it("is said of a wisdom whose trees would take other ground, with or without a shrub of its own", () => {
    expect([asked("logic", { wisdom: "people" }), asked("marketing", { wisdom: "people" }), asked("logic", { kind: "point" })]).toEqual([true, true, true]);
  });

  it("is said of what is not there any more, or was not there before", () => {
    expect(asked("m0_2", { removedWith: "m0_2" })).toBe(true);
    expect(mayStandElsewhere(layout, groveForest([...POINTS, { id: "new", parent: "m0" }]), pt("new"))).toBe(true);
  });
});
