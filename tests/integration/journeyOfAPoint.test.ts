import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createForestWithPlan, openForest, purgeForest, renameClosedForest, type OpenForest } from "#renderer/runtime/index.ts";
import { catalogue } from "#renderer/runtime/storage/catalogue.ts";
import { addPoint, createForest, linkPoints, removePoints, startForest } from "#shared/forest/index.ts";
import type { FakeBridge } from "#tests/support/fakeBridge.ts";
import { addTitled, forestRig, rigOptions, watchedMirror } from "#tests/support/forestRig.ts";
import { until } from "#tests/support/until.ts";

const rig = forestRig();

describe("the journey of a knowledge point", () => {
  it("goes from the command to the view, to the log, to the light, and is there after reopening", async () => {
    const forest = await rig.newForest();
    const before = rig.fake.diskOf(forest.id).updates.length;

    const id = addTitled(forest, "光合作用");
    expect(forest.view.point(id)?.title).toBe("光合作用");
    expect(forest.saveState.get()).toEqual({ kind: "writing", pending: 1 });
    expect(rig.fake.diskOf(forest.id).updates.length).toBe(before);

    const light = await until(forest.saveState, (state) => state.kind === "written");
    expect(light).toEqual({ kind: "written", atMs: 1_000 + before });
    expect(rig.fake.diskOf(forest.id).updates.length).toBe(before + 1);

    expect(await forest.close()).toEqual({ ok: true, value: undefined });
    const again = await rig.openOk(forest.id, rigOptions());
    expect(again.view.point(id)).toMatchObject({ title: "光合作用", createdBy: "pr_me" });
    expect(again.view.meta.name).toBe("我的森林");
    expect(again.view.personName("pr_me")).toBe("小林");
    expect(again.report.get()).toEqual({ damage: [], missing: [], filledFrom: [], waiting: 0, recoveredFromMirror: false, mirrorUnavailable: false, readOnlyBecause: null });
    expect(again.history.get()).toEqual({ canUndo: false, canRedo: false, undoCommand: null, redoCommand: null });
  });

  it("keeps a private case out of the shared document and brings it back all the same", async () => {
    const forest = await rig.newForest();
    const added = forest.run(addPoint, { title: "昨天的会", parentId: null, kind: "case" });
    if (!added.ok) throw new Error(added.error.code);
    await forest.close();
    const shared = new Y.Doc();
    for (const { docId, bytes } of rig.fake.diskOf(forest.id).updates) if (docId === "forest") Y.applyUpdate(shared, bytes);
    expect(shared.getMap("points").size).toBe(0);
    const again = await rig.openOk(forest.id, rigOptions());
    expect(again.view.point(added.value)?.doc).toBe("personal");
  });

  it("undoes and redoes, and the log learns of both", async () => {
    const forest = await rig.newForest();
    const id = addTitled(forest, "光合作用");
    expect(forest.history.get()).toMatchObject({ canUndo: true, undoCommand: "addPoint" });
    expect(forest.undo()).toMatchObject({ kind: "done", command: "addPoint" });
    expect(forest.view.point(id)).toBeUndefined();
    expect(forest.history.get()).toMatchObject({ canUndo: false, canRedo: true });
    forest.redo();
    await forest.close();
    expect((await rig.openOk(forest.id, rigOptions())).view.point(id)?.title).toBe("光合作用");
  });

  it("drops from the selection what leaves the view", async () => {
    const forest = await rig.newForest();
    const [a, b] = [addTitled(forest, "甲"), addTitled(forest, "乙")];
    const linked = forest.run(linkPoints, { from: a, to: b, type: "supports" });
    if (!linked.ok) throw new Error(linked.error.code);
    forest.selection.select([a, b, linked.value, b]);
    expect(forest.selection.get().ids).toEqual([a, b, linked.value]);
    forest.run(removePoints, { ids: [b], branch: false });
    expect(forest.selection.get().ids).toEqual([a]);
    forest.selection.toggle(a);
    expect(forest.selection.get().ids).toEqual([]);
  });
});

