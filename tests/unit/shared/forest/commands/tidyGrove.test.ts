import { describe, expect, it } from "vitest";
import { addPoint, arrangedPoints, movePoints, pinPoints, removePoints, tidyGrove } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { oneStep } from "#tests/support/commandTrial.ts";
import { must, refusal, testForest } from "#tests/support/testForest.ts";

function arrangedForest() {
  const forest = testForest();
  const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null, kind: "module" }))) as [PointId, PointId];
  const [pinned, moved, trashed] = ["一", "二", "三"].map((title) => must(addPoint(forest, { title, parentId: a }))) as [PointId, PointId, PointId];
  must(pinPoints(forest, { pins: [{ id: pinned, pos: [3, 4] }] }));
  must(movePoints(forest, { ids: [moved, trashed], parentId: b }));
  must(removePoints(forest, { ids: [trashed], branch: true }));
  return { forest, pinned, moved, trashed };
}

describe("tidyGrove", () => {
  it("lets go of pins and of seats, in the trash as well, in one step", () => {
    const { forest, pinned, moved, trashed } = arrangedForest();
    expect(arrangedPoints(forest.view)).toEqual([pinned, moved]);
    oneStep(forest, "tidyGrove", () => tidyGrove(forest));
    expect([arrangedPoints(forest.view), forest.view.point(pinned)?.pos, forest.view.point(moved)?.seats, forest.view.trashedPoint(trashed)?.seats]).toEqual([[], null, undefined, undefined]);
  });

  it("writes nothing where nobody has arranged anything", () => {
    const forest = testForest();
    must(addPoint(forest, { title: "甲", parentId: null }));
    let steps = 0;
    forest.onStep(() => steps++);
    expect([must(tidyGrove(forest)), steps]).toEqual([[], 0]);
  });

  it("changes nothing in a forest that may only be read", () => {
    expect(refusal(tidyGrove({ ...testForest(), readOnly: true }))).toBe("read-only");
  });
});
