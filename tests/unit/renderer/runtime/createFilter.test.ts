import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFilter, type OwnedFilter } from "#renderer/runtime/createFilter.ts";
import { EMPTY_FILTER } from "#shared/finding/index.ts";
import { addPoint, linkPoints, removePoints, renamePoint, type AddPointInput } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

let forest: TestForest;
let filter: OwnedFilter;
let fake: FakeBridge;
let uninstall: () => void;
let tasks: (() => void)[];
let heard: number;

const add = (title: string, input: Partial<AddPointInput> = {}): PointId => must(addPoint(forest, { title, parentId: null, ...input }));
const lit = (): string[] => [...(filter.get().light.points ?? [])].map((id) => forest.view.point(id)?.title ?? id);
const runTasks = (): void => { for (const task of tasks.splice(0)) task(); };
const open = (loadReadings: () => Promise<(sign: string) => readonly string[]> = async () => (sign) => (sign === "认" ? ["ren"] : [])): void => {
  filter = createFilter(forest.view, { clock: forest.clock, loadReadings, soon: (task) => { tasks.push(task); } });
};

beforeEach(() => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
  forest = testForest();
  tasks = [];
  heard = 0;
  open();
});
afterEach(() => {
  filter.destroy();
  forest.destroy();
  uninstall();
});

describe("createFilter", () => {
  it("leaves everything in the light at first", () => {
    add("甲");
    expect(filter.get()).toEqual({ spec: EMPTY_FILTER, sought: "", isActive: false, matchCount: null, lastVisitAtMs: null, hasReadings: false, light: { points: null, linkTypes: null, fresh: new Set(), showsDisputes: true } });
  });

  it("tells at once what was asked for, and that something is dimmed", () => {
    add("甲");
    add("案", { kind: "case" });
    filter.onChange(() => { heard += 1; });
    filter.patch({ kinds: ["case"] });
    expect([lit(), filter.get().matchCount, filter.get().isActive, heard]).toEqual([["案"], 1, true, 1]);
    filter.clear();
    expect([filter.get().light.points, filter.get().isActive, heard]).toEqual([null, false, 2]);
  });

  it("follows the forest: asked in between it is right, and whoever listens hears once", () => {
    filter.patch({ isolated: true });
    filter.onChange(() => { heard += 1; });
    const a = add("甲");
    const b = add("乙");
    expect(lit()).toEqual(["甲", "乙"]);
    must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    expect([lit(), heard, tasks.length]).toEqual([[], 0, 1]);
    add("丙");
    runTasks();
    expect([lit(), heard]).toEqual([["丙"], 1]);
  });

  it("gives the same object until something in it is another", () => {
    const a = add("甲");
    filter.patch({ kinds: ["point"], hiddenLinkTypes: ["free"] });
    filter.onChange(() => { heard += 1; });
    const before = filter.get();
    must(renamePoint(forest, { id: a, title: "甲二" }));
    runTasks();
    expect(filter.get()).toBe(before);
    expect(heard).toBe(0);
    filter.patch({ noCase: true });
    expect(filter.get().light.linkTypes).toBe(before.light.linkTypes);
  });

  it("does no work for a forest nobody filters", () => {
    filter.onChange(() => { heard += 1; });
    const before = filter.get();
    const a = add("甲");
    must(removePoints(forest, { ids: [a], branch: true }));
    runTasks();
    expect([filter.get() === before, heard]).toEqual([true, 0]);
  });

  it("hides and shows a type of link", () => {
    filter.toggleLinkType("free");
    expect([filter.get().light.linkTypes?.has("free"), filter.get().light.linkTypes?.has("causes"), filter.get().isActive]).toEqual([false, true, true]);
    filter.toggleLinkType("free");
    expect([filter.get().light.linkTypes, filter.get().isActive]).toEqual([null, false]);
  });

  it("narrows to what is searched for, on top of the filter, and lets go of it", () => {
    add("认知");
    add("认错", { kind: "case" });
    filter.patch({ kinds: ["point"] });
    filter.seek("认");
    expect([lit(), filter.get().spec.text]).toEqual([["认知"], ""]);
    filter.seek("");
    expect(lit()).toEqual(["认知"]);
  });

  it("fetches the readings when somebody first writes Latin letters, then finds by them, too", async () => {
    let fetched = 0;
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => { arrive = resolve; });
    open(async () => {
      fetched += 1;
      await arrived;
      return (sign) => (sign === "认" ? ["ren"] : []);
    });
    add("认知");
    filter.seek("认");
    expect(fetched).toBe(0);
    filter.seek("re");
    filter.seek("ren");
    expect([fetched, lit()]).toEqual([1, []]);
    const told = new Promise<void>((resolve) => { filter.onChange(resolve); });
    arrive();
    await told;
    expect(lit()).toEqual(["认知"]);
  });

  it("says what another filter would need to know, and fetches the readings for it", async () => {
    filter.setLastVisit(5);
    expect(filter.contextFor({ ...EMPTY_FILTER, text: "认" })).toEqual({ nowMs: forest.clock.now(), lastVisitAtMs: 5, readingsOf: null });
    const told = new Promise<void>((resolve) => { filter.onChange(resolve); });
    filter.contextFor({ ...EMPTY_FILTER, text: "ren" });
    await told;
    expect(filter.get().hasReadings).toBe(true);
    expect(filter.contextFor(EMPTY_FILTER).readingsOf?.("认")).toEqual(["ren"]);
  });

  it("goes on without readings that cannot be had, and reports it", async () => {
    let failed = (): void => undefined;
    const asked = new Promise<void>((resolve) => { failed = resolve; });
    open(async () => {
      failed();
      throw new Error("offline");
    });
    add("ren");
    filter.seek("ren");
    await asked;
    await Promise.resolve();
    expect(lit()).toEqual(["ren"]);
    expect(fake.reports).toEqual(["readings: Error: offline"]);
  });

  it("knows what came since the last visit, whatever the filter asks for", () => {
    add("旧");
    filter.setLastVisit(forest.clock.now());
    forest.clock.advance(1);
    const fresh = add("新");
    expect([...filter.get().light.fresh]).toEqual([fresh]);
    filter.patch({ fresh: true });
    expect(lit()).toEqual(["新"]);
    must(removePoints(forest, { ids: [fresh], branch: true }));
    expect([filter.get().light.fresh.size, lit()]).toEqual([0, []]);
  });

  it("judges ages anew in a long session", () => {
    add("甲");
    filter.patch({ age: { kind: "since", days: 1 } });
    expect(lit()).toEqual(["甲"]);
    forest.clock.advance(2 * 86_400_000);
    expect(lit()).toEqual([]);
  });

  it("does not let one bad listener keep the others from hearing", () => {
    filter.onChange(() => { throw new Error("bad"); });
    filter.onChange(() => { heard += 1; });
    filter.patch({ noCase: true });
    expect(heard).toBe(1);
  });
});
