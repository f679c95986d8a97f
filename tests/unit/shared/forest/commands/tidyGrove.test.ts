import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addPoint, arrangedPoints, createCommandHistory, movePoints, pinPoints, removePoints, tidyGrove } from "#shared/forest/index.ts";
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
    expect(oneStep(forest, "tidyGrove", () => tidyGrove(forest)), "as many as were announced").toEqual([pinned, moved]);
    expect([arrangedPoints(forest.view), forest.view.point(pinned)?.pos, forest.view.point(moved)?.seats, forest.view.trashedPoint(trashed)?.seats]).toEqual([[], null, undefined, undefined]);
  });

  it("writes nothing where nobody has arranged anything", () => {
    const forest = testForest();
    must(addPoint(forest, { title: "甲", parentId: null }));
    let steps = 0;
    forest.onStep(() => steps++);
    expect([must(tidyGrove(forest)), steps]).toEqual([[], 0]);
  });

  it("is taken back whatever a peer has put where a seat belongs", () => {
    const { forest, pinned, moved } = arrangedForest();
    const stored = forest.docs.forest.getMap("points").get(moved) as Y.Map<unknown>;
    stored.set("seat:container", new Y.Map([["deep", 1]]));
    stored.set("seat:number", 7);
    const history = createCommandHistory(forest);
    const before = forest.view.point(moved);
    must(tidyGrove(forest));
    expect([...stored.keys()].filter((key) => key.startsWith("seat:"))).toEqual([]);
    expect(history.undo()).toMatchObject({ kind: "done", kept: 0 });
    expect([forest.view.point(moved), forest.view.point(pinned)?.pos, stored.get("seat:number"), stored.has("seat:container")]).toEqual([before, [3, 4], 7, false]);
    expect(history.redo()).toMatchObject({ kind: "done", kept: 0 });
    expect(arrangedPoints(forest.view)).toEqual([]);
  });

  it("changes nothing in a forest that may only be read", () => {
    expect(refusal(tidyGrove({ ...testForest(), readOnly: true }))).toBe("read-only");
  });
});
