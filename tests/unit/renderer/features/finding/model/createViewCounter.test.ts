import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createFilter, type OwnedFilter } from "#renderer/runtime/createFilter.ts";
import { createViewCounter, type ViewCounter } from "#renderer/features/finding/model/createViewCounter.ts";
import type { ReadableView } from "#renderer/features/finding/model/applyView.ts";
import { EMPTY_FILTER, readSavedView, writeSavedView, type FilterSpec } from "#shared/finding/index.ts";
import { addPoint, removePoints, renamePoint } from "#shared/forest/index.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

let forest: TestForest;
let filter: OwnedFilter;
let counter: ViewCounter;
let tasks: (() => void)[];
let told: number;

const view = (id: `vw_${string}`, part: Partial<FilterSpec>): ReadableView => ({ id, name: id, spec: readSavedView(writeSavedView({ lens: "tower", filter: { ...EMPTY_FILTER, ...part } })) });
const runTasks = (): void => { for (const task of tasks.splice(0)) task(); };
const counts = (): [string, number][] => [...counter.get()];

beforeEach(() => {
  forest = testForest();
  filter = createFilter(forest.view, { clock: forest.clock, loadReadings: async () => () => ["jia"], soon: (task) => task() });
  tasks = [];
  told = 0;
  counter = createViewCounter({ view: forest.view, filter }, (task) => {
    tasks.push(task);
    return () => { tasks = tasks.filter((each) => each !== task); };
  });
  counter.onChange(() => { told += 1; });
});
afterEach(() => {
  counter.destroy();
  filter.destroy();
  forest.destroy();
});

