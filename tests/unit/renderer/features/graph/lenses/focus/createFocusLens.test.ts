import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { linkPoints } from "#shared/forest/index.ts";
import type { EndId, PointId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { createFocusLens } from "#renderer/features/graph/lenses/focus/createFocusLens.ts";
import { focusOptionsOf } from "#renderer/features/graph/lenses/focus/focusOptions.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let middle: PointId;
let beside: PointId;
let far: PointId;

beforeEach(async () => {
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  [middle, beside, far] = [addTestPoint(forest, { title: "高价值" }), addTestPoint(forest, { title: "赢得人心" }), addTestPoint(forest, { title: "远处" })];
  const other = addTestPoint(forest, { title: "客户成功路径" });
  for (const to of [beside, other]) must(forest.run(linkPoints, { from: middle, to, type: "supports" }));
});
afterEach(() => { uninstall(); });

const centre = (): EndId | null => focusOptionsOf(forest).get().centre;

describe("createFocusLens", () => {
  it("walks to what is selected elsewhere, but only selects what stands in the picture", () => {
    focusOptionsOf(forest).walkTo(middle);
    const stop = createFocusLens(forest).follow();
    forest.selection.select([beside]);
    expect(centre()).toBe(middle);
    forest.selection.select([far]);
    expect(centre()).toBe(far);
    stop();
    forest.selection.select([middle]);
    expect(centre()).toBe(far);
  });

  it("begins where most links meet when nothing is selected, else with what is", () => {
    createFocusLens(forest).follow()();
    expect(centre()).toBe(middle);
    forest.selection.select([far]);
    createFocusLens(forest).follow()();
    expect(centre()).toBe(far);
  });

  it("is laid out anew only when something it shows, or a link, has changed", () => {
    focusOptionsOf(forest).walkTo(middle);
    const lens = createFocusLens(forest);
    const needs = (id: PointId): boolean => lens.needsLayout({ points: new Set([id]), links: new Set(), structure: false, meta: false, origin: "local" });
    expect([needs(beside), needs(far)]).toEqual([true, false]);
  });
});
