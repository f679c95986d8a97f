// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { bindReplica } from "#renderer/features/notes/editor/bindReplica.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { addPoint, createForest, linkPoints, renamePoint, type Forest } from "#shared/forest/index.ts";
import { noteToJson, textOfNode, writeNote, type NoteJson } from "#shared/notes/index.ts";
import type { ForestId, PersonId } from "#shared/kernel/index.ts";
import { countingIds } from "#tests/support/countingIds.ts";
import { installBridge } from "#tests/support/fakeBridge.ts";
import { fakeClock } from "#tests/support/fakeClock.ts";
import { addTitled, forestRig, rigOptions, watchedMirror } from "#tests/support/forestRig.ts";
import { createGroupBridge, stateOf, type GroupBridge } from "#tests/support/groupBridge.ts";
import { until } from "#tests/support/until.ts";

const rig = forestRig();
let main: GroupBridge;
beforeEach(() => {
  main = createGroupBridge(rig.fake);
  installBridge(main);
});

/** Opens as the app does: with a mirror, and taking part in the group. */
const following = () => rigOptions(watchedMirror().connect);

async function sharedForest(role: "owner" | "editor" | "commenter" | "reader" = "editor"): Promise<OpenForest> {
  const made = await rig.newForest();
  await made.close();
  main.state = stateOf(role, made.id);
  main.appended.length = 0;
  return rig.openOk(made.id, following());
}

/** Another member: what they do comes out as updates. */
function other(forestId: ForestId, by: PersonId): { readonly forest: Forest; take(): Uint8Array } {
  const forest = createForest({ clock: fakeClock(), ids: { ...countingIds(), newPointId: () => `pt_of_${by}_${String(Math.floor(forest.view.pointCount))}` as const }, author: by });
  for (const { docId, bytes } of rig.fake.diskOf(forestId).updates) if (docId === "forest") Y.applyUpdate(forest.docs.forest, bytes);
  let before = Y.encodeStateVector(forest.docs.forest);
  return {
    forest,
    take: () => {
      const update = Y.encodeStateAsUpdate(forest.docs.forest, before);
      before = Y.encodeStateVector(forest.docs.forest);
      return update;
    },
  };
}

const applied = (token: number): Promise<unknown> => expect.poll(() => main.tokensApplied()).toContain(token);
const clientsOf = (bytes: Uint8Array): number[] => [...new Set(Y.decodeUpdate(bytes).structs.map(({ id }) => id.client))];