describe("createViewCounter", () => {
  it("counts when there is time, once for many changes, and tells only what is another", () => {
    counter.setViews([view("vw_a", { kinds: ["card"] }), { id: "vw_bad", name: "坏的", spec: null }]);
    expect([counts(), tasks.length]).toEqual([[], 1]);
    runTasks();
    expect([counts(), told]).toEqual([[["vw_a", 0]], 1]);
    const card = must(addPoint(forest, { title: "卡", parentId: null, kind: "card" }));
    must(addPoint(forest, { title: "点", parentId: null }));
    expect(tasks).toHaveLength(1);
    runTasks();
    expect([counts(), told]).toEqual([[["vw_a", 1]], 2]);
    must(addPoint(forest, { title: "点二", parentId: null }));
    runTasks();
    expect(told).toBe(2);
    must(removePoints(forest, { ids: [card], branch: true }));
    runTasks();
    expect(counts()).toEqual([["vw_a", 0]]);
  });

  it("counts anew when the last visit becomes known", () => {
    must(addPoint(forest, { title: "新", parentId: null }));
    counter.setViews([view("vw_new", { fresh: true })]);
    runTasks();
    expect(counts()).toEqual([["vw_new", 0]]);
    filter.setLastVisit(1);
    runTasks();
    expect(counts()).toEqual([["vw_new", 1]]);
  });

  it("fetches the readings for a view that is written in pinyin, then counts with them", async () => {
    must(addPoint(forest, { title: "甲", parentId: null }));
    const arrived = new Promise<void>((resolve) => { filter.onChange(resolve); });
    counter.setViews([view("vw_jia", { text: "jia" })]);
    runTasks();
    expect(counts()).toEqual([["vw_jia", 0]]);
    await arrived;
    runTasks();
    expect(counts()).toEqual([["vw_jia", 1]]);
  });

  it("leaves out views that leave all in the light", () => {
    must(addPoint(forest, { title: "甲", parentId: null }));
    counter.setViews([view("vw_all", {}), view("vw_links", { hidesDisputes: true })]);
    expect([tasks.length, counts()]).toEqual([0, []]);
  });

  it("goes over the whole forest once per task, and tells what it has when the round is over", () => {
    must(addPoint(forest, { title: "卡", parentId: null, kind: "card" }));
    counter.setViews(Array.from({ length: 12 }, (_each, at) => view(`vw_${at}`, { kinds: ["card"] })));
    const passes = vi.spyOn(forest.view, "points");
    const perTask: number[] = [];
    while (tasks.length > 0) {
      passes.mockClear();
      runTasks();
      perTask.push(passes.mock.calls.length);
    }
    expect([perTask, told, counts().length]).toEqual([Array.from({ length: 12 }, () => 1), 1, 12]);
  });

  it("keeps the points of the first ten; the others are counted again after a change, one at a time", () => {
    counter.setViews(Array.from({ length: 12 }, (_each, at) => view(`vw_${at}`, { kinds: ["card"] })));
    while (tasks.length > 0) runTasks();
    const passes = vi.spyOn(forest.view, "points");
    must(addPoint(forest, { title: "卡", parentId: null, kind: "card" }));
    const perTask: number[] = [];
    while (tasks.length > 0) {
      passes.mockClear();
      runTasks();
      perTask.push(passes.mock.calls.length);
    }
    expect([perTask, new Set(counts().map(([, found]) => found))]).toEqual([[1, 1], new Set([1])]);
  });

  it("tells a long list in parts", () => {
    must(addPoint(forest, { title: "卡", parentId: null, kind: "card" }));
    counter.setViews(Array.from({ length: 45 }, (_each, at) => view(`vw_${at}`, { kinds: ["card"] })));
    while (tasks.length > 0) runTasks();
    expect([told, counts().length]).toEqual([3, 45]);
  });

  it("misses no change that comes while a round is under way, nor when the list becomes another one", () => {
    const card = must(addPoint(forest, { title: "卡", parentId: null, kind: "card" }));
    const views = Array.from({ length: 3 }, (_each, at) => view(`vw_${at}`, { text: "卡" }));
    counter.setViews(views);
    runTasks();
    must(addPoint(forest, { title: "卡二", parentId: null }));
    runTasks();
    counter.setViews([...views].reverse());
    must(renamePoint(forest, { id: card, title: "别的" }));
    while (tasks.length > 0) runTasks();
    expect(counts()).toEqual([["vw_2", 1], ["vw_1", 1], ["vw_0", 1]]);
  });

  it("counts all anew rather than remember a flood of changes", () => {
    const heard = vi.spyOn(forest.view, "onChange");
    const flooded = createViewCounter({ view: forest.view, filter }, (task) => {
      tasks.push(task);
      return () => undefined;
    });
    const change = heard.mock.calls[0]?.[0];
    flooded.setViews([view("vw_a", { kinds: ["card"] })]);
    runTasks();
    must(addPoint(forest, { title: "卡", parentId: null, kind: "card" }));
    change?.({ points: new Set(Array.from({ length: 5_001 }, (_each, at) => `pt_flood${at}` as const)), links: new Set(), structure: false, meta: false, origin: "remote" });
    const passes = vi.spyOn(forest.view, "points");
    const asked = vi.spyOn(forest.view, "point");
    runTasks();
    expect([passes.mock.calls.length, asked.mock.calls.some(([id]) => id.startsWith("pt_flood")), [...flooded.get()]]).toEqual([1, false, [["vw_a", 1]]]);
    flooded.destroy();
  });

  it("collects nothing while there are no views", () => {
    const heard = vi.spyOn(forest.view, "onChange");
    const idle = createViewCounter({ view: forest.view, filter }, () => () => undefined);
    const change = heard.mock.calls[0]?.[0];
    const points = new Set(["pt_1"] as const);
    const looked = vi.spyOn(points, Symbol.iterator);
    change?.({ points, links: new Set(), structure: false, meta: false, origin: "remote" });
    expect(looked).not.toHaveBeenCalled();
    idle.setViews([view("vw_a", { kinds: ["card"] })]);
    change?.({ points, links: new Set(), structure: false, meta: false, origin: "remote" });
    expect(looked).toHaveBeenCalledTimes(1);
    idle.setViews([]);
    change?.({ points, links: new Set(), structure: false, meta: false, origin: "remote" });
    expect(looked).toHaveBeenCalledTimes(1);
    idle.destroy();
  });

  it("has no counts any more when there are no views", () => {
    counter.setViews([view("vw_a", { kinds: ["card"] })]);
    runTasks();
    counter.setViews([]);
    runTasks();
    must(addPoint(forest, { title: "卡", parentId: null, kind: "card" }));
    expect([tasks.length, counts()]).toEqual([0, []]);
  });

  it("does nothing while there are no views, nor after it was let go", () => {
    must(addPoint(forest, { title: "甲", parentId: null }));
    expect(tasks).toEqual([]);
    counter.setViews([view("vw_a", { kinds: ["card"] })]);
    counter.destroy();
    expect(tasks).toEqual([]);
  });
});
