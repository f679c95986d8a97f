import { describe, expect, it } from "vitest";
import { addPoint, pinPoints, unpinPoints } from "#shared/forest/index.ts";
import { oneStep, refusedWhole } from "#tests/support/commandTrial.ts";
import { must, testForest } from "#tests/support/testForest.ts";

describe("pinPoints and unpinPoints", () => {
  it("pin at whole px, in one step, and let go again", () => {
    const forest = testForest();
    const [a, b] = [must(addPoint(forest, { title: "甲", parentId: null })), must(addPoint(forest, { title: "乙", parentId: null, kind: "case" }))];
    oneStep(forest, "pinPoints", () => pinPoints(forest, { pins: [{ id: a, pos: [1.5, -2.49] }, { id: b, pos: [-0.2, 7] }] }));
    expect([forest.view.point(a)?.pos, forest.view.point(b)?.pos]).toEqual([[2, -2], [0, 7]]);
    oneStep(forest, "unpinPoints", () => unpinPoints(forest, { ids: [b, a, b] }));
    expect([forest.view.point(a)?.pos, forest.view.point(b)?.pos]).toEqual([null, null]);
  });

  it("write nothing when a point stands there already, or is not pinned", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    must(pinPoints(forest, { pins: [{ id, pos: [1, 2] }] }));
    let steps = 0;
    forest.onStep(() => steps++);
    must(pinPoints(forest, { pins: [{ id, pos: [1.2, 2.4] }] }));
    must(unpinPoints(forest, { ids: [id] }));
    must(unpinPoints(forest, { ids: [id] }));
    expect(steps).toBe(1);
  });

  it("refuse what is no place, and what is not there", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, 1e9]) expect(refusedWhole(forest, () => pinPoints(forest, { pins: [{ id, pos: [x, 0] }] }))).toBe("bad-place");
    expect(refusedWhole(forest, () => pinPoints(forest, { pins: [{ id, pos: [0, 0] }, { id: "pt_none", pos: [0, 0] }] }))).toBe("point-missing");
    expect(refusedWhole(forest, () => unpinPoints(forest, { ids: [id, "pt_none"] }))).toBe("point-missing");
  });
});