describe("what others did", () => {
  it("lands in the view, in the log under its author, and is confirmed after the log has it", async () => {
    const forest = await sharedForest();
    await expect.poll(() => main.calls.some(({ name }) => name === "groups.follow")).toBe(true);
    const her = other(forest.id, "pr_her");
    addPoint(her.forest, { title: "她的点", parentId: null });
    const bytes = her.take();
    const release = rig.fake.logOf(forest.id).holdAppends();
    main.deliver(forest.id, 7, [{ docId: "forest", bytes, by: "pr_her" }]);
    await until(forest.saveState, ({ kind }) => kind === "writing");
    expect([...forest.view.points()].map(({ title }) => title)).toContain("她的点");
    expect(main.tokensApplied()).toEqual([]);
    release();
    await applied(7);
    expect(main.appended.map(({ docId, by }) => [docId, by])).toContainEqual(["forest", "pr_her"]);
    expect(forest.history.get().canUndo).toBe(false);
    const mine = addTitled(forest, "我的点");
    await forest.flush();
    expect(main.appended.at(-1)).toMatchObject({ docId: "forest", by: "pr_me" });
    expect(forest.view.point(mine)?.title).toBe("我的点");
  });

  it("is work under the name the group has for this person, also where it came from another device of theirs", async () => {
    main.personId = "pr_me_there";
    const forest = await sharedForest();
    expect(forest.group.personId).toBe("pr_me_there");
    await expect.poll(() => main.calls.some(({ name }) => name === "groups.follow")).toBe(true);
    const phone = other(forest.id, "pr_me_there");
    addPoint(phone.forest, { title: "手机上写的", parentId: null });
    main.deliver(forest.id, 8, [{ docId: "forest", bytes: phone.take(), by: "pr_me_there+" }]);
    await applied(8);
    expect(main.appended.map(({ docId, by }) => [docId, by])).toContainEqual(["forest", "pr_me_there+"]);
    const mine = addTitled(forest, "这台上写的");
    await forest.flush();
    expect(main.appended.at(-1)).toMatchObject({ docId: "forest", by: "pr_me_there" });
    expect([...forest.view.points()].map(({ title, createdBy }) => [title, createdBy])).toContainEqual(["手机上写的", "pr_me_there"]);
    expect(forest.view.point(mine)?.createdBy).toBe("pr_me_there");
  });

  it("is private only where it comes from this person's other device", async () => {
    main.personId = "pr_me";
    const forest = await sharedForest("reader");
    await expect.poll(() => main.calls.some(({ name }) => name === "groups.follow")).toBe(true);
    const phone = createForest({ clock: fakeClock(), ids: { ...countingIds(), newPointId: () => "pt_private" as const }, author: "pr_me" });
    addPoint(phone, { title: "只有我看得到的点", parentId: null, isPrivate: true });
    const bytes = Y.encodeStateAsUpdate(phone.docs.personal);
    main.deliver(forest.id, 9, [{ docId: "personal", bytes, by: "pr_her" }, { docId: "my:note:pt_1", bytes, by: "pr_her" }]);
    await applied(9);
    expect([...forest.view.points()].map(({ title }) => title)).not.toContain("只有我看得到的点");
    expect(main.appended.filter(({ docId }) => docId === "personal" || docId.startsWith("my:"))).toEqual([]);
    main.deliver(forest.id, 10, [{ docId: "personal", bytes, by: "pr_me+" }, { docId: "my:note:pt_1", bytes, by: "pr_me+" }]);
    await applied(10);
    expect([...forest.view.points()].map(({ title }) => title)).toContain("只有我看得到的点");
    expect(main.appended.filter(({ docId }) => docId !== "forest").map(({ docId, by }) => [docId, by])).toEqual([["personal", "pr_me+"], ["my:note:pt_1", "pr_me+"]]);
  });

  it("waits with the confirmation for a disk that refuses", async () => {
    const forest = await sharedForest();
    const her = other(forest.id, "pr_her");
    addPoint(her.forest, { title: "她的点", parentId: null });
    rig.fake.failAppends("disk-full");
    main.deliver(forest.id, 1, [{ docId: "forest", bytes: her.take(), by: "pr_her" }]);
    await until(forest.saveState, ({ kind }) => kind === "failed");
    expect(main.tokensApplied()).toEqual([]);
    rig.fake.failAppends(null);
    await forest.flush();
    await applied(1);
  });

  it("may come twice, and what builds on something missing is kept for later", async () => {
    const forest = await sharedForest();
    const her = other(forest.id, "pr_her");
    const id = addPoint(her.forest, { title: "甲", parentId: null });
    if (!id.ok) throw new Error(id.error.code);
    const first = her.take();
    renamePoint(her.forest, { id: id.value, title: "乙" });
    const second = her.take();
    main.deliver(forest.id, 1, [{ docId: "forest", bytes: second, by: "pr_her" }]);
    await applied(1);
    await forest.close();
    const again = await rig.openOk(forest.id, following());
    main.deliver(forest.id, 2, [{ docId: "forest", bytes: first, by: "pr_her" }]);
    main.deliver(forest.id, 3, [{ docId: "forest", bytes: first, by: "pr_her" }]);
    await applied(3);
    expect(again.view.point(id.value)?.title).toBe("乙");
    expect([...again.view.points()]).toHaveLength(1);
    await again.close();
    expect((await rig.openOk(forest.id, following())).view.point(id.value)?.title).toBe("乙");
  });

  it("is left out where it cannot be read or is nobody's business, and the rest is applied", async () => {
    const forest = await sharedForest();
    const her = other(forest.id, "pr_her");
    addPoint(her.forest, { title: "她的点", parentId: null });
    const bytes = her.take();
    main.deliver(forest.id, 4, [
      { docId: "forest", bytes: new Uint8Array([255, 255, 255, 1]), by: "pr_him" },
      { docId: "personal", bytes, by: "pr_him" },
      { docId: "my:note:pt_a", bytes, by: "pr_him" },
      { docId: "note:pt_a", bytes: new Uint8Array([9, 9]), by: "pr_him" },
      { docId: "forest", bytes, by: "pr_her" },
    ]);
    await applied(4);
    expect([...forest.view.points()].map(({ title }) => title)).toEqual(["她的点"]);
    expect(main.appended.every(({ docId, by }) => docId === "forest" && by === "pr_her")).toBe(true);
    expect(rig.fake.reports.some((report) => report.startsWith("groups.delivered: 4 "))).toBe(true);
  });

  it("reaches a note that is closed as bytes only, and one that is open at once", async () => {
    const forest = await sharedForest();
    const hers = new Y.Doc();
    hers.getText("t").insert(0, "她写的");
    const opensBefore = main.calls.filter(({ name }) => name === "notes.open").length;
    const heard: unknown[] = [];
    forest.notes.onChange((change) => heard.push(change));
    main.deliver(forest.id, 1, [{ docId: "note:pt_a", bytes: Y.encodeStateAsUpdate(hers), by: "pr_her" }]);
    await applied(1);
    expect(main.appended).toMatchObject([{ docId: "note:pt_a", by: "pr_her" }]);
    expect(main.calls.filter(({ name }) => name === "notes.open")).toHaveLength(opensBefore);
    expect(heard).toEqual([{ docId: "note:pt_a", origin: "remote" }]);
    const note = await forest.notes.open("note:pt_a");
    if (!note.ok) throw new Error(note.error.code);
    expect(note.value.doc.getText("t").toString()).toBe("她写的");
    const since = Y.encodeStateVector(hers);
    hers.getText("t").insert(3, "，又写");
    main.deliver(forest.id, 2, [{ docId: "note:pt_a", bytes: Y.encodeStateAsUpdate(hers, since), by: "pr_her" }]);
    await applied(2);
    expect(note.value.doc.getText("t").toString()).toBe("她写的，又写");
    expect(main.appended.at(-1)).toMatchObject({ docId: "note:pt_a", by: "pr_her" });
    note.value.release();
  });

  it.each(["open", "closed"])("does not take along what was written into its paragraph meanwhile: that stands behind it again (the note is %s)", async (how) => {
    const forest = await sharedForest();
    const opened = await forest.notes.open("note:pt_a");
    if (!opened.ok) throw new Error(opened.error.code);
    const { doc } = opened.value;
    const line = (text: string): NoteJson => ({ type: "paragraph", content: [{ type: "text", text }] });
    writeNote(doc, { type: "doc", content: [line("先停下来。"), line("听客户说。")] }, "typed");
    const hers = new Y.Doc();
    Y.applyUpdate(hers, Y.encodeStateAsUpdate(doc));
    const since = Y.encodeStateVector(hers);
    hers.getXmlFragment("body").delete(1, 1);
    const paragraph = doc.getXmlFragment("body").get(1);
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (!(words instanceof Y.XmlText)) throw new Error("no words");
    words.insert(5, "他要的不是低价。");
    await forest.flush();
    if (how === "closed") opened.value.release();
    const heard: unknown[] = [];
    forest.notes.onChange((change) => heard.push(change));
    main.deliver(forest.id, 1, [{ docId: "note:pt_a", bytes: Y.encodeStateAsUpdate(hers, since), by: "pr_her" }]);
    await applied(1);
    expect(heard).toContainEqual({ docId: "note:pt_a", origin: "local", isPutBack: true });
    expect(main.appended.slice(-2)).toMatchObject([{ docId: "note:pt_a", by: "pr_her" }, { docId: "note:pt_a", by: "pr_me" }]);
    for (const { bytes } of main.appended.slice(-1)) Y.applyUpdate(hers, bytes);
    const again = await forest.notes.open("note:pt_a");
    if (!again.ok) throw new Error(again.error.code);
    for (const each of [again.value.doc]) expect((noteToJson(each).content ?? []).map((block) => textOfNode(block))).toEqual(["先停下来。", "他要的不是低价。"]);
    again.value.release();
  });

  it("is in a note that is opened before the log has it", async () => {
    const forest = await sharedForest();
    const hers = new Y.Doc();
    hers.getText("t").insert(0, "她写的");
    const release = rig.fake.logOf(forest.id).holdAppends();
    main.deliver(forest.id, 1, [{ docId: "note:pt_a", bytes: Y.encodeStateAsUpdate(hers), by: "pr_her" }]);
    await until(forest.saveState, ({ kind }) => kind === "writing");
    const note = await forest.notes.open("note:pt_a");
    expect(note.ok && note.value.doc.getText("t").toString()).toBe("她写的");
    release();
    await applied(1);
  });

  it("does not come to a forest that is opened for a moment", async () => {
    const forest = await sharedForest();
    await forest.close();
    main.calls.length = 0;
    await (await rig.openOk(forest.id, rigOptions(null))).close();
    expect(main.calls.map(({ name }) => name).filter((name) => name === "groups.follow" || name === "groups.unfollow")).toEqual([]);
  });
});

