import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import {
  addMilestone, addPoint, addView, createCommandHistory, describePoint, editView, linkPoints, movePoints, rawRecords, removeLinks, removePoints, renameForest, renamePoint, restorePoints, restoreRecords,
  reviewLink, setKindLook, setLook, setOpposing, setPersonName, setTags, sharePoint, startForest, type RestorableRef,
} from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { must, refusal, testForest, type TestForest } from "#tests/support/testForest.ts";

const point = (id: string): RestorableRef => ({ root: "points", id });
const add = (forest: TestForest, title: string, parentId: PointId | null = null): PointId => must(addPoint(forest, { title, parentId, isPrivate: false }));
const titles = (forest: TestForest): string[] => [...forest.view.points()].map((record) => record.title).sort();
const sharedBytes = (forest: TestForest): string => new TextDecoder().decode(Y.encodeStateAsUpdate(forest.docs.forest));

describe("restoring everything", () => {
  it("brings back titles, tags, places, links and the name of the forest in one step", () => {
    const forest = testForest();
    must(startForest(forest, { name: "旧名" }));
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    must(setTags(forest, { id: a, tags: ["一"] }));
    const link = must(linkPoints(forest, { from: a, to: b, type: "supports" }));
    const past = rawRecords(forest.docs);
    const history = createCommandHistory(forest);
    must(renamePoint(forest, { id: a, title: "改了" }));
    must(setTags(forest, { id: a, tags: ["二"] }));
    must(movePoints(forest, { ids: [b], parentId: a }));
    must(removeLinks(forest, { ids: [link] }));
    must(renameForest(forest, { name: "新名" }));
    expect(must(restoreRecords(forest, { records: "all", past }))).toEqual({ restored: 4, created: 0, trashed: 0, kept: 0 });
    expect(forest.view.point(a)).toMatchObject({ title: "甲", tags: ["一"] });
    expect([forest.view.children(null), forest.view.linkCount, forest.view.meta.name]).toEqual([[a, b], 1, "旧名"]);
    history.undo();
    expect([forest.view.point(a)?.title, forest.view.children(null), forest.view.linkCount, forest.view.meta.name]).toEqual(["改了", [a], 0, "新名"]);
  });

  it("brings back looks, reviews, oppositions and saved views", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    const [one, two] = [must(linkPoints(forest, { from: a, to: b, type: "supports" })), must(linkPoints(forest, { from: a, to: b, type: "refutes" }))];
    must(setLook(forest, { ids: [a], color: "teal" }));
    must(setKindLook(forest, { kind: "case", color: "amber" }));
    must(setOpposing(forest, { a: one, b: two, opposing: true }));
    const view = must(addView(forest, { kind: "walk", name: "第一课", spec: "[1]" }));
    const past = rawRecords(forest.docs);
    const history = createCommandHistory(forest);
    must(setLook(forest, { ids: [a], color: null, icon: "star" }));
    must(setKindLook(forest, { kind: "case", color: "moss", shape: "star" }));
    must(setOpposing(forest, { a: one, b: two, opposing: false }));
    must(reviewLink(forest, { id: two, verdict: "doubted" }));
    must(editView(forest, { id: view, name: "改了", spec: "[2]" }));
    const later = must(addView(forest, { kind: "view", name: "后来的", spec: "{}" }));
    const now = (): unknown[] => [forest.view.point(a)?.look, forest.view.meta.kindLooks, forest.view.link(one)?.opposes, forest.view.link(two)?.reviews, forest.view.views().map(({ id, name, spec }) => id + name + spec)];
    const before = now();
    expect(must(restoreRecords(forest, { records: "all", past }))).toEqual({ restored: 6, created: 0, trashed: 1, kept: 0 });
    expect(now()).toEqual([{ color: "teal", icon: null, shape: null }, { case: { color: "amber", icon: null, shape: null } }, [two], [], [`${view}第一课[1]`]]);
    expect(forest.view.trashedViews().map(({ id }) => id)).toEqual([later]);
    history.undo();
    expect(now()).toEqual(before);
    expect(must(restoreRecords(forest, { records: [{ root: "views", id: view }, { root: "meta", id: "look:case:shape" }], past }))).toMatchObject({ restored: 2 });
    expect([forest.view.views().map(({ name }) => name), forest.view.meta.kindLooks.case]).toEqual([["第一课", "后来的"], { color: "moss", icon: null, shape: null }]);
  });

  it("puts what came later into the trash, each by itself, and takes nothing away for good", () => {
    const forest = testForest();
    const a = add(forest, "甲");
    const past = rawRecords(forest.docs);
    forest.clock.advance(5);
    const b = add(forest, "乙", a);
    const c = add(forest, "丙", b);
    const link = must(linkPoints(forest, { from: b, to: a, type: "supports" }));
    expect(must(restoreRecords(forest, { records: "all", past }))).toMatchObject({ trashed: 3 });
    expect(titles(forest)).toEqual(["甲"]);
    expect(forest.view.trashedPoints().map((record) => [record.id, record.deletedWith, record.deletedAtMs])).toEqual([[b, b, forest.clock.now()], [c, c, forest.clock.now()]]);
    expect(forest.view.trashedLinks().map((record) => record.id)).toEqual([link]);
    must(restorePoints(forest, { ids: [b] }));
    expect(titles(forest)).toEqual(["乙", "甲"]);
  });

  it("makes anew, under the same id, what was undone or is missing", () => {
    const forest = testForest();
    const history = createCommandHistory(forest);
    const a = add(forest, "甲");
    const past = rawRecords(forest.docs);
    history.undo();
    expect(must(restoreRecords(forest, { records: "all", past }))).toMatchObject({ created: 1 });
    expect(forest.view.point(a)).toMatchObject({ title: "甲", doc: "forest" });
    const other = testForest({ name: "other" });
    must(restoreRecords(other, { records: "all", past }));
    expect(other.view.point(a)).toEqual(forest.view.point(a));
  });

  it("leaves people and milestones alone", () => {
    const forest = testForest();
    must(setPersonName(forest, { name: "旧" }));
    const past = rawRecords(forest.docs);
    must(setPersonName(forest, { name: "新" }));
    must(addMilestone(forest, { name: "初稿" }));
    must(restoreRecords(forest, { records: "all", past }));
    expect([forest.view.personName("pr_me"), forest.view.milestones().length]).toEqual(["新", 1]);
  });

  it("writes nothing, and leaves no step, when nothing is different", () => {
    const forest = testForest();
    add(forest, "甲");
    const history = createCommandHistory(forest);
    expect(must(restoreRecords(forest, { records: "all", past: rawRecords(forest.docs) }))).toEqual({ restored: 0, created: 0, trashed: 0, kept: 0 });
    expect(history.canUndo).toBe(false);
  });
});

