import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createForestWithPlan, openForest, purgeForest, renameClosedForest, type OpenForest, type OpenForestOptions } from "#renderer/runtime/index.ts";
import { closeCaches } from "#renderer/runtime/storage/cacheDatabase.ts";
import { catalogue } from "#renderer/runtime/storage/catalogue.ts";
import type { MirrorLink } from "#renderer/runtime/storage/mirrorProtocol.ts";
import { addPoint, createForest, linkPoints, removePoints, renamePoint, startForest } from "#shared/forest/index.ts";
import type { ForestId, PointId } from "#shared/kernel/index.ts";
import { createFakeBridge, installBridge, type FakeBridge } from "#tests/support/fakeBridge.ts";
import { connectMirrorInProcess, connectSilentMirror, connectThrowingMirror } from "#tests/support/inProcessMirror.ts";
import { until } from "#tests/support/until.ts";

let fake: FakeBridge;
let uninstall: () => void;
const open: OpenForest[] = [];
beforeEach(() => {
  fake = createFakeBridge();
  uninstall = installBridge(fake);
});
afterEach(async () => {
  fake.failAppends(null);
  for (const forest of open.splice(0)) await forest.close();
  for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
  closeCaches();
  uninstall();
});

const atOnce = (task: () => void): (() => void) => {
  task();
  return () => undefined;
};
const options = (connectMirror: OpenForestOptions["connectMirror"] = null, more: Partial<OpenForestOptions> = {}): OpenForestOptions =>
  ({ author: "pr_me", connectMirror, whenIdle: atOnce, ...more });

async function openOk(id: ForestId, chosen: OpenForestOptions): Promise<OpenForest> {
  const opened = await openForest(id, chosen);
  if (!opened.ok) throw new Error(opened.error.code);
  open.push(opened.value);
  return opened.value;
}

async function newForest(chosen: OpenForestOptions = options()): Promise<OpenForest> {
  const made = await createForestWithPlan({ name: "我的森林", plan: null, authorName: "小林" }, chosen);
  if (!made.ok) throw new Error(made.error.code);
  open.push(made.value);
  return made.value;
}

function add(forest: OpenForest, title: string): PointId {
  const added = forest.run(addPoint, { title, parentId: null });
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
}

/** A mirror in this process that tells when it has answered for all documents. */
function watchedMirror(): { readonly connect: () => MirrorLink; readonly answered: Promise<void> } {
  let done: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => { done = resolve; });
  const connect = (): MirrorLink => {
    const link = connectMirrorInProcess();
    let left = 2;
    return {
      ...link,
      onMessage: (listener) => link.onMessage((message) => {
        listener(message);
        if (message.kind === "diff" && --left === 0) done();
      }),
    };
  };
  return { connect, answered };
}

