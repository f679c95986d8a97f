import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLinkCounts } from "#renderer/features/graph/model/createLinkCounts.ts";
import { addPoint, linkPoints, removeLinks, removePoints, renamePoint, restorePoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

let forest: TestForest;
let a: PointId;
let b: PointId;

beforeEach(() => {
  forest = testForest();
  a = must(addPoint(forest, { title: "甲", parentId: null }));
  b = must(addPoint(forest, { title: "乙", parentId: null }));
  must(linkPoints(forest, { from: a, to: b, type: "supports" }));
});
afterEach(() => { forest.destroy(); });

describe("createLinkCounts", () => {
  it("counts links by type, and disputes", () => {
    must(linkPoints(forest, { from: b, to: a, type: "refutes" }));
    expect(createLinkCounts(forest.view).get()).toEqual({ supports: 1, refutes: 1, disputes: 1 });
  });

  it("looks at no link while titles are written and points come, and tells nobody", () => {
    const counts = createLinkCounts(forest.view);
    const told = vi.fn();
    counts.onChange(told);
    const before = counts.get();
    const walks = vi.spyOn(forest.view, "links");
    must(renamePoint(forest, { id: a, title: "甲一" }));
    must(addPoint(forest, { title: "丙", parentId: null }));
    expect([counts.get() === before, walks.mock.calls.length, told.mock.calls.length]).toEqual([true, 0, 0]);
  });

  it("counts anew when links come, go, and come back with their ends", () => {
    const counts = createLinkCounts(forest.view);
    counts.onChange(() => undefined);
    const second = must(linkPoints(forest, { from: b, to: a, type: "causes" }));
    expect(counts.get()).toEqual({ supports: 1, causes: 1, disputes: 0 });
    must(removeLinks(forest, { ids: [second] }));
    expect(counts.get()).toEqual({ supports: 1, disputes: 0 });
    must(removePoints(forest, { ids: [b], branch: true }));
    expect(counts.get()).toEqual({ disputes: 0 });
    must(restorePoints(forest, { ids: [b] }));
    expect(counts.get()).toEqual({ supports: 1, disputes: 0 });
  });

  it("is right without a listener, and after a time without one", () => {
    const counts = createLinkCounts(forest.view);
    counts.onChange(() => undefined)();
    expect(counts.get()).toEqual({ supports: 1, disputes: 0 });
    must(linkPoints(forest, { from: b, to: a, type: "causes" }));
    counts.onChange(() => undefined);
    must(renamePoint(forest, { id: a, title: "甲一" }));
    expect(counts.get()).toEqual({ supports: 1, causes: 1, disputes: 0 });
  });
});
