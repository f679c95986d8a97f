import { describe, expect, it } from "vitest";
import { createLivePoints, EMPTY_FILTER, type MatchContext } from "#shared/finding/index.ts";
import { addPoint, rekindPoints } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { partOfView } from "#tests/support/partOfView.ts";
import { must, testForest } from "#tests/support/testForest.ts";

const CONTEXT: MatchContext = { nowMs: 0, lastVisitAtMs: null, readingsOf: null };

describe("createLivePoints", () => {
  it("judges all below a point that became another kind", () => {
    const forest = testForest();
    const module = must(addPoint(forest, { title: "单元", parentId: null, kind: "module" }));
    const below = must(addPoint(forest, { title: "点", parentId: module }));
    const live = createLivePoints(forest.view, { ...EMPTY_FILTER, modules: [module] }, CONTEXT);
    expect([...live.get()]).toEqual([module, below]);
    must(rekindPoints(forest, { ids: [module], kind: "point" }));
    expect([live.apply({ points: new Set([module]), links: new Set() }), [...live.get()]]).toEqual([true, []]);
  });

  it("takes in a change above two hundred thousand children", () => {
    const forest = testForest();
    const module = must(addPoint(forest, { title: "单元", parentId: null, kind: "module" }));
    const below = must(addPoint(forest, { title: "点", parentId: module }));
    const children = new Array<PointId>(200_000).fill(below);
    const view = partOfView({ point: (id) => forest.view.point(id), points: () => forest.view.points(), children: (id) => (id === module ? children : forest.view.children(id)) });
    const live = createLivePoints(view, { ...EMPTY_FILTER, modules: [module] }, CONTEXT);
    must(rekindPoints(forest, { ids: [module], kind: "point" }));
    expect([live.apply({ points: new Set([module]), links: new Set() }), live.get().size]).toEqual([true, 0]);
  });
});
