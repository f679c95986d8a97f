import { expect, it } from "vitest";
import { addPoint } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("spreads the siblings out before keys in one spot grow long, and keeps their order", () => {
  const forest = testForest();
  const first = must(addPoint(forest, { title: "first", parentId: null }));
  const last = must(addPoint(forest, { title: "last", parentId: null }));
  const expected: PointId[] = [];
  let after = first;
  for (let i = 0; i < 1000; i++) {
    after = must(addPoint(forest, { title: `${i}`, parentId: null, afterId: after }));
    expected.push(after);
  }
  expect(forest.view.children(null)).toEqual([first, ...expected, last]);
  expect(Math.max(...[...forest.view.points()].map((point) => point.orderKey.length))).toBeLessThan(120);
});

it("puts a point last when the sibling to follow stands elsewhere", () => {
  const forest = testForest();
  const a = must(addPoint(forest, { title: "a", parentId: null }));
  const b = must(addPoint(forest, { title: "b", parentId: a }));
  const c = must(addPoint(forest, { title: "c", parentId: null, afterId: b }));
  expect(forest.view.children(null)).toEqual([a, c]);
});
