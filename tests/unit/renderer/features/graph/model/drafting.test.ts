import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { linkPoints, rekindPoints, type PointRecord } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { commitDraft, draftChild, draftLinked, draftSibling } from "#renderer/features/graph/model/drafting.ts";
import type { Draft } from "#renderer/features/graph/model/graphState.ts";
import type { Picture } from "#renderer/features/graph/model/lensTypes.ts";
import { createFakeBridge, installBridge } from "#tests/support/fakeBridge.ts";
import { fakeDesk, type FakeDesk } from "#tests/support/fakeDesk.ts";
import { fakeFrames } from "#tests/support/fakeFrames.ts";
import { fakePicture } from "#tests/support/fakePicture.ts";
import { addTestPoint, openTestForest } from "#tests/support/openTestForest.ts";
import { must } from "#tests/support/testForest.ts";

let uninstall: () => void;
let forest: OpenForest;
let parent: PointId;
let first: PointId;
let last: PointId;

beforeEach(async () => {
  fakeFrames();
  uninstall = installBridge(createFakeBridge());
  forest = await openTestForest();
  parent = addTestPoint(forest, { title: "甲" });
  first = addTestPoint(forest, { title: "甲一", parentId: parent });
  last = addTestPoint(forest, { title: "甲二", parentId: parent });
});
afterEach(() => {
  vi.unstubAllGlobals();
  uninstall();
});

const card: Rect = { x: 100, y: 50, width: 240, height: 40 };

function opened(places: ReadonlyMap<PointId, Rect> = new Map([[parent, card], [first, { ...card, y: 200 }]]), more: Partial<Picture> = {}): FakeDesk {
  const fake = fakeDesk({ forest, picture: fakePicture(places, more) });
  fake.desk.camera.set({ x: 0, y: 0, zoom: 1 });
  fake.desk.stage.look({ x: 0, y: 0, zoom: 1 }, false);
  return fake;
}

const draftOf = ({ desk }: FakeDesk): Draft => {
  const { draft } = desk.store.get();
  if (draft === null) throw new Error("nothing is being drafted");
  return draft;
};

describe("beginning a new point on the canvas", () => {
  it("begins a child after the last one, just below its parent", () => {
    const fake = opened();
    forest.selection.select([parent]);
    expect(draftChild(fake.desk)).toBe(true);
    expect(draftOf(fake)).toEqual({ parentId: parent, afterId: last, kind: "point", isPrivate: false, from: null, pos: null, box: { x: 100, y: 98, width: 240, height: 34 } });
  });

  it("begins a sibling right after the selected one", () => {
    const fake = opened();
    forest.selection.select([first]);
    expect(draftSibling(fake.desk)).toBe(true);
    expect(draftOf(fake)).toMatchObject({ parentId: parent, afterId: first, from: null });
  });

  it("begins nothing unless exactly one point is selected", () => {
    const fake = opened();
    const link = must(forest.run(linkPoints, { from: first, to: last, type: "supports" }));
    for (const ids of [[], [first, last], [link]] as const) {
      forest.selection.select(ids);
      expect([draftChild(fake.desk), draftSibling(fake.desk), fake.desk.store.get().draft]).toEqual([false, false, null]);
    }
  });

  it("ends a renaming", () => {
    const fake = opened();
    fake.desk.store.set({ renaming: { id: first, box: card, zoom: 1 } });
    forest.selection.select([first]);
    draftChild(fake.desk);
    expect(fake.desk.store.get().renaming).toBeNull();
  });

  it("keeps the field on the canvas, even for a point that stands outside or nowhere", () => {
    const fake = opened(new Map([[first, { ...card, x: 5000, y: 5000 }]]));
    for (const id of [first, last]) {
      forest.selection.select([id]);
      draftChild(fake.desk);
      const { x, y, width, height } = draftOf(fake).box;
      expect([x >= 0, y >= 0, x + width <= 1000, y + height <= 800]).toEqual([true, true, true, true]);
    }
  });

  it("begins nothing in a forest that may not be changed", () => {
    const report = forest.report.get();
    vi.spyOn(forest.report, "get").mockReturnValue({ ...report, readOnlyBecause: "past" });
    const fake = opened();
    forest.selection.select([parent]);
    draftChild(fake.desk);
    draftSibling(fake.desk);
    draftLinked(fake.desk, parent, { x: 500, y: 500 });
    expect(fake.desk.store.get().draft).toBeNull();
  });
});

describe("a link that was drawn to empty ground", () => {
  it("begins a point there that belongs to what lies below", () => {
    const fake = opened(undefined, { dropAt: ({ x }) => ({ kind: "parent", parentId: x === 500 ? parent : null, rect: card }) });
    draftLinked(fake.desk, last, { x: 500, y: 400 });
    expect(draftOf(fake)).toEqual({ parentId: parent, afterId: undefined, kind: "point", isPrivate: false, from: last, pos: null, box: { x: 400, y: 383, width: 200, height: 34 } });
  });

  it("belongs beside where it comes from when nothing lies below", () => {
    const fake = opened();
    draftLinked(fake.desk, last, { x: 500, y: 400 });
    expect(draftOf(fake).parentId).toBe(parent);
  });
});

