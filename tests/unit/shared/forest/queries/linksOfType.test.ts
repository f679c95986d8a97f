import { expect, it } from "vitest";
import { addPoint, linkPoints, linksOfType, removeLinks } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("lists the live links of one type, oldest first", () => {
  const forest = testForest();
  const [a, b] = ["甲", "乙"].map((title) => must(addPoint(forest, { title, parentId: null }))) as [PointId, PointId];
  const [one, gone, other, two] = (["causes", "causes", "supports", "causes"] as const).map((type, index) => {
    forest.clock.advance(1);
    return must(linkPoints(forest, { from: a, to: b, type, phrase: `${index}` }));
  });
  must(removeLinks(forest, { ids: [gone ?? "ln_none"] }));
  expect([linksOfType(forest.view, "causes"), linksOfType(forest.view, "supports"), linksOfType(forest.view, "free")]).toEqual([[one, two], [other], []]);
});
