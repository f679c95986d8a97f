import { describe, expect, it } from "vitest";
import { addPoint, movePoints } from "#shared/forest/index.ts";
import { planDrop, planStep } from "#renderer/features/outline/model/planMove.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function setUp() {
  const forest = testForest();
  const parent = must(addPoint(forest, { title: "父", parentId: null, kind: "module" }));
  const [a, b, c] = ["甲", "乙", "丙"].map((title) => must(addPoint(forest, { title, parentId: parent })));
  if (a === undefined || b === undefined || c === undefined) throw new Error("not planted");
  return { forest, view: forest.view, parent, a, b, c };
}

describe("planStep", () => {
  it("knows when there is nowhere to go", () => {
    const { view, parent, a, c } = setUp();
    expect([planStep(view, a, "up"), planStep(view, a, "indent"), planStep(view, c, "down"), planStep(view, parent, "outdent")]).toEqual([null, null, null, null]);
  });

  it("goes up to the very first place", () => {
    const { view, parent, b } = setUp();
    expect(planStep(view, b, "up")).toEqual({ parentId: parent, afterId: null });
  });
});

describe("planDrop", () => {
  it("counts the place before a row without the rows that are being dragged", () => {
    const { forest, view, parent, a, b, c } = setUp();
    const place = planDrop(view, [b], { id: c, side: "before" });
    expect(place).toEqual({ parentId: parent, afterId: a });
    if (place !== null) must(movePoints(forest, { ids: [b], parentId: place.parentId, afterId: place.afterId }));
    expect(view.children(parent)).toEqual([a, b, c]);
  });

  it("refuses the dragged points themselves and what stands below them", () => {
    const { view, parent, a } = setUp();
    expect(planDrop(view, [a], { id: a, side: "after" })).toBeNull();
    expect(planDrop(view, [parent], { id: a, side: "inside" })).toBeNull();
  });
});
