import { expect, it } from "vitest";
import { addPoint, createCommandHistory, linkPoints, rawRecords, removePoints, renameForest, renamePoint, startForest } from "#shared/forest/index.ts";
import { diffStates, summariseChanges } from "#shared/history/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("names every record in which two states differ, and no other", () => {
  const forest = testForest();
  must(startForest(forest, { name: "旧名" }));
  const history = createCommandHistory(forest);
  const [a, b, c] = ["甲", "乙", "丙"].map((title) => must(addPoint(forest, { title, parentId: null })));
  if (a === undefined || b === undefined || c === undefined) throw new Error("no points");
  const before = rawRecords(forest.docs);
  must(renamePoint(forest, { id: b, title: "改了" }));
  must(removePoints(forest, { ids: [c], branch: false }));
  const link = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
  must(renameForest(forest, { name: "新名" }));
  must(addPoint(forest, { title: "不要", parentId: null }));
  history.undo();
  const changes = diffStates(before, rawRecords(forest.docs));
  expect(changes.map((change) => `${change.root} ${change.id}`)).toEqual([`points ${b}`, `points ${c}`, `links ${link}`, "meta name"]);
  expect(summariseChanges(changes, () => "")).toMatchObject({ pointsRenamed: { count: 1 }, pointsRemoved: { count: 1 }, linksAdded: { count: 1 }, forestRenamed: "新名" });
  expect(diffStates(rawRecords(forest.docs), rawRecords(forest.docs))).toEqual([]);
});