describe("client ids", () => {
  it("are this device's in shared documents, each for one opening of one document, and Yjs' own elsewhere", async () => {
    const forest = await sharedForest();
    addTitled(forest, "一");
    const [first, second] = [await forest.notes.open("note:pt_a"), await forest.notes.open("my:note:pt_a")];
    if (!first.ok || !second.ok) throw new Error("not open");
    first.value.doc.getText("t").insert(0, "甲");
    second.value.doc.getText("t").insert(0, "乙");
    await forest.close();
    const again = await rig.openOk(forest.id, following());
    addTitled(again, "二");
    await again.flush();
    const used = main.appended.map(({ docId, bytes }) => ({ docId, clients: clientsOf(bytes) }));
    const given = used.filter(({ docId }) => docId !== "my:note:pt_a").flatMap(({ clients }) => clients);
    expect(given).toHaveLength(3);
    expect(new Set(given).size).toBe(3);
    expect(given.every((id) => id >= 1_000_000 && id < main.nextId)).toBe(true);
    expect(used.find(({ docId }) => docId === "my:note:pt_a")?.clients.every((id) => id >= 1_000_000 && id < main.nextId)).toBe(false);
  });

  it("are those of the copy in which an editor writes, too", async () => {
    const forest = await sharedForest();
    const note = await forest.notes.open("note:pt_a");
    if (!note.ok) throw new Error(note.error.code);
    const { doc } = note.value;
    const drawn = doc.clientID;
    const replica = bindReplica(doc, { isOneWay: false, accepts: () => true, onRefused: () => undefined });
    const stop = forest.group.bindClientId(replica.doc);
    replica.doc.getText("t").insert(0, "甲");
    replica.doc.getText("t").insert(1, "乙");
    await forest.flush();
    const clients = main.appended.flatMap(({ bytes }) => clientsOf(bytes));
    expect([...new Set(clients)]).toEqual([replica.doc.clientID]);
    expect(replica.doc.clientID).toBeGreaterThanOrEqual(1_000_000);
    expect(doc.clientID).toBe(drawn);
    stop();
    replica.release();
    note.value.release();
  });

  it("are replaced when somebody else turns out to use one", async () => {
    const forest = await sharedForest();
    const note = await forest.notes.open("note:pt_a");
    if (!note.ok) throw new Error(note.error.code);
    const { doc } = note.value;
    doc.getText("t").insert(0, "甲");
    const mine = doc.clientID;
    const clone = new Y.Doc();
    Y.applyUpdate(clone, Y.encodeStateAsUpdate(doc));
    clone.clientID = mine;
    clone.getText("t").insert(1, "乙");
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(clone));
    doc.getText("t").insert(2, "丙");
    expect(doc.clientID).not.toBe(mine);
    expect(doc.clientID >= 1_000_000 && doc.clientID < main.nextId).toBe(true);
  });

  it("are waited for when none are left, and asked for before", async () => {
    main.mostIds = 1;
    const forest = await sharedForest();
    addTitled(forest, "一");
    await expect.poll(() => main.calls.filter(({ name }) => name === "groups.clientIds").length).toBeGreaterThan(2);
    const note = await forest.notes.open("note:pt_a");
    if (!note.ok) throw new Error(note.error.code);
    note.value.doc.getText("t").insert(0, "甲");
    expect(note.value.doc.clientID).toBeGreaterThanOrEqual(1_000_000);
    expect(note.value.doc.clientID).toBeLessThan(main.nextId);
    expect(forest.report.get().groupIsOff).toBeUndefined();
  });

  it("that main cannot give leave the forest open, and the report says so", async () => {
    const made = await rig.newForest();
    await made.close();
    main.failIds = true;
    const forest = await rig.openOk(made.id, following());
    expect(forest.report.get().groupIsOff).toBe(true);
    expect(addTitled(forest, "一")).toMatch(/^pt_/);
  });
});