describe("restoring single records", () => {
  it("brings back that point only, out of the trash, without its parent or what went with it", () => {
    const forest = testForest();
    const a = add(forest, "甲");
    const b = add(forest, "乙", a);
    const c = add(forest, "丙", b);
    const past = rawRecords(forest.docs);
    must(removePoints(forest, { ids: [a], branch: true }));
    expect(must(restoreRecords(forest, { records: [point(b)], past }))).toEqual({ restored: 1, created: 0, trashed: 0, kept: 0 });
    expect([titles(forest), forest.view.children(null)]).toEqual([["乙"], [b]]);
    must(restorePoints(forest, { ids: [a] }));
    expect([forest.view.children(a), forest.view.children(b)]).toEqual([[b], [c]]);
  });

  it("brings back its words without putting it into the trash again", () => {
    const forest = testForest();
    const a = add(forest, "甲");
    must(removePoints(forest, { ids: [a], branch: false }));
    const past = rawRecords(forest.docs);
    must(restorePoints(forest, { ids: [a] }));
    must(renamePoint(forest, { id: a, title: "改了" }));
    must(restoreRecords(forest, { records: [point(a), point(a)], past }));
    expect(titles(forest)).toEqual(["甲"]);
  });

  it("leaves a point where it is when its old parent is below it now", () => {
    const forest = testForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
    must(movePoints(forest, { ids: [b], parentId: a }));
    const past = rawRecords(forest.docs);
    must(movePoints(forest, { ids: [b], parentId: null }));
    must(movePoints(forest, { ids: [a], parentId: b }));
    must(renamePoint(forest, { id: b, title: "改了" }));
    must(restoreRecords(forest, { records: [point(b)], past }));
    expect([forest.view.point(b)?.title, forest.view.children(null), forest.view.children(b), forest.view.problems()]).toEqual(["乙", [b], [a], []]);
    must(restoreRecords(forest, { records: [point(a), point(b)], past }));
    expect([forest.view.children(null), forest.view.children(a)]).toEqual([[a], [b]]);
  });

  it("passes over what was not there then, and touches nothing of meta but the name", () => {
    const forest = testForest();
    must(startForest(forest, { name: "旧名" }));
    const past = rawRecords(forest.docs);
    const a = add(forest, "甲");
    forest.docs.forest.getMap("meta").set("schema", 7);
    const refs: RestorableRef[] = [point(a), point("pt_none"), { root: "meta", id: "schema" }];
    expect(must(restoreRecords(forest, { records: refs, past }))).toEqual({ restored: 0, created: 0, trashed: 0, kept: 1 });
    expect([titles(forest), forest.view.meta.schema]).toEqual([["甲"], 7]);
  });

  it("keeps keys of a newer version that cannot be read", () => {
    const forest = testForest();
    const a = add(forest, "甲");
    const past = rawRecords(forest.docs);
    const stored = forest.docs.forest.getMap("points").get(a);
    if (stored instanceof Y.Map) stored.set("rich", { blocks: 1 });
    must(renamePoint(forest, { id: a, title: "改了" }));
    must(restoreRecords(forest, { records: [point(a)], past }));
    expect([titles(forest), stored instanceof Y.Map && stored.get("rich")]).toEqual([["甲"], { blocks: 1 }]);
  });
});