describe("when the disk refuses", () => {
  it("says so, keeps the work, and writes it when there is room again", async () => {
    const forest = await rig.newForest();
    rig.fake.failAppends("disk-full");
    const ids = ["一", "二", "三"].map((title) => addTitled(forest, title));
    expect(await until(forest.saveState, (state) => state.kind === "failed")).toEqual({ kind: "failed", reason: "disk-full", pending: 3 });
    expect(await forest.flush()).toEqual({ ok: false, error: { reason: "disk-full" } });
    rig.fake.failAppends(null);
    expect(await forest.flush()).toEqual({ ok: true, value: undefined });
    expect(forest.saveState.get().kind).toBe("written");
    await forest.close();
    const again = await rig.openOk(forest.id, rigOptions());
    expect(ids.map((id) => again.view.point(id)?.title)).toEqual(["一", "二", "三"]);
  });

  it("says at closing that the last bytes could not be written", async () => {
    const forest = await rig.newForest();
    addTitled(forest, "一");
    rig.fake.failAppends("permission");
    expect(await forest.close()).toEqual({ ok: false, error: { reason: "permission" } });
  });

  it("writes twice rather than not at all when an answer is lost", async () => {
    const forest = await rig.newForest();
    rig.fake.loseNextAnswer();
    const id = addTitled(forest, "一");
    await until(forest.saveState, (state) => state.kind === "failed");
    expect(await forest.flush()).toEqual({ ok: true, value: undefined });
    await forest.close();
    expect((await rig.openOk(forest.id, rigOptions())).view.point(id)?.title).toBe("一");
  });

  it("refuses to open what the log cannot open", async () => {
    await rig.openOk("fr_x", rigOptions());
    const refusing: FakeBridge["bridge"] = { call: async () => ({ ok: false, error: { code: "unexpected", detail: "" } }), on: () => () => undefined };
    expect(await rig.withBridge({ bridge: refusing }, () => openForest("fr_x", rigOptions()))).toEqual({ ok: false, error: { code: "unexpected" } });
  });
});