describe("the journey of a knowledge point", () => {
  it("goes from the command to the view, to the log, to the light, and is there after reopening", async () => {
    const forest = await newForest();
    const before = fake.diskOf(forest.id).updates.length;

    const id = add(forest, "光合作用");
    expect(forest.view.point(id)?.title).toBe("光合作用");
    expect(forest.saveState.get()).toEqual({ kind: "writing", pending: 1 });
    expect(fake.diskOf(forest.id).updates.length).toBe(before);

    const light = await until(forest.saveState, (state) => state.kind === "written");
    expect(light).toEqual({ kind: "written", atMs: 1_000 + before });
    expect(fake.diskOf(forest.id).updates.length).toBe(before + 1);

    expect(await forest.close()).toEqual({ ok: true, value: undefined });
    const again = await openOk(forest.id, options());
    expect(again.view.point(id)).toMatchObject({ title: "光合作用", createdBy: "pr_me" });
    expect(again.view.meta.name).toBe("我的森林");
    expect(again.view.personName("pr_me")).toBe("小林");
    expect(again.report.get()).toEqual({ damage: [], missing: [], filledFrom: [], waiting: 0, recoveredFromMirror: false, mirrorUnavailable: false, readOnlyBecause: null });
    expect(again.history.get()).toEqual({ canUndo: false, canRedo: false, undoCommand: null, redoCommand: null });
  });

  it("keeps a private case out of the shared document and brings it back all the same", async () => {
    const forest = await newForest();
    const added = forest.run(addPoint, { title: "昨天的会", parentId: null, kind: "case" });
    if (!added.ok) throw new Error(added.error.code);
    await forest.close();
    const shared = new Y.Doc();
    for (const { docId, bytes } of fake.diskOf(forest.id).updates) if (docId === "forest") Y.applyUpdate(shared, bytes);
    expect(shared.getMap("points").size).toBe(0);
    const again = await openOk(forest.id, options());
    expect(again.view.point(added.value)?.doc).toBe("personal");
  });

  it("undoes and redoes, and the log learns of both", async () => {
    const forest = await newForest();
    const id = add(forest, "光合作用");
    expect(forest.history.get()).toMatchObject({ canUndo: true, undoCommand: "addPoint" });
    expect(forest.undo()).toMatchObject({ kind: "done", command: "addPoint" });
    expect(forest.view.point(id)).toBeUndefined();
    expect(forest.history.get()).toMatchObject({ canUndo: false, canRedo: true });
    forest.redo();
    await forest.close();
    expect((await openOk(forest.id, options())).view.point(id)?.title).toBe("光合作用");
  });

  it("drops from the selection what leaves the view", async () => {
    const forest = await newForest();
    const [a, b] = [add(forest, "甲"), add(forest, "乙")];
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
    const forest = await newForest();
    fake.failAppends("disk-full");
    const ids = ["一", "二", "三"].map((title) => add(forest, title));
    expect(await until(forest.saveState, (state) => state.kind === "failed")).toEqual({ kind: "failed", reason: "disk-full", pending: 3 });
    expect(await forest.flush()).toEqual({ ok: false, error: { reason: "disk-full" } });
    fake.failAppends(null);
    expect(await forest.flush()).toEqual({ ok: true, value: undefined });
    expect(forest.saveState.get().kind).toBe("written");
    await forest.close();
    const again = await openOk(forest.id, options());
    expect(ids.map((id) => again.view.point(id)?.title)).toEqual(["一", "二", "三"]);
  });

  it("says at closing that the last bytes could not be written", async () => {
    const forest = await newForest();
    add(forest, "一");
    fake.failAppends("permission");
    expect(await forest.close()).toEqual({ ok: false, error: { reason: "permission" } });
  });

  it("writes twice rather than not at all when an answer is lost", async () => {
    const forest = await newForest();
    fake.loseNextAnswer();
    const id = add(forest, "一");
    await until(forest.saveState, (state) => state.kind === "failed");
    expect(await forest.flush()).toEqual({ ok: true, value: undefined });
    await forest.close();
    expect((await openOk(forest.id, options())).view.point(id)?.title).toBe("一");
  });

  it("refuses to open what the log cannot open", async () => {
    const opened = await openForest("fr_x", { ...options(), author: "pr_me" });
    expect(opened.ok).toBe(true);
    if (opened.ok) open.push(opened.value);
    uninstall();
    expect(await openForestWithoutBridge()).toEqual({ ok: false, error: { code: "unexpected" } });
    uninstall = installBridge(fake);
  });
});

async function openForestWithoutBridge(): ReturnType<typeof openForest> {
  const remove = installBridge({ bridge: { call: async () => ({ ok: false, error: { code: "unexpected", detail: "" } }), on: () => () => undefined } });
  const result = await openForest("fr_x", options());
  remove();
  return result;
}