describe("what was private", () => {
  it("stays out of the shared document when the point has been shared since", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "案例", kind: "case", parentId: null, summary: "只有自己看见的旧话" }));
    const past = rawRecords(forest.docs);
    must(describePoint(forest, { id, summary: "可以给人看" }));
    must(sharePoint(forest, { id }));
    for (const records of ["all", [point(id)]] as const) expect(must(restoreRecords(forest, { records, past }))).toMatchObject({ restored: 0, kept: 1 });
    expect(sharedBytes(forest)).not.toContain("旧话");
    expect(forest.view.point(id)).toMatchObject({ doc: "forest", summary: "可以给人看" });
  });

  it("comes back present, with today's words, when all is restored", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "案例", kind: "case", parentId: null, summary: "旧话" }));
    const past = rawRecords(forest.docs);
    must(describePoint(forest, { id, summary: "今天的话" }));
    must(sharePoint(forest, { id }));
    must(removePoints(forest, { ids: [id], branch: false }));
    must(restoreRecords(forest, { records: "all", past }));
    expect(forest.view.point(id)).toMatchObject({ doc: "forest", summary: "今天的话" });
  });

  it("is restored where it lives", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "案例", kind: "case", parentId: null, summary: "旧话" }));
    const past = rawRecords(forest.docs);
    must(describePoint(forest, { id, summary: "" }));
    must(restoreRecords(forest, { records: [point(id)], past }));
    expect(forest.view.point(id)).toMatchObject({ doc: "personal", summary: "旧话" });
    expect(sharedBytes(forest)).not.toContain("旧话");
  });
});

it("refuses in a forest that may only be read", () => {
  const forest = testForest();
  forest.docs.forest.getMap("meta").set("minReader", 9);
  expect(refusal(restoreRecords(forest, { records: "all", past: rawRecords(forest.docs) }))).toBe("read-only");
});
