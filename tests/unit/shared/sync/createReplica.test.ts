import { describe, expect, it } from "vitest";
import { channelPair } from "#tests/support/fakeChannels.ts";
import { contentOf, GroupRig, setPoint, typeInto } from "#tests/support/groupRig.ts";

describe("a replica", () => {
  it("gives what one wrote to everybody, newcomers included", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    setPoint(a, "p1", "光合作用");
    await rig.time.pass(100);
    const b = await rig.admit(a, "乙", "editor");
    rig.connect(a, b);
    await rig.time.pass(500);
    expect(contentOf(b)).toEqual(contentOf(a));
    setPoint(b, "p2", "呼吸作用");
    typeInto(b, "note:pt_1", 0, "叶绿体");
    await rig.time.pass(500);
    expect(contentOf(a)).toEqual({ forest: { points: { p1: "光合作用", p2: "呼吸作用" }, text: "", pending: false }, "note:pt_1": { points: {}, text: "叶绿体", pending: false } });
    expect(a.replica.state().members.map(({ name, role }) => [name, role])).toEqual([["甲", "owner"], ["乙", "editor"]]);
    expect(a.events).toEqual([]);
    expect(b.events).toEqual([]);
  });

  it("sends the first work of a quiet time at once, and what follows together", async () => {
    const rig = new GroupRig();
    const a = await rig.found();
    await rig.time.pass(1_000);
    const before = a.disk.logs.get(a.logKey)?.length ?? 0;
    setPoint(a, "p1", "一");
    await rig.time.pass(5);
    expect(a.disk.logs.get(a.logKey)).toHaveLength(before + 1);
    for (let no = 0; no < 10; no += 1) setPoint(a, "p2", `${no}`);
    await rig.time.pass(30);
    expect(a.disk.logs.get(a.logKey)).toHaveLength(before + 1);
    await rig.time.pass(20);
    expect(a.disk.logs.get(a.logKey)).toHaveLength(before + 2);
  });

  it("passes on what an absent author wrote", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    rig.connect(a, b);
    setPoint(a, "p1", "光");
    await rig.time.pass(500);
    const c = await rig.admit(a, "丙", "editor");
    await rig.time.pass(500);
    await a.stop();
    rig.connect(b, c);
    await rig.time.pass(2_000);
    expect(contentOf(c)).toEqual(contentOf(b));
  });

  it("ends for a device that is sent away, which hears of it but gets nothing more", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    const c = await rig.admit(a, "丙", "editor");
    rig.connectAll();
    await rig.time.pass(1_000);
    const removal = a.replica.remove(b.personId);
    await rig.time.pass(100);
    expect(await removal).toBeNull();
    setPoint(a, "p1", "秘密");
    await rig.time.pass(8_000);
    expect(b.replica.state().ended).toBe("removed");
    expect(contentOf(b)).toEqual({});
    expect(contentOf(c)).toEqual(contentOf(a));
    expect(a.replica.isMember(b.deviceKey)).toBe(false);
    expect(a.replica.discoveryKeys()).toHaveLength(2);
    expect(b.replica.discoveryKeys()).toHaveLength(1);
    expect(a.replica.state().removed.map(({ personId, hasLeft }) => [personId, hasLeft])).toEqual([[b.personId, false]]);
  });

  it("gives a new key to those who stay when somebody leaves", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    rig.connectAll();
    await rig.time.pass(1_000);
    void b.replica.leave();
    await rig.time.pass(3_000);
    expect(b.replica.state().ended).toBe("left");
    expect(a.replica.state().removed.map(({ hasLeft }) => hasLeft)).toEqual([true]);
    expect([a.keys.size, b.keys.size]).toEqual([2, 1]);
  });

  it("keeps what one member had taken in before it knew of a removal, and keeps out what nobody had", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    const c = await rig.admit(a, "丙", "editor");
    rig.connectAll();
    await rig.time.pass(1_000);
    rig.cutAll(a);
    setPoint(b, "p1", "丙也有");
    await rig.time.pass(500);
    rig.cutAll(b);
    setPoint(b, "p2", "谁也没有");
    void a.replica.remove(b.personId);
    await rig.time.pass(500);
    rig.connect(a, c);
    await rig.time.pass(2_000);
    expect(contentOf(a)).toEqual({ forest: { points: { p1: "丙也有" }, text: "", pending: false } });
    expect(contentOf(c)).toEqual(contentOf(a));
  });

  it("shows of a reader only that they are there", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "reader");
    rig.connectAll();
    await rig.time.pass(1_000);
    const shown = { at: "pt_1", docId: "note:pt_1", anchor: "{}", head: "{}", dragged: [] };
    a.replica.setPresence(shown);
    b.replica.setPresence(shown);
    await rig.time.pass(200);
    expect(b.presences.get(a.deviceKey)).toEqual(shown);
    expect(a.presences.get(b.deviceKey)).toEqual({ at: null, docId: null, anchor: null, head: null, dragged: [] });
    rig.cut(a, b);
    expect(a.presences.get(b.deviceKey)).toBeNull();
  });

  it("tells truly who has what, and since when not", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    rig.connectAll();
    await rig.time.pass(1_000);
    const deviceOf = () => a.replica.state().members.flatMap(({ devices }) => devices).find(({ deviceKey }) => deviceKey === b.deviceKey);
    expect(deviceOf()).toMatchObject({ isOnline: true, route: "lan", pendingBlocks: 0, pendingSinceMs: null });
    rig.cut(a, b);
    setPoint(a, "p1", "一");
    await rig.time.pass(200);
    expect(deviceOf()).toMatchObject({ isOnline: false, pendingBlocks: 1 });
    rig.connect(a, b);
    await rig.time.pass(500);
    expect(deviceOf()).toMatchObject({ isOnline: true, pendingBlocks: 0, pendingSinceMs: null });
  });

  it("repeats a delivery that was not confirmed", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    const tokens: number[] = [];
    b.replica.onDelivery((delivery) => { tokens.push(delivery.updates.length); });
    rig.connectAll();
    setPoint(a, "p1", "一");
    await rig.time.pass(500);
    expect(tokens).toEqual([1]);
    b.replica.onDelivery(null);
    b.replica.onDelivery((delivery) => { tokens.push(delivery.updates.length); b.replica.confirm(delivery.token); });
    await rig.time.pass(100);
    expect(tokens).toEqual([1, 1]);
    b.replica.onDelivery((delivery) => { tokens.push(delivery.updates.length); }, true);
    await rig.time.pass(100);
    expect(tokens).toEqual([1, 1, 1]);
  });

  it("ends a session with somebody who turns out never to have been let in", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "admin");
    rig.connect(a, b);
    await rig.time.pass(1_000);
    rig.cut(a, b);
    void a.replica.remove(b.personId);
    const c = await rig.admit(b, "丙", "editor");
    rig.connect(b, c);
    await rig.time.pass(1_000);
    const shown = { at: "pt_1", docId: null, anchor: null, head: null, dragged: [] };
    c.replica.setPresence(shown);
    await rig.time.pass(200);
    expect(b.presences.get(c.deviceKey)).toEqual(shown);
    const pair = channelPair(rig.time, { delayMs: () => 2, onSent: () => undefined });
    a.replica.connect(pair.a, { deviceKey: b.deviceKey, route: "lan", isKeeper: false });
    b.replica.connect(pair.b, { deviceKey: a.deviceKey, route: "lan", isKeeper: false });
    await rig.time.pass(3_000);
    expect(b.replica.state().ended).toBe("removed");
    expect(b.presences.get(c.deviceKey)).toBeNull();
  });

  it("writes again what a full disk refused, and says so", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    a.store.isFull = true;
    setPoint(a, "p1", "一");
    await rig.time.pass(100);
    expect(a.events.map(({ kind }) => kind)).toContain("disk");
    const length = a.disk.logs.get(a.logKey)?.length ?? 0;
    a.store.isFull = false;
    await rig.time.pass(1_500);
    expect(a.disk.logs.get(a.logKey)).toHaveLength(length + 1);
  });

  it("does not write under an id that is not its own", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    a.receivedDoc("forest").clientID = 4_711;
    setPoint(a, "p1", "一");
    for (let round = 0; round < 200 && a.events.length === 0; round += 1) await rig.time.pass(10);
    expect(a.events.map(({ reason }) => reason)).toEqual(["client-id"]);
    expect(a.replica.state().ownRefused).toBe(1);
  }, 60_000);

  it("writes what is its own of many things that come together, and refuses the rest", async () => {
    const rig = new GroupRig();
    const a = await rig.found("甲");
    const b = await rig.admit(a, "乙", "editor");
    rig.connect(a, b);
    await rig.time.pass(500);
    const doc = a.receivedDoc("forest");
    const ownId = doc.clientID;
    const good: Uint8Array[] = [];
    const listen = (bytes: Uint8Array): void => { good.push(bytes); };
    doc.on("update", listen);
    for (let no = 0; no < 40; no += 1) doc.getMap("points").set(`p${no}`, `第 ${no}`);
    doc.off("update", listen);
    const strange = a.receivedDoc("note:pt_1");
    strange.clientID = 4_711;
    let foreign = new Uint8Array();
    strange.once("update", (bytes: Uint8Array) => { foreign = bytes.slice(); });
    strange.getText("text").insert(0, "谁的");
    expect([doc.clientID, foreign.length > 0]).toEqual([ownId, true]);
    const broken = Uint8Array.of(255, 255, 255, 255, 255);
    const written = a.replica.write([...good.slice(0, 20), broken, ...good.slice(20), foreign].map((bytes) => ({ docId: "forest", bytes })));
    for (let round = 0; round < 200 && a.events.length < 2; round += 1) await rig.time.pass(10);
    await written;
    await rig.time.pass(500);
    expect(a.events.map(({ kind, reason }) => [kind, reason])).toEqual([["refused", "unreadable"], ["refused", "client-id"]]);
    expect(Object.keys(b.receivedDoc("forest").getMap("points").toJSON())).toHaveLength(40);
    expect(b.receivedDoc("forest").getText("text").toJSON()).toBe("");
  }, 60_000);
});
