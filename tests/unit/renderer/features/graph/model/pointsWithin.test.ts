import { describe, expect, it } from "vitest";
import type { Place } from "#shared/tower/index.ts";
import { isInside, pointsWithin } from "#renderer/features/graph/model/pointsWithin.ts";
import { fakePicture, gridOf } from "#tests/support/fakePicture.ts";
import { openStage } from "#tests/support/openStage.ts";

const box = (x: number, y: number, right: number, bottom: number): Place[] => [{ x, y }, { x: right, y }, { x: right, y: bottom }, { x, y: bottom }];

describe("pointsWithin", () => {
  it("takes the points whose middle lies in the box, in the order of the picture", () => {
    const { stage } = openStage(fakePicture(gridOf(30)));
    expect(pointsWithin({ stage }, box(30, 10, 150, 130))).toEqual(["pt_0", "pt_1", "pt_10", "pt_11"]);
    expect(pointsWithin({ stage }, box(45, 10, 150, 130))).toEqual(["pt_1", "pt_11"]);
  });

  it("takes points that are not mounted, too", () => {
    const { stage } = openStage(fakePicture(gridOf(3000)));
    stage.look({ x: 0, y: 0, zoom: 1 }, false);
    expect([pointsWithin({ stage }, box(890, 29_900, 1000, 30_000)), stage.mounted.has("pt_2999")]).toEqual([["pt_2999"], false]);
  });

  it("takes nothing by a press that hardly moved", () => {
    const { stage } = openStage(fakePicture(gridOf(30)));
    expect([pointsWithin({ stage }, []), pointsWithin({ stage }, [{ x: 40, y: 20 }]), pointsWithin({ stage }, box(40, 20, 40, 20))]).toEqual([[], [], []]);
  });
});

describe("isInside", () => {
  it("goes by the outline, whichever way round it was drawn", () => {
    const outline = box(0, 0, 10, 10);
    for (const corners of [outline, [...outline].reverse()]) {
      expect([isInside({ x: 5, y: 5 }, corners), isInside({ x: 11, y: 5 }, corners), isInside({ x: -1, y: 5 }, corners), isInside({ x: 5, y: 11 }, corners)]).toEqual([true, false, false, false]);
    }
  });

  it("leaves out the bay of an outline, and what it encloses twice", () => {
    const bay = [{ x: 0, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 30 }, { x: 20, y: 30 }, { x: 20, y: 10 }, { x: 10, y: 10 }, { x: 10, y: 30 }, { x: 0, y: 30 }];
    expect([isInside({ x: 15, y: 20 }, bay), isInside({ x: 5, y: 20 }, bay), isInside({ x: 25, y: 20 }, bay), isInside({ x: 15, y: 5 }, bay)]).toEqual([false, true, true, true]);
    const twice = [...box(0, 0, 30, 30), { x: 0, y: 0 }, ...box(10, 10, 20, 20), { x: 10, y: 10 }];
    expect([isInside({ x: 5, y: 15 }, twice), isInside({ x: 15, y: 15 }, twice)]).toEqual([true, false]);
  });
});