describe("opening and closing", () => {
  it("names an update that cannot be read and opens with the rest", async () => {
    const forest = await rig.newForest();
    const id = addTitled(forest, "一");
    await forest.close();
    rig.fake.diskOf(forest.id).updates.push({ docId: "forest", bytes: new Uint8Array([1, 2, 3]) });
    const again = await rig.openOk(forest.id, rigOptions());
    expect(again.view.point(id)?.title).toBe("一");
    expect(again.report.get().damage).toHaveLength(1);
  });

  it("opens read-only what a newer version has written, and refuses commands", async () => {
    const newer = new Y.Doc();
    newer.getMap("meta").set("minReader", 99);
    rig.fake.diskOf("fr_newer").updates.push({ docId: "forest", bytes: Y.encodeStateAsUpdate(newer) });
    const forest = await rig.openOk("fr_newer", rigOptions());
    expect(forest.report.get().readOnlyBecause).toBe("newer-schema");
    expect(forest.run(addPoint, { title: "一", parentId: null })).toEqual({ ok: false, error: { code: "read-only" } });
    expect(forest.saveState.get()).toEqual({ kind: "written", atMs: null });
  });

  it("keeps updates of documents it does not know in the log", async () => {
    const note = new Y.Doc();
    note.getMap("x").set("y", 1);
    const bytes = Y.encodeStateAsUpdate(note);
    rig.fake.diskOf("fr_notes").updates.push({ docId: "note:pt_1", bytes });
    const forest = await rig.openOk("fr_notes", rigOptions());
    addTitled(forest, "一");
    await forest.close();
    expect(rig.fake.diskOf("fr_notes").updates[0]).toEqual({ docId: "note:pt_1", bytes });
  });

  it("lets go of everything it took: log, listeners, documents, mirror", async () => {
    const listenersBefore = rig.fake.listeners();
    const mirror = watchedMirror();
    const forest = await rig.newForest(rigOptions(mirror.connect));
    await mirror.answered;
    const seen: string[] = [];
    forest.run((inside, _input: null) => {
      for (const doc of Object.values(inside.docs)) doc.on("destroy", () => seen.push("destroyed"));
      return { ok: true, value: undefined };
    }, null);
    const docs = captureDocs(forest);
    await forest.close();
    expect(seen).toEqual(["destroyed", "destroyed"]);
    expect(docs.map((doc) => doc._observers.size)).toEqual([0, 0]);
    const roots = docs.flatMap((doc) => [...doc.share.values()]);
    expect(roots.length).toBeGreaterThan(0);
    expect(roots.filter((type) => type._dEH.l.length + type._eH.l.length > 0)).toEqual([]);
    expect(rig.fake.openLogs()).toBe(0);
    expect(rig.fake.listeners()).toBe(listenersBefore);
    // A database that is still open somewhere blocks its deletion.
    for (const { name } of await indexedDB.databases()) if (name?.startsWith("forest-mirror") === true) await deleted(name);
  });

  it("refuses commands once it is closing, and closes only once", async () => {
    const forest = await rig.newForest();
    const closing = forest.close();
    expect(forest.run(addPoint, { title: "一", parentId: null })).toEqual({ ok: false, error: { code: "read-only" } });
    expect(forest.undo()).toEqual({ kind: "nothing" });
    expect(await forest.close()).toEqual(await closing);
    expect(rig.fake.callNames.filter((name) => name === "log.close")).toHaveLength(1);
  });

  it("leaves no half-made forest in the list when the beginning cannot be written", async () => {
    rig.fake.failAppends("disk-full");
    expect(await createForestWithPlan({ name: "写不下", plan: null, authorName: "" }, rigOptions())).toEqual({ ok: false, error: { code: "disk-full" } });
    const list = await rig.fake.bridge.call("forests.list", {});
    expect(list).toEqual({ ok: true, value: [] });
    expect(rig.fake.openLogs()).toBe(0);
  });

  it("renames a forest that is closed, inside and in the list", async () => {
    const forest = await rig.newForest();
    await forest.close();
    expect(await renameClosedForest(forest.id, "新的名字", rigOptions())).toEqual({ ok: true, value: undefined });
    expect(rig.fake.openLogs()).toBe(0);
    expect((await rig.openOk(forest.id, rigOptions())).view.meta.name).toBe("新的名字");
    const list = await rig.fake.bridge.call("forests.list", {});
    expect(list.ok && list.value.map((entry) => entry.name)).toEqual(["新的名字"]);
  });

  it("leaves counts for the list, and nothing at all after the forest was deleted for good", async () => {
    const mirror = watchedMirror();
    const forest = await rig.newForest(rigOptions(mirror.connect));
    addTitled(forest, "一");
    await mirror.answered;
    await forest.close();
    expect((await catalogue.read()).get(forest.id)).toMatchObject({ name: "我的森林", pointCount: 1, linkCount: 0 });
    expect((await purgeForest(forest.id)).ok).toBe(true);
    expect((await catalogue.read()).has(forest.id)).toBe(false);
    expect((await indexedDB.databases()).filter(({ name }) => name?.startsWith("forest-mirror") === true)).toEqual([]);
  });

  it("catches up with what another copy of the same log holds", async () => {
    const other = createForest({ clock: { now: () => 1 }, ids: { newPointId: () => "pt_other", newLinkId: () => "ln_other", newMilestoneId: () => "ms_other", newViewId: () => "vw_other", newThreadId: () => "th_other", newCommentId: () => "cm_other" }, author: "pr_other" });
    startForest(other, { name: "别处" });
    addPoint(other, { title: "别处写的", parentId: null });
    for (const name of ["forest", "personal"] as const) rig.fake.diskOf("fr_other").updates.push({ docId: name, bytes: Y.encodeStateAsUpdate(other.docs[name]) });
    const forest = await rig.openOk("fr_other", rigOptions());
    expect(forest.view.point("pt_other")?.title).toBe("别处写的");
    other.destroy();
  });
});

function captureDocs(forest: OpenForest): Y.Doc[] {
  const docs: Y.Doc[] = [];
  forest.run((inside, _input: null) => {
    docs.push(...Object.values(inside.docs));
    return { ok: true, value: undefined };
  }, null);
  return docs;
}

function deleted(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onblocked = () => reject(new Error(`${name} is still open`));
    request.onerror = () => reject(request.error ?? new Error("delete"));
  });
}

