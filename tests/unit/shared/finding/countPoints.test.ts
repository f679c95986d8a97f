import { expect, it } from "vitest";
import { countPoints } from "#shared/finding/countPoints.ts";
import { EMPTY_FILTER } from "#shared/finding/filterSpec.ts";
import { addPoint } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("counts the points in the light of a filter", () => {
  const forest = testForest();
  for (const kind of ["card", "card", "point"] as const) must(addPoint(forest, { title: "点", parentId: null, kind }));
  const context = { nowMs: forest.clock.now(), lastVisitAtMs: null, readingsOf: null };
  expect([countPoints(forest.view, { ...EMPTY_FILTER, kinds: ["card"] }, context), countPoints(forest.view, EMPTY_FILTER, context)]).toEqual([2, 3]);
  forest.destroy();
});
