import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { calls, events } from "#shared/ipc/contract.ts";
import { unpackUpdates } from "#shared/storage/index.ts";
import { createFakePeers } from "#tests/support/fakePeersPort.ts";
import { group, GROUP_ID, LOG_KEY, MainGroups, state, textOf, update } from "#tests/support/mainGroups.ts";

let main: MainGroups;
beforeEach(async () => { main = await MainGroups.open(); });
afterEach(() => main.close());

describe("groups on a machine that has none", () => {
  it("cost nothing: no process, no key, no folder", async () => {
    main.hasKey = false;
    const forestId = await main.openForest();
    main.groups.pageIsUsable();
    main.timers.advance(1_000);
    expect(await main.handlers["groups.clientIds"]({ forestId, count: 4 })).toEqual({ clientIds: null, personId: null });
    expect(await main.handlers["groups.state"]({ forestId })).toEqual({ state: null });
    expect(await main.handlers["groups.leave"]({ forestId })).toEqual({ refused: "not-found" });
    await main.write(forestId, update("forest", "x"));
    await main.groups.forestPurged(forestId);
    expect([main.peers.forks(), await readdir(main.root)]).toEqual([0, ["forests"]]);
  });

  it("answer that they do not run when there is no key to be had", async () => {
    main.hasKey = false;
    const forestId = await main.openForest();
    expect(await main.handlers["groups.clientIds"]({ forestId, count: 4, prepare: true })).toEqual({ clientIds: null, personId: null });
    expect(await main.handlers["groups.readLink"]({ link: "zhishisenlin://join/1.x" })).toEqual({ invite: null });
    const { joining } = calls["groups.join"].output.parse(await main.handlers["groups.join"]({ link: "x", personName: "我" }));
    expect([joining.stage, joining.problem]).toEqual(["failed", "unexpected"]);
    expect(await main.handlers["groups.addresses"]({})).toEqual({ addresses: [], keysAreProtected: true });
  });
});

describe("a forest that becomes a group", () => {
  it("begins with its shared documents, and goes on with what is written after", async () => {
    const forestId = await main.founded();
    const [created] = main.peers.inputs("createGroup");
    expect(created).toMatchObject({ groupId: GROUP_ID, forestId, name: "生物小组", personName: "我", handedThroughSeq: 3 });
    expect(created?.base.map(({ docId }) => docId)).toEqual(["forest", "note:pt_1"]);
    expect(textOf(created?.base ?? [], "forest")).toBe("tree");
    await main.write(forestId, update("forest", "mine"), update("personal", "SECRET"), update("forest", "theirs", "pr_other"));
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest mine"]); });
    expect(main.peers.inputs("handUpdates")[0]?.throughSeq).toBe(6);
    expect(JSON.parse(await readFile(join(main.root, "groups", GROUP_ID, "forest.json"), "utf8"))).toMatchObject({ forestId, groupId: GROUP_ID, logKey: LOG_KEY, isFounded: true, hasEnded: false, personId: null });
  });

  it("is given ids of its own log, each once, also after a start without the process", async () => {
    const forestId = await main.founded();
    expect(await main.handlers["groups.clientIds"]({ forestId, count: 3 })).toEqual({ clientIds: [1_002, 1_003, 1_004], personId: null });
    [main.peers, main.hasKey] = [createFakePeers(), false];
    main.launch();
    expect(await main.handlers["groups.clientIds"]({ forestId, count: 1 })).toEqual({ clientIds: [1_005], personId: null });
    expect(main.peers.forks()).toBe(0);
    await expect(main.handlers["groups.state"]({ forestId })).rejects.toThrow();
  });

  it("must have its keys first, and only once", async () => {
    const forestId = await main.openForest();
    expect(await main.handlers["groups.create"]({ forestId, name: "n", personName: "p" })).toEqual({ refused: "not-found" });
    await main.handlers["groups.clientIds"]({ forestId, count: 1, prepare: true });
    await main.handlers["groups.create"]({ forestId, name: "n", personName: "p" });
    expect(await main.handlers["groups.create"]({ forestId, name: "n", personName: "p" })).toEqual({ refused: "not-allowed" });
  });

  it("hands over what is private only from when another device of this person was linked: as it stands, then as it is written, and once more after a crash in between", async () => {
    const forestId = await main.founded();
    await main.write(forestId, update("personal", "SECRET"), update("my:note:pt_1", "SECRET, too"), update("forest", "shared"));
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest shared"]); });
    main.peers.answers.handOwnState = () => { throw new Error("the disk refuses"); };
    main.peers.emit("linked", { groupId: GROUP_ID });
    await vi.waitFor(() => { expect(main.peers.inputs("handOwnState")).toHaveLength(1); });
    delete main.peers.answers.handOwnState;
    main.known = [group({ forestId, owesOwnState: true, handedThroughSeq: main.peers.inputs("handUpdates").at(-1)?.throughSeq ?? -1 })];
    main.peers.crash();
    main.timers.advance(500);
    await vi.waitFor(() => { expect(main.peers.inputs("handOwnState")).toHaveLength(2); });
    const [first, second] = main.peers.inputs("handOwnState");
    expect(first?.updates.map(({ docId }) => docId).sort()).toEqual(["my:note:pt_1", "personal"]);
    expect(textOf(second?.updates ?? [], "personal")).toContain("SECRET");
    expect(textOf(second?.updates ?? [], "my:note:pt_1")).toContain("SECRET, too");
    await main.write(forestId, update("personal", "later"), update("personal", "from there", "pr_me+"), update("forest", "shared later"));
    await vi.waitFor(() => { expect(main.handed().slice(1)).toEqual(["personal later", "forest shared later"]); });
  });
});

