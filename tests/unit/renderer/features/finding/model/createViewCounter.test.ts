import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFilter, type OwnedFilter } from "#renderer/runtime/createFilter.ts";
import { createViewCounter, type ViewCounter } from "#renderer/features/finding/model/createViewCounter.ts";
import type { ReadableView } from "#renderer/features/finding/model/applyView.ts";
import { EMPTY_FILTER, readSavedView, writeSavedView, type FilterSpec } from "#shared/finding/index.ts";
import { addPoint, removePoints } from "#shared/forest/index.ts";
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

  it("does nothing while there are no views, nor after it was let go", () => {
    must(addPoint(forest, { title: "甲", parentId: null }));
    expect(tasks).toEqual([]);
    counter.setViews([view("vw_a", { kinds: ["card"] })]);
    counter.destroy();
    expect(tasks).toEqual([]);
  });
});