describe("the mirror", () => {
  it("gives back what the log lost, and the log gets it", async () => {
    const first = watchedMirror();
    const forest = await newForest(options(first.connect));
    await first.answered;
    const kept = add(forest, "留下的");
    const lost = add(forest, "日志丢的");
    await forest.close();
    const disk = fake.diskOf(forest.id);
    disk.updates.splice(disk.updates.length - 1, 1);

    const second = watchedMirror();
    const again = await openOk(forest.id, options(second.connect));
    expect(again.view.point(lost)).toBeUndefined();
    await second.answered;
    expect(again.report.get()).toMatchObject({ recoveredFromMirror: true, mirrorUnavailable: false });
    expect(again.view.point(lost)?.title).toBe("日志丢的");
    await again.close();

    const third = await openOk(forest.id, options(null));
    expect([third.view.point(kept)?.title, third.view.point(lost)?.title]).toEqual(["留下的", "日志丢的"]);
  });

  it("is never a deletion when it is empty, and is filled again", async () => {
    const forest = await newForest();
    const id = add(forest, "只在日志里");
    await forest.close();
    const first = watchedMirror();
    const again = await openOk(forest.id, options(first.connect));
    await first.answered;
    expect(again.view.point(id)?.title).toBe("只在日志里");
    expect(again.report.get()).toMatchObject({ recoveredFromMirror: false, mirrorUnavailable: false });
    await again.close();
    fake.diskOf(forest.id).updates.length = 0;
    const second = watchedMirror();
    const third = await openOk(forest.id, options(second.connect));
    await second.answered;
    expect(third.report.get().recoveredFromMirror).toBe(true);
    expect(third.view.point(id)?.title).toBe("只在日志里");
  });

  it("contributes nothing, and the log grows by nothing, when both agree", async () => {
    const first = watchedMirror();
    const forest = await newForest(options(first.connect));
    await first.answered;
    const id = add(forest, "一");
    forest.run(renamePoint, { id, title: "二" });
    await forest.close();
    const before = fake.diskOf(forest.id).updates.length;
    const second = watchedMirror();
    const again = await openOk(forest.id, options(second.connect));
    await second.answered;
    expect(again.report.get().recoveredFromMirror).toBe(false);
    await again.close();
    expect(fake.diskOf(forest.id).updates.length).toBe(before);
  });

  it.each([["throws", connectThrowingMirror], ["cannot be started", (): MirrorLink => { throw new Error("no worker"); }]])("does no harm when it %s", async (_how, connect) => {
    const forest = await newForest(options(connect));
    expect(forest.report.get().mirrorUnavailable).toBe(true);
    const id = add(forest, "照常");
    expect(await forest.close()).toEqual({ ok: true, value: undefined });
    expect((await openOk(forest.id, options())).view.point(id)?.title).toBe("照常");
  });

  it("is given up when it never answers, and work goes on meanwhile", async () => {
    const forest = await newForest(options(connectSilentMirror, { mirrorTimeoutMs: 5 }));
    const id = add(forest, "照常");
    await until(forest.report, (value) => value.mirrorUnavailable);
    expect(await forest.close()).toEqual({ ok: true, value: undefined });
    expect((await openOk(forest.id, options())).view.point(id)?.title).toBe("照常");
  });

  it("is rebuilt once when it is broken, from what the documents hold", async () => {
    const rebuilds: boolean[] = [];
    const working = watchedMirror();
    const connect = (): MirrorLink => {
      const link = working.connect();
      return {
        ...link,
        post: (message) => {
          if (message.kind === "open") {
            rebuilds.push(message.rebuild);
            if (!message.rebuild) { fail({ kind: "failed", reason: "broken" }); return; }
          }
          link.post(message);
        },
        onMessage: (listener) => { fail = (message) => { queueMicrotask(() => listener(message)); }; link.onMessage(listener); },
      };
    };
    let fail: Parameters<MirrorLink["onMessage"]>[0] = () => undefined;
    const forest = await newForest(options(connect));
    const id = add(forest, "一");
    await working.answered;
    expect(forest.report.get().mirrorUnavailable).toBe(false);
    await forest.close();
    expect(rebuilds).toEqual([false, true]);
    fake.diskOf(forest.id).updates.length = 0;
    const last = watchedMirror();
    const again = await openOk(forest.id, options(last.connect));
    await last.answered;
    expect(again.report.get().recoveredFromMirror).toBe(true);
    expect(again.view.point(id)?.title).toBe("一");
  });

  it("is left alone while the log is damaged, since it may be the only copy", async () => {
    fake.damage = [{ kind: "bad-record", recordsAfter: 2, lostBytes: 40, setAsidePath: "aside" }];
    const connects: number[] = [];
    const forest = await newForest(options(() => { connects.push(1); return connectThrowingMirror(); }));
    expect(connects.length).toBe(1);
    expect(forest.report.get()).toMatchObject({ damage: fake.damage, mirrorUnavailable: true });
  });
});

