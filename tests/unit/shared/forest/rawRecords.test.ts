import * as Y from "yjs";
import { expect, it } from "vitest";
import { addMilestone, addPoint, createCommandHistory, isTrashed, rawRecords, setPersonName, sharePoint, startForest } from "#shared/forest/index.ts";
import { must, testForest } from "#tests/support/testForest.ts";

it("reads every record as it is stored, unrepaired, with unknown keys", () => {
  const forest = testForest();
  must(startForest(forest, { name: "森林" }));
  must(setPersonName(forest, { name: "林间" }));
  must(addMilestone(forest, { name: "初稿" }));
  const id = must(addPoint(forest, { title: "甲", parentId: null }));
  const stored = forest.docs.forest.getMap("points").get(id);
  if (stored instanceof Y.Map) for (const [key, value] of Object.entries({ kind: "hologram", pos: [1, 2], future: true, rich: { a: 1 } })) stored.set(key, value);
  const raw = rawRecords(forest.docs);
  expect(raw.points.get(id)).toEqual({ root: "points", id, doc: "forest", fields: { title: "甲", kind: "hologram", pos: [1, 2], future: true, order: "a0", createdAtMs: forest.clock.now(), createdBy: "pr_me" } });
  expect([raw.meta.get("name")?.fields, raw.people.get("pr_me")?.fields, raw.milestones.get("ms_1")?.fields["name"]]).toEqual([{ value: "森林" }, { value: "林间" }, "初稿"]);
});

it("takes the copy that counts, and none that is void", () => {
  const forest = testForest();
  const history = createCommandHistory(forest);
  const shared = must(addPoint(forest, { title: "分享", kind: "case", parentId: null }));
  must(sharePoint(forest, { id: shared }));
  const hidden = must(addPoint(forest, { title: "收回", kind: "case", parentId: null }));
  must(sharePoint(forest, { id: hidden }));
  history.undo();
  const undone = must(addPoint(forest, { title: "不要", parentId: null }));
  history.undo();
  const { points } = rawRecords(forest.docs);
  expect([points.get(shared)?.doc, points.get(hidden)?.doc, points.has(undone)]).toEqual(["forest", "personal", false]);
});

it("knows what is in the trash by the same rule as the view", () => {
  const docs = { forest: new Y.Doc(), personal: new Y.Doc() };
  for (const [id, deletedAtMs] of Object.entries({ pt_a: 5, pt_b: 1e300, pt_c: "5", pt_d: Number.NaN })) docs.forest.getMap("points").set(id, new Y.Map(Object.entries({ kind: "point", title: id, order: "a0", createdAtMs: 1, deletedAtMs })));
  const { view } = testForest({ docs });
  const trashed = [...rawRecords(docs).points.values()].filter(({ fields }) => isTrashed(fields)).map(({ id }) => id);
  expect([trashed, view.trashedPoints().map(({ id }) => id)]).toEqual([["pt_a"], ["pt_a"]]);
});