describe("a role in the group", () => {
  it("closes what is shared to a reader, as a whole, and leaves open what is their own", async () => {
    const forest = await sharedForest("reader");
    expect(forest.mayWrite.get()).toBe("none");
    expect(forest.report.get().readOnlyBecause).toBe("role");
    const disk = rig.fake.diskOf(forest.id).updates.length;
    expect(forest.run(addPoint, { title: "一", parentId: null })).toEqual({ ok: false, error: { code: "read-only" } });
    await forest.flush();
    expect(rig.fake.diskOf(forest.id).updates).toHaveLength(disk);
    const own = forest.run(addPoint, { title: "只给自己", parentId: null, isPrivate: true });
    expect(own.ok && forest.view.point(own.value)?.doc).toBe("personal");
    const sheets = await Promise.all([forest.notes.open("note:pt_a"), forest.notes.open("my:note:pt_a"), forest.openDiscussion("discussion"), forest.openDiscussion("my:discussion")]);
    expect(sheets.map((sheet) => sheet.ok && sheet.value.isReadOnly)).toEqual([true, false, true, false]);
    await forest.flush();
    expect(main.appended.every(({ docId }) => docId === "personal")).toBe(true);
  });

  it("lets a commenter discuss, and changes while the forest is open", async () => {
    const forest = await sharedForest("editor");
    addTitled(forest, "一");
    expect(forest.history.get().canUndo).toBe(true);
    const discussion = await forest.openDiscussion("discussion");
    const note = await forest.notes.open("note:pt_a");
    if (!discussion.ok || !note.ok) throw new Error("not open");
    rig.fake.send("groups.changed", { forestId: forest.id, state: stateOf("commenter", forest.id) });
    expect([forest.mayWrite.get(), discussion.value.isReadOnly, note.value.isReadOnly]).toEqual(["discussion", false, true]);
    expect(forest.history.get().canUndo).toBe(false);
    expect(forest.run(addPoint, { title: "二", parentId: null }).ok).toBe(false);
    rig.fake.send("groups.changed", { forestId: forest.id, state: { ...stateOf(null, forest.id), ended: "left" } });
    expect([forest.mayWrite.get(), forest.report.get().readOnlyBecause]).toEqual(["all", null]);
    expect(forest.run(addPoint, { title: "二", parentId: null }).ok).toBe(true);
  });
});