describe("opening and closing", () => {
  it("names an update that cannot be read and opens with the rest", async () => {
    const forest = await newForest();
    const id = add(forest, "一");
    await forest.close();
    fake.diskOf(forest.id).updates.push({ docId: "forest", bytes: new Uint8Array([1, 2, 3]) });
    const again = await openOk(forest.id, options());
    expect(again.view.point(id)?.title).toBe("一");
    expect(again.report.get().damage).toHaveLength(1);
  });

  it("opens read-only what a newer version has written, and refuses commands", async () => {
    const newer = new Y.Doc();
    newer.getMap("meta").set("minReader", 99);
    fake.diskOf("fr_newer").updates.push({ docId: "forest", bytes: Y.encodeStateAsUpdate(newer) });
    const forest = await openOk("fr_newer", options());
    expect(forest.report.get().readOnlyBecause).toBe("newer-schema");
    expect(forest.run(addPoint, { title: "一", parentId: null })).toEqual({ ok: false, error: { code: "read-only" } });
    expect(forest.saveState.get()).toEqual({ kind: "written", atMs: null });
  });

  it("keeps updates of documents it does not know in the log", async () => {
    const note = new Y.Doc();
    note.getMap("x").set("y", 1);
    const bytes = Y.encodeStateAsUpdate(note);
    fake.diskOf("fr_notes").updates.push({ docId: "note:pt_1", bytes });
    const forest = await openOk("fr_notes", options());
    add(forest, "一");
    await forest.close();
    expect(fake.diskOf("fr_notes").updates[0]).toEqual({ docId: "note:pt_1", bytes });
  });

  it("lets go of everything it took: log, listeners, documents, mirror", async () => {
    const mirror = watchedMirror();
    const forest = await newForest(options(mirror.connect));
    await mirror.answered;
    const seen: string[] = [];
    forest.run((inside, _input: null) => {
      for (const doc of Object.values(inside.docs)) doc.on("destroy", () => seen.push("destroyed"));
      return { ok: true, value: undefined };
    }, null);
    const docs = captureDocs(forest);
    const listenersBefore = fake.listeners();
    await forest.close();
    expect(seen).toEqual(["destroyed", "destroyed"]);
    expect(docs.map((doc) => doc._observers.size)).toEqual([0, 0]);
    expect(docs.map((doc) => [...doc.share.values()].map((type) => type._dEH.l.length + type._eH.l.length))).toEqual([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]);
    expect(fake.openLogs()).toBe(0);
    expect(fake.listeners()).toBe(listenersBefore);
    // A database that is still open somewhere blocks its deletion.
    for (const { name } of await indexedDB.databases()) if (name?.startsWith("forest-mirror") === true) await deleted(name);
  });

  it("refuses commands once it is closing, and closes only once", async () => {
    const forest = await newForest();
    const closing = forest.close();
    expect(forest.run(addPoint, { title: "一", parentId: null })).toEqual({ ok: false, error: { code: "read-only" } });
    expect(forest.undo()).toEqual({ kind: "nothing" });
    expect(await forest.close()).toEqual(await closing);
    expect(fake.callNames.filter((name) => name === "log.close")).toHaveLength(1);
  });

  it("leaves no half-made forest in the list when the beginning cannot be written", async () => {
    fake.failAppends("disk-full");
    expect(await createForestWithPlan({ name: "写不下", plan: null, authorName: "" }, options())).toEqual({ ok: false, error: { code: "disk-full" } });
    const list = await fake.bridge.call("forests.list", {});
    expect(list).toEqual({ ok: true, value: [] });
    expect(fake.openLogs()).toBe(0);
  });

  it("renames a forest that is closed, inside and in the list", async () => {
    const forest = await newForest();
    await forest.close();
    expect(await renameClosedForest(forest.id, "新的名字", options())).toEqual({ ok: true, value: undefined });
    expect(fake.openLogs()).toBe(0);
    expect((await openOk(forest.id, options())).view.meta.name).toBe("新的名字");
    const list = await fake.bridge.call("forests.list", {});
    expect(list.ok && list.value.map((entry) => entry.name)).toEqual(["新的名字"]);
  });

  it("leaves counts for the list, and nothing at all after the forest was deleted for good", async () => {
    const mirror = watchedMirror();
    const forest = await newForest(options(mirror.connect));
    add(forest, "一");
    await mirror.answered;
    await forest.close();
    expect((await catalogue.read()).get(forest.id)).toMatchObject({ name: "我的森林", pointCount: 1, linkCount: 0 });
    expect((await purgeForest(forest.id)).ok).toBe(true);
    expect((await catalogue.read()).has(forest.id)).toBe(false);
    expect((await indexedDB.databases()).filter(({ name }) => name?.startsWith("forest-mirror") === true)).toEqual([]);
  });

  it("catches up with what another copy of the same log holds", async () => {
    const other = createForest({ clock: { now: () => 1 }, ids: { newPointId: () => "pt_other", newLinkId: () => "ln_other", newMilestoneId: () => "ms_other" }, author: "pr_other" });
    startForest(other, { name: "别处" });
    addPoint(other, { title: "别处写的", parentId: null });
    for (const name of ["forest", "personal"] as const) fake.diskOf("fr_other").updates.push({ docId: name, bytes: Y.encodeStateAsUpdate(other.docs[name]) });
    const forest = await openOk("fr_other", options());
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