describe("keeping what was typed", () => {
  const draft = (more: Partial<Draft> = {}): Draft => ({ parentId: parent, afterId: first, kind: "point", isPrivate: false, from: null, pos: null, box: card, ...more });

  it("adds the point at its place, selects it, brings it into view and says so", () => {
    const fake = opened();
    const asked: string[] = [];
    fake.desk.parts.cameraPort.onRequest((move) => { asked.push(move); });
    expect(commitDraft(fake.desk, draft(), " 甲一半 ", null)).toBeNull();
    const added = forest.view.children(parent)[1];
    expect([forest.view.children(parent).length, added === undefined ? undefined : forest.view.point(added)?.title]).toEqual([3, "甲一半"]);
    expect([forest.selection.get().ids, asked, fake.shell.asked, fake.desk.store.get().draft]).toEqual([[added], ["selection"], ["announce graph.announce.added"], null]);
  });

  it("begins the next one beside or below it right away", () => {
    const fake = opened();
    commitDraft(fake.desk, draft(), "甲一半", "sibling");
    const [added] = forest.selection.get().ids;
    expect(draftOf(fake)).toMatchObject({ parentId: parent, afterId: added });
    commitDraft(fake.desk, draftOf(fake), "甲一又半", "child");
    expect(draftOf(fake)).toMatchObject({ parentId: forest.selection.get().ids[0], afterId: undefined });
  });

  it("adds point and link as one step when a link was drawn to it", () => {
    const fake = opened();
    expect(commitDraft(fake.desk, draft({ from: last, afterId: undefined }), "新的", null)).toBeNull();
    const [added] = forest.selection.get().ids;
    expect(forest.view.linksAt(last).map((id) => forest.view.link(id))).toMatchObject([{ from: last, to: added, type: "supports" }]);
    forest.undo();
    expect([forest.view.linkCount, forest.view.pointCount]).toEqual([0, 3]);
  });

  it("answers with the code of a refusal and keeps the field open", () => {
    const fake = opened();
    fake.desk.store.set({ draft: draft() });
    expect(commitDraft(fake.desk, draft({ parentId: "pt_gone" }), "新的", "sibling")).toBe("parent-missing");
    expect(commitDraft(fake.desk, draft(), "   ", null)).not.toBeNull();
    expect([fake.desk.store.get().draft, forest.view.pointCount, fake.shell.asked]).toEqual([draft(), 3, []]);
  });
});

describe("what begins at something private", () => {
  const added = (): PointRecord | undefined => forest.view.point(forest.selection.get().ids[0] as PointId);
  const sharedTitles = (): string[] => [...forest.view.points()].filter(({ doc }) => doc === "forest").map(({ title }) => title).sort();
  let own: PointId;
  beforeEach(() => {
    own = addTestPoint(forest, { title: "心事", kind: "case", parentId: parent });
  });

  it("is a case beside a case, and private, one after the other", () => {
    const fake = opened();
    forest.selection.select([own]);
    draftSibling(fake.desk);
    expect(draftOf(fake)).toMatchObject({ parentId: parent, afterId: own, kind: "case", isPrivate: true });
    commitDraft(fake.desk, draftOf(fake), "下一件", "sibling");
    expect(added()).toMatchObject({ title: "下一件", kind: "case", doc: "personal" });
    commitDraft(fake.desk, draftOf(fake), "再下一件", "child");
    commitDraft(fake.desk, draftOf(fake), "其中", null);
    expect([added()?.kind, added()?.doc, sharedTitles()]).toEqual(["point", "personal", ["甲", "甲一", "甲二"]]);
  });

  it("is private beside what is a case no more", () => {
    must(forest.run(rekindPoints, { ids: [own], kind: "point" }));
    const fake = opened();
    forest.selection.select([own]);
    draftSibling(fake.desk);
    commitDraft(fake.desk, draftOf(fake), "下一件", null);
    expect(added()).toMatchObject({ title: "下一件", kind: "point", doc: "personal" });
  });

  it("is private at the end of a link from there, and on ground that is private", () => {
    const fake = opened(undefined, { dropAt: ({ x }) => ({ kind: "parent", parentId: x === 500 ? parent : own, rect: card }) });
    for (const [from, x] of [[own, 500], [last, 600]] as const) {
      draftLinked(fake.desk, from, { x, y: 400 });
      expect(draftOf(fake).isPrivate).toBe(true);
      commitDraft(fake.desk, draftOf(fake), "引出的", null);
      expect([added()?.title, added()?.doc]).toEqual(["引出的", "personal"]);
    }
  });

  it("is shared beside what is shared, also as the last child after something private", () => {
    const fake = opened();
    forest.selection.select([parent]);
    draftChild(fake.desk);
    expect(draftOf(fake)).toMatchObject({ afterId: own, isPrivate: false });
    commitDraft(fake.desk, draftOf(fake), "公开的", null);
    expect(added()?.doc).toBe("forest");
  });
});
