import * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { addPoint, createCommandHistory, createReplay, describePoint, linkPoints, removePoints, renamePoint, restorePoints, sharePoint, type DocUpdate } from "#shared/forest/index.ts";
import { must, testForest, type TestForest } from "#tests/support/testForest.ts";

/** A forest whose updates are kept, as a log would. */
function loggedForest(): { readonly forest: TestForest; readonly take: () => DocUpdate[] } {
  const forest = testForest();
  const log: DocUpdate[] = [];
  for (const docId of ["forest", "personal"] as const) forest.docs[docId].on("update", (bytes: Uint8Array) => log.push({ docId, bytes }));
  return { forest, take: () => log.splice(0) };
}
const applied = (take: () => DocUpdate[]): ReturnType<typeof createReplay> => {
  const replay = createReplay();
  replay.apply(take());
  return replay;
};

describe("a replay", () => {
  it("says what became of each record, once, from stop to stop", () => {
    const { forest, take } = loggedForest();
    const id = must(addPoint(forest, { title: "一", parentId: null }));
    const replay = applied(take);
    expect(replay.takeChanges()).toMatchObject([{ root: "points", id, doc: "forest", before: null, after: { title: "一" } }]);
    must(renamePoint(forest, { id, title: "二" }));
    replay.apply(take());
    must(renamePoint(forest, { id, title: "三" }));
    replay.apply(take());
    expect(replay.takeChanges()).toMatchObject([{ id, before: { title: "一" }, after: { title: "三" } }]);
    expect(replay.takeChanges()).toEqual([]);
  });

  it("does not name what was changed and changed back, nor what came and went", () => {
    const { forest, take } = loggedForest();
    const history = createCommandHistory(forest);
    const id = must(addPoint(forest, { title: "一", parentId: null }));
    const replay = applied(take);
    replay.takeChanges();
    must(describePoint(forest, { id, summary: "摘要" }));
    must(describePoint(forest, { id, summary: "" }));
    must(renamePoint(forest, { id, title: "二" }));
    must(renamePoint(forest, { id, title: "一" }));
    must(addPoint(forest, { title: "不要的", parentId: null }));
    history.undo();
    replay.apply(take());
    expect(replay.takeChanges()).toEqual([]);
  });

  it("shows a void record as absent and one in the trash as it is", () => {
    const { forest, take } = loggedForest();
    const history = createCommandHistory(forest);
    const kept = must(addPoint(forest, { title: "留", parentId: null }));
    const replay = applied(take);
    replay.takeChanges();
    must(removePoints(forest, { ids: [kept], branch: false }));
    replay.apply(take());
    expect(replay.takeChanges()).toMatchObject([{ id: kept, after: { deletedWith: kept } }]);
    must(restorePoints(forest, { ids: [kept] }));
    history.undo();
    history.undo();
    history.undo();
    replay.apply(take());
    expect(replay.takeChanges()).toMatchObject([{ id: kept, after: null }]);
    expect(replay.readRecord("points", kept)).toBeNull();
  });

  it("counts what is present", () => {
    const { forest, take } = loggedForest();
    const a = must(addPoint(forest, { title: "甲", parentId: null }));
    const b = must(addPoint(forest, { title: "乙", parentId: null, kind: "case" }));
    must(linkPoints(forest, { from: b, to: a, type: "illustrates" }));
    const replay = applied(take);
    expect(replay.counts()).toEqual({ points: 2, links: 1 });
    must(removePoints(forest, { ids: [a], branch: false }));
    must(sharePoint(forest, { id: b }));
    replay.apply(take());
    expect(replay.counts()).toEqual({ points: 1, links: 1 });
  });

  it("tells of a point that was shared, by the copy that counts", () => {
    const { forest, take } = loggedForest();
    const id = must(addPoint(forest, { title: "案例", parentId: null, kind: "case" }));
    const replay = applied(take);
    expect(replay.takeChanges()).toMatchObject([{ id, doc: "personal" }]);
    must(sharePoint(forest, { id }));
    replay.apply(take());
    expect(replay.takeChanges()).toMatchObject([{ id, doc: "forest", before: { title: "案例" }, after: { title: "案例" } }]);
    expect(replay.readRecord("points", id)).toMatchObject({ doc: "forest", fields: { title: "案例" } });
  });

  it("carries other documents along unread and hands out every state", () => {
    const note = new Y.Doc();
    note.getMap("points").set("x", "y");
    const { forest, take } = loggedForest();
    must(addPoint(forest, { title: "一", parentId: null }));
    const replay = applied(take);
    replay.apply([{ docId: "note:pt_1", bytes: Y.encodeStateAsUpdate(note) }]);
    expect(replay.takeChanges()).toHaveLength(1);
    const documents = replay.documents();
    expect(documents.map((one) => one.docId)).toEqual(["forest", "note:pt_1", "personal"]);
    expect(documents[0]?.bytes).toEqual(Y.encodeStateAsUpdate(forest.docs.forest));
  });

  it("counts updates that cannot be read and goes on", () => {
    const { forest, take } = loggedForest();
    must(addPoint(forest, { title: "一", parentId: null }));
    const replay = createReplay();
    expect(replay.apply([{ docId: "forest", bytes: new Uint8Array([250, 1]) }, ...take()])).toEqual({ rejected: 1 });
    expect(replay.counts().points).toBe(1);
    replay.destroy();
  });
});
