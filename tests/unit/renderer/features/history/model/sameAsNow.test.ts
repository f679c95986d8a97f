import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addMilestone, addPoint, linkPoints, movePoints, rawRecords, removePoints, renameForest, renamePoint, restoreRecords, setKindLook } from "#shared/forest/index.ts";
import { diffStates } from "#shared/history/index.ts";
import { areSameRecords, isSameState } from "#renderer/features/history/model/sameAsNow.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

/** Whether a forest is, after some changes, what it was before. */
function isSameAfter(forest: TestForest, change: () => void): boolean {
  const before = rawRecords(forest.docs);
  change();
  return isSameState(diffStates(before, rawRecords(forest.docs)));
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

describe("isSameState", () => {
  it("is said when nothing was done, or what was done has been taken back", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    expect(isSameAfter(forest, () => undefined)).toBe(true);
    expect(isSameAfter(forest, () => {
      must(renamePoint(forest, { id, title: "乙" }));
      must(renamePoint(forest, { id, title: "甲" }));
    })).toBe(true);
  });

  it("takes what came and went to the trash, and a milestone, for nothing", () => {
    const forest = testForest();
    must(addPoint(forest, { title: "甲", parentId: null }));
    expect(isSameAfter(forest, () => {
      const added = must(addPoint(forest, { title: "乙", parentId: null }));
      must(removePoints(forest, { ids: [added], branch: true }));
      must(addMilestone(forest, { name: "第一轮" }));
    })).toBe(true);
  });

  it("is not said of anything that a restore would bring back", () => {
    const forest = testForest();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const b = must(addPoint(forest, { title: "乙", parentId: null }));
    expect(isSameAfter(forest, () => { must(movePoints(forest, { ids: [b], parentId: a })); })).toBe(false);
    expect(isSameAfter(forest, () => { must(renameForest(forest, { name: "林" })); })).toBe(false);
    expect(isSameAfter(forest, () => { must(setKindLook(forest, { kind: "case", color: "moss" })); })).toBe(false);
    expect(isSameAfter(forest, () => { must(removePoints(forest, { ids: [a], branch: true })); })).toBe(false);
  });

  it("agrees with what a restore of everything writes", () => {
    const forest = testForest();
    const id = must(addPoint(forest, { title: "甲", parentId: null }));
    const past = rawRecords(forest.docs);
    must(renamePoint(forest, { id, title: "乙" }));
    expect(isSameState(diffStates(past, rawRecords(forest.docs)))).toBe(false);
    must(restoreRecords(forest, { records: "all", past }));
    expect(isSameState(diffStates(past, rawRecords(forest.docs)))).toBe(true);
  });
});

describe("areSameRecords", () => {
  it("tells whether all of some records are what they were", () => {
    const now = testForest();
    const a = must(addPoint(now, { title: "甲", parentId: null }));
    const b = must(addPoint(now, { title: "乙", parentId: null }));
    const link = must(linkPoints(now, { from: a, to: b, type: "supports" }));
    const past = testForest({ docs: { forest: copyOf(now.docs.forest), personal: copyOf(now.docs.personal) } });
    expect(areSameRecords(now.view, past.view, [a, b, link])).toBe(true);
    must(renamePoint(now, { id: b, title: "乙二" }));
    expect(areSameRecords(now.view, past.view, [a])).toBe(true);
    expect(areSameRecords(now.view, past.view, [a, b])).toBe(false);
    must(removePoints(now, { ids: [a], branch: true }));
    expect(areSameRecords(now.view, past.view, [a]), "in the trash").toBe(false);
    expect(areSameRecords(now.view, past.view, [link]), "its end is in the trash").toBe(false);
  });
});