describe("what was written while the process was away", () => {
  it("is handed over at the next start, though the forest is closed", async () => {
    const forestId = await main.founded();
    main.peers.crash();
    await main.write(forestId, update("forest", "while away"), update("note:pt_2", "too"));
    await main.logs.close(forestId);
    expect(main.handed()).toEqual([]);
    main.timers.advance(500);
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest while away", "note:pt_2 too"]); });
    expect(main.peers.inputs("handUpdates").at(-1)?.throughSeq).toBe(5);
  });

  it("is handed over after the app was started again, once the page stands", async () => {
    const forestId = await main.founded();
    await main.groups.stop();
    await main.write(forestId, update("forest", "late"));
    main.launch();
    main.groups.pageIsUsable();
    main.timers.advance(1_000);
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest late"]); });
  });

  it("is handed over before the app ends", async () => {
    const forestId = await main.founded();
    await main.write(forestId, update("forest", "last words"));
    await main.groups.stop();
    expect(main.handed()).toEqual(["forest last words"]);
    expect(main.peers.inputs("stop")).toHaveLength(1);
    expect(main.peers.isAlive()).toBe(false);
  });
});

describe("what comes from others", () => {
  it("goes to the page as packs, with their authors, and their confirmation back", async () => {
    const forestId = await main.founded();
    await main.handlers["groups.follow"]({ forestId, fromScratch: true });
    expect(main.peers.inputs("follow")).toEqual([{ groupId: GROUP_ID, fromScratch: true }]);
    main.peers.emit("delivered", { groupId: GROUP_ID, token: 4, updates: [{ docId: "forest", bytes: Uint8Array.of(1, 2), by: "pr_other" }, { docId: "discussion", bytes: Uint8Array.of(3), by: "pr_third" }] });
    main.peers.emit("changed", { groupId: GROUP_ID, state: state() });
    main.peers.emit("presence", { groupId: GROUP_ID, peers: [{ personId: "pr_other", deviceKey: LOG_KEY, name: "她", presence: null }] });
    main.peers.emit("changed", { groupId: `gr_${"x".repeat(43)}`, state: state() });
    const [delivered, changed, presence] = main.sent;
    expect(main.sent.map(({ name }) => name)).toEqual(["groups.delivered", "groups.changed", "groups.presence"]);
    const { updates, by, token } = events["groups.delivered"].parse(delivered?.payload);
    expect([unpackUpdates(updates), by, token]).toEqual([[{ docId: "forest", bytes: Uint8Array.of(1, 2) }, { docId: "discussion", bytes: Uint8Array.of(3) }], ["pr_other", "pr_third"], 4]);
    expect(changed?.payload).toMatchObject({ forestId, state: { forestId } });
    expect(presence?.payload).toMatchObject({ forestId });
    await main.handlers["groups.applied"]({ forestId, token: 4 });
    expect(main.peers.inputs("applied")).toEqual([{ groupId: GROUP_ID, token: 4 }]);
  });

  it("is asked for again, not from scratch, when the process was started again", async () => {
    const forestId = await main.founded();
    await main.handlers["groups.follow"]({ forestId, fromScratch: true });
    main.peers.crash();
    main.timers.advance(500);
    await vi.waitFor(() => { expect(main.peers.inputs("follow")).toEqual([{ groupId: GROUP_ID, fromScratch: true }, { groupId: GROUP_ID, fromScratch: false }]); });
    main.groups.forestClosed(forestId);
    await vi.waitFor(() => { expect(main.peers.inputs("unfollow")).toHaveLength(1); });
  });
});

describe("calls about a group", () => {
  it("go to the process under its own name for the forest, with its answer", async () => {
    const forestId = await main.founded();
    main.peers.answers.remove = () => "not-allowed";
    main.peers.answers.setKeeper = () => "bad-address";
    main.peers.answers.dial = () => true;
    main.peers.answers.diagnose = () => [{ what: "all-well", detail: "" }];
    main.peers.answers.invite = () => ({ refused: null, inviteId: "i".repeat(16), link: "l" });
    expect(await main.handlers["groups.remove"]({ forestId, personId: "pr_x" })).toEqual({ refused: "not-allowed" });
    expect(await main.handlers["groups.setKeeper"]({ forestId, address: "x", isAdded: true })).toEqual({ refused: "bad-address" });
    expect(await main.handlers["groups.setPaused"]({ forestId, isPaused: true })).toEqual({ refused: null });
    expect(await main.handlers["groups.dial"]({ forestId, address: "h:1" })).toEqual({ reached: true });
    expect(await main.handlers["groups.diagnose"]({ forestId })).toEqual({ findings: [{ what: "all-well", detail: "" }] });
    expect((await main.handlers["groups.invite"]({ forestId, role: "editor", expiresInMs: 60_000 })).link).toBe("l");
    expect(main.peers.inputs("remove")).toEqual([{ groupId: GROUP_ID, personId: "pr_x" }]);
    main.peers.crash();
    expect(await main.handlers["groups.rename"]({ forestId, name: "n" })).toEqual({ refused: "not-running" });
    expect((await main.handlers["groups.diagnose"]({ forestId })).findings).toEqual([{ what: "not-running", detail: "" }]);
  });
});