describe("a group that is made of an open forest", () => {
  it("begins with everything on disk, and goes on under ids of this device", async () => {
    const made = await rig.newForest();
    await made.close();
    const forest = await rig.openOk(made.id, following());
    const [a, b] = [addTitled(forest, "一"), addTitled(forest, "二")];
    expect(await forest.group.create("小组", "小林")).toBeNull();
    expect(forest.group.state.get()?.myRole).toBe("owner");
    const order = main.calls.map(({ name }) => name);
    expect(order.lastIndexOf("log.append")).toBeLessThan(order.indexOf("groups.create"));
    expect(order.indexOf("groups.create")).toBeLessThan(order.indexOf("groups.follow"));
    main.appended.length = 0;
    forest.run(linkPoints, { from: a, to: b, type: "supports" });
    await forest.flush();
    const clients = main.appended.flatMap(({ bytes }) => clientsOf(bytes));
    expect(clients).toHaveLength(1);
    expect(clients[0]).toBeGreaterThanOrEqual(1_000_000);
    expect(clients[0]).toBeLessThan(main.nextId);
  });
});

describe("who is here", () => {
  it("is shown and told: what is selected, and who looks at the same point", async () => {
    const forest = await sharedForest();
    const id = addTitled(forest, "一");
    await expect.poll(() => main.calls.some(({ name }) => name === "groups.follow")).toBe(true);
    forest.selection.select([id]);
    await expect.poll(() => main.calls.filter(({ name }) => name === "groups.setPresence").at(-1)?.input).toMatchObject({ presence: { at: id } });
    const peer = { personId: "pr_her", deviceKey: "d".repeat(43), name: "她", presence: { at: id, docId: null, anchor: null, head: null, dragged: [] } };
    rig.fake.send("groups.presence", { forestId: forest.id, peers: [peer] });
    expect(forest.group.peersAt(id)).toEqual([peer]);
    await forest.close();
    expect(main.calls.some(({ name }) => name === "groups.unfollow")).toBe(true);
  });
});

