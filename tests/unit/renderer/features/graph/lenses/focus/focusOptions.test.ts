import { describe, expect, it } from "vitest";
import { addPoint, removePoints } from "#shared/forest/index.ts";
import { createFocusOptions, trailSteps } from "#renderer/features/graph/lenses/focus/focusOptions.ts";
import { must, testForest } from "#tests/support/testForest.ts";

function walked(count: number) {
  const forest = testForest();
  const ids = Array.from({ length: count }, (_, i) => must(addPoint(forest, { title: `第${i}个`, parentId: null })));
  const options = createFocusOptions(forest.view);
  for (const id of ids) options.walkTo(id);
  return { forest, ids, options };
}

describe("createFocusOptions", () => {
  it("remembers the way and goes back and forward along it", () => {
    const { ids, options } = walked(3);
    options.step(-1);
    expect(options.get().centre).toBe(ids[1]);
    options.step(1);
    options.step(1);
    expect(options.get().centre).toBe(ids[2]);
  });

  it("forgets what lay ahead once one walks somewhere else", () => {
    const { ids, options } = walked(3);
    options.step(-2);
    if (ids[2] !== undefined) options.walkTo(ids[2]);
    expect(options.get().trail).toEqual({ ids: [ids[0], ids[2]], at: 1 });
  });

  it("takes what is removed off the trail and stays where it can", () => {
    const { forest, ids, options } = walked(3);
    must(removePoints(forest, { ids: ids.slice(2), branch: false }));
    expect([options.get().centre, options.get().trail.ids]).toEqual([ids[1], ids.slice(0, 2)]);
    must(removePoints(forest, { ids: ids.slice(0, 2), branch: false }));
    expect([options.get().centre, options.get().trail]).toEqual([null, { ids: [], at: -1 }]);
  });

  it("joins two visits when what lay between them is gone", () => {
    const { forest, ids, options } = walked(2);
    if (ids[0] !== undefined) options.walkTo(ids[0]);
    must(removePoints(forest, { ids: ids.slice(1), branch: false }));
    expect(options.get().trail).toEqual({ ids: [ids[0]], at: 0 });
  });

  it("tells only of real changes, and closes opened groups when one walks on", () => {
    const { ids, options } = walked(2);
    let told = 0;
    options.onChange(() => { told += 1; });
    options.change({ depth: 2 });
    if (ids[1] !== undefined) options.walkTo(ids[1]);
    expect(told).toBe(0);
    options.openGroup("supports-in");
    expect([...options.get().opened]).toEqual(["supports-in"]);
    options.step(-1);
    expect([told, options.get().opened.size]).toEqual([2, 0]);
  });

  it("shows four steps of the trail, one of them ahead where one came back", () => {
    const { ids, options } = walked(6);
    expect(trailSteps(options.get().trail)).toEqual([{ id: ids[2], away: -3 }, { id: ids[3], away: -2 }, { id: ids[4], away: -1 }, { id: ids[5], away: 0 }]);
    options.step(-1);
    expect(trailSteps(options.get().trail).map(({ away }) => away)).toEqual([-2, -1, 0, 1]);
  });
});
