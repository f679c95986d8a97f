import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { nodeFileSystem as fs } from "#electron/disk/fileSystem.ts";
import { createFileLog, createOpenLogs, type OpenLogs } from "#electron/durableLog/index.ts";
import { createForestFolders, type ForestFolders } from "#electron/main/forests/index.ts";
import { createGroups, type Groups } from "#electron/main/groups/createGroups.ts";
import type { KnownGroup, PeersUpdate } from "#electron/peers/peersProtocol.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";
import { storageTasks } from "#electron/workers/storageTasks.ts";
import { calls, events, type EventName } from "#shared/ipc/contract.ts";
import { NETWORK_DEFAULTS } from "#shared/settings/index.ts";
import { StorageError, unpackUpdates, type LoggedUpdate } from "#shared/storage/index.ts";
import type { GroupState, Joining } from "#shared/sync/index.ts";
import { createFakePeers, type FakePeers } from "#tests/support/fakePeersPort.ts";
import { manualTimers, type ManualTimers } from "#tests/support/manualTimers.ts";

const GROUP_ID = `gr_${"g".repeat(43)}`;
const LOG_KEY = "A".repeat(43);
// SAFETY: as in the worker: the task under a name takes the input of that name.
const runTask: RunTask = (name, input) => (storageTasks[name] as (input: unknown) => Promise<never>)(input);

let root: string;
let forests: ForestFolders;
let logs: OpenLogs;
let peers: FakePeers;
let timers: ManualTimers;
let groups: Groups;
let sent: { readonly name: EventName; readonly payload: unknown }[];
let warnings: string[];
let known: KnownGroup[];
let picks: { save: string | null; open: string | null };
let hasKey: boolean;
let me: string;
/** Files of forests: number → size. */
let keptFiles: Map<string, number>;
const files = {
  sizeOf: async (_forestId: string, sha256: string): Promise<number | null> => keptFiles.get(sha256) ?? null,
  keepFile: async (_forestId: string, path: string): Promise<{ sha256: string; sizeBytes: number }> => {
    if (path.includes("refused")) throw new StorageError("disk-full", "no room");
    const kept = { sha256: path.slice(-64), sizeBytes: 1_000 };
    keptFiles.set(kept.sha256, kept.sizeBytes);
    return kept;
  },
};

const group = (parts: Partial<KnownGroup> = {}): KnownGroup => ({ groupId: GROUP_ID, forestId: null, name: "生物小组", logKey: LOG_KEY, handedThroughSeq: -1, hasEnded: false, personId: null, owesOwnState: false, ...parts });
const state = (parts: Partial<GroupState> = {}): GroupState => ({
  groupId: GROUP_ID, forestId: "", name: "生物小组", createdAtMs: 1, myRole: "owner", ended: null, isPaused: false, totalBlocks: 1, missingBlocks: 0, members: [], removed: [], invites: [], requests: [], keepers: [], ownRefused: 0, ...parts,
});
const launch = (): void => {
  groups = createGroups({
    fs, forests, logs, runTask, nowMs: timers.nowMs, after: timers.after,
    groupsDir: join(root, "groups"), files, fork: peers.fork, deviceName: "机器", lanIsOff: true, network: () => NETWORK_DEFAULTS,
    openKey: async () => (hasKey ? { seed: new Uint8Array(32).fill(7), isProtected: false } : null),
    personId: () => me,
    becomePerson: async (personId) => { me = personId; },
    deriveClientIds: async (_group, from, count) => Array.from({ length: count }, (_, index) => 1_000 + from + index),
    dialogs: { saveInvite: async () => picks.save, openInvite: async () => picks.open, saveChanges: async (name) => (picks.save === null ? null : join(picks.save, `${name}.zslx`)), openChanges: async () => picks.open },
    send: (name, payload) => { sent.push({ name, payload: events[name].parse(payload) }); },
    warn: (message) => { warnings.push(message); },
  });
};
beforeEach(async () => {
  me = "pr_me";
  root = await mkdtemp(join(tmpdir(), "main-groups-"));
  await mkdir(join(root, "forests"));
  [sent, warnings, known, picks, hasKey] = [[], [], [], { save: null, open: null }, true];
  timers = manualTimers();
  keptFiles = new Map();
  logs = createOpenLogs({ makeLog: (forestId) => createFileLog({ fs, forestDir: forests.dirOf(forestId), nowMs: () => 5 }), warn: () => undefined });
  forests = createForestFolders({ dataDir: () => join(root, "forests"), defaultDataDir: "", logs, nowMs: () => 5, warn: () => undefined });
  peers = createFakePeers({
    start: () => ({ groups: known, deviceKey: "d" }),
    prepareGroup: ({ forestId }) => group({ forestId }),
    createGroup: ({ forestId, handedThroughSeq }) => ({ refused: null, group: group({ forestId, handedThroughSeq }) }),
    bindForest: ({ forestId }) => group({ forestId }),
    state: () => state(),
  });
  launch();
});
afterEach(async () => {
  await logs.closeAll();
  await rm(root, { recursive: true, force: true });
});

const update = (docId: string, text: string, by = "pr_me"): LoggedUpdate => {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, text);
  return { docId, bytes: Y.encodeStateAsUpdate(doc), by };
};
const textOf = (updates: readonly PeersUpdate[], docId: string): string => {
  const doc = new Y.Doc();
  for (const { bytes } of updates.filter((one) => one.docId === docId)) Y.applyUpdate(doc, bytes);
  return doc.getText("t").toJSON();
};
const write = async (forestId: string, ...updates: LoggedUpdate[]): Promise<void> => {
  const firstSeq = logs.nextSeq(forestId) ?? -1;
  await logs.append(forestId, firstSeq, updates);
  groups.forestWritten(forestId, firstSeq, updates);
};
const openForest = async (): Promise<string> => {
  const { forestId } = await forests.create("林");
  await reopen(forestId);
  return forestId;
};
const reopen = async (forestId: string): Promise<void> => {
  groups.forestOpened(forestId, (await logs.open(forestId)).nextSeq);
};
/** A forest with something in it that has just become a group. */
const founded = async (): Promise<string> => {
  const forestId = await openForest();
  await write(forestId, update("forest", "tree"), update("personal", "SECRET"), update("note:pt_1", "note"), update("my:note:pt_1", "SECRET"));
  await groups.handlers["groups.clientIds"]({ forestId, count: 2, prepare: true });
  expect(await groups.handlers["groups.create"]({ forestId, name: "生物小组", personName: "我" })).toEqual({ refused: null });
  known = [group({ forestId, handedThroughSeq: 3 })];
  return forestId;
};
const handed = (): string[] => peers.inputs("handUpdates").flatMap(({ updates }) => updates.map((one) => `${one.docId} ${textOf([one], one.docId)}`));

describe("files of shared notes", () => {
  const SHA = "ab".repeat(32);
  const told = (): unknown[] => sent.filter(({ name }) => name === "groups.file").map(({ payload }) => payload);
  const fetch = (forestId: string, limitBytes = 100) => groups.handlers["groups.fetchFile"]({ forestId, sha256: SHA, limitBytes });

  it("are given out from where the forest lies, asked for when they are not here, and put into the forest when they come", async () => {
    const forestId = await founded();
    await vi.waitFor(() => { expect(peers.inputs("setShelf")).toEqual([{ groupId: GROUP_ID, forestDir: forests.dirOf(forestId) }]); });
    const coming = { sha256: SHA, stage: "asking" as const, haveBytes: 0, totalBytes: null, people: [] };
    peers.answers.fetchFile = () => coming;
    expect(await fetch(forestId)).toEqual({ file: coming });
    expect(peers.inputs("fetchFile")).toEqual([{ groupId: GROUP_ID, sha256: SHA, limitBytes: 100 }]);
    peers.emit("file", { groupId: GROUP_ID, file: { ...coming, stage: "fetching", totalBytes: 1_000 } });
    peers.emit("fileArrived", { groupId: GROUP_ID, sha256: SHA, path: `/groups/files/${SHA}` });
    peers.emit("fileArrived", { groupId: GROUP_ID, sha256: SHA, path: `/groups/files/${SHA}` });
    await vi.waitFor(() => { expect(peers.inputs("fileTaken")).toEqual([{ groupId: GROUP_ID, sha256: SHA }]); });
    await vi.waitFor(() => { expect(told()).toMatchObject([{ forestId, file: { stage: "fetching" } }, { forestId, file: { stage: "here", totalBytes: 1_000 } }]); });
    expect((await fetch(forestId)).file.stage).toBe("here");
    expect(peers.inputs("fetchFile")).toHaveLength(1);
  });

  it("say when the disk refuses one that came, and leave it to be taken another time", async () => {
    const forestId = await founded();
    peers.emit("fileArrived", { groupId: GROUP_ID, sha256: SHA, path: `/refused/${SHA}` });
    await vi.waitFor(() => { expect(told()).toMatchObject([{ forestId, file: { sha256: SHA, stage: "failed" } }]); });
    expect(peers.inputs("fileTaken")).toEqual([]);
    expect(warnings.at(-1)).toContain("no room");
  });

  it("are asked for once more by a process that was started again, but for what was called off", async () => {
    const forestId = await founded();
    await fetch(forestId);
    await groups.handlers["groups.cancelFile"]({ forestId, sha256: SHA });
    await groups.handlers["groups.fetchFile"]({ forestId, sha256: "cd".repeat(32), limitBytes: 7 });
    peers.crash();
    timers.advance(60_000);
    await vi.waitFor(() => { expect(peers.inputs("fetchFile").slice(2)).toEqual([{ groupId: GROUP_ID, sha256: "cd".repeat(32), limitBytes: 7 }]); });
    expect(peers.inputs("cancelFile")).toEqual([{ groupId: GROUP_ID, sha256: SHA }]);
  });

  it("are nobody's to ask for in a forest of one's own", async () => {
    expect((await fetch(await openForest())).file.stage).toBe("away");
    expect(peers.forks()).toBe(0);
  });
});

describe("groups on a machine that has none", () => {
  it("cost nothing: no process, no key, no folder", async () => {
    hasKey = false;
    const forestId = await openForest();
    groups.pageIsUsable();
    timers.advance(1_000);
    expect(await groups.handlers["groups.clientIds"]({ forestId, count: 4 })).toEqual({ clientIds: null, personId: null });
    expect(await groups.handlers["groups.state"]({ forestId })).toEqual({ state: null });
    expect(await groups.handlers["groups.leave"]({ forestId })).toEqual({ refused: "not-found" });
    await write(forestId, update("forest", "x"));
    await groups.forestPurged(forestId);
    expect([peers.forks(), await readdir(root)]).toEqual([0, ["forests"]]);
  });

  it("answer that they do not run when there is no key to be had", async () => {
    hasKey = false;
    const forestId = await openForest();
    expect(await groups.handlers["groups.clientIds"]({ forestId, count: 4, prepare: true })).toEqual({ clientIds: null, personId: null });
    expect(await groups.handlers["groups.readLink"]({ link: "zhishisenlin://join/1.x" })).toEqual({ invite: null });
    const { joining } = calls["groups.join"].output.parse(await groups.handlers["groups.join"]({ link: "x", personName: "我" }));
    expect([joining.stage, joining.problem]).toEqual(["failed", "unexpected"]);
    expect(await groups.handlers["groups.addresses"]({})).toEqual({ addresses: [], keysAreProtected: true });
  });
});

describe("a forest that becomes a group", () => {
  it("begins with its shared documents, and goes on with what is written after", async () => {
    const forestId = await founded();
    const [created] = peers.inputs("createGroup");
    expect(created).toMatchObject({ groupId: GROUP_ID, forestId, name: "生物小组", personName: "我", handedThroughSeq: 3 });
    expect(created?.base.map(({ docId }) => docId)).toEqual(["forest", "note:pt_1"]);
    expect(textOf(created?.base ?? [], "forest")).toBe("tree");
    await write(forestId, update("forest", "mine"), update("personal", "SECRET"), update("forest", "theirs", "pr_other"));
    await vi.waitFor(() => { expect(handed()).toEqual(["forest mine"]); });
    expect(peers.inputs("handUpdates")[0]?.throughSeq).toBe(6);
    expect(JSON.parse(await readFile(join(root, "groups", GROUP_ID, "forest.json"), "utf8"))).toMatchObject({ forestId, groupId: GROUP_ID, logKey: LOG_KEY, isFounded: true, hasEnded: false, personId: null });
  });

  it("is given ids of its own log, each once, also after a start without the process", async () => {
    const forestId = await founded();
    expect(await groups.handlers["groups.clientIds"]({ forestId, count: 3 })).toEqual({ clientIds: [1_002, 1_003, 1_004], personId: null });
    [peers, hasKey] = [createFakePeers(), false];
    launch();
    expect(await groups.handlers["groups.clientIds"]({ forestId, count: 1 })).toEqual({ clientIds: [1_005], personId: null });
    expect(peers.forks()).toBe(0);
    await expect(groups.handlers["groups.state"]({ forestId })).rejects.toThrow();
  });

  it("must have its keys first, and only once", async () => {
    const forestId = await openForest();
    expect(await groups.handlers["groups.create"]({ forestId, name: "n", personName: "p" })).toEqual({ refused: "not-found" });
    await groups.handlers["groups.clientIds"]({ forestId, count: 1, prepare: true });
    await groups.handlers["groups.create"]({ forestId, name: "n", personName: "p" });
    expect(await groups.handlers["groups.create"]({ forestId, name: "n", personName: "p" })).toEqual({ refused: "not-allowed" });
  });
});

describe("what was written while the process was away", () => {
  it("is handed over at the next start, though the forest is closed", async () => {
    const forestId = await founded();
    peers.crash();
    await write(forestId, update("forest", "while away"), update("note:pt_2", "too"));
    await logs.close(forestId);
    expect(handed()).toEqual([]);
    timers.advance(500);
    await vi.waitFor(() => { expect(handed()).toEqual(["forest while away", "note:pt_2 too"]); });
    expect(peers.inputs("handUpdates").at(-1)?.throughSeq).toBe(5);
  });

  it("is handed over after the app was started again, once the page stands", async () => {
    const forestId = await founded();
    await groups.stop();
    await write(forestId, update("forest", "late"));
    launch();
    groups.pageIsUsable();
    timers.advance(1_000);
    await vi.waitFor(() => { expect(handed()).toEqual(["forest late"]); });
  });

  it("is handed over before the app ends", async () => {
    const forestId = await founded();
    await write(forestId, update("forest", "last words"));
    await groups.stop();
    expect(handed()).toEqual(["forest last words"]);
    expect(peers.inputs("stop")).toHaveLength(1);
    expect(peers.isAlive()).toBe(false);
  });
});

describe("what comes from others", () => {
  it("goes to the page as packs, with their authors, and their confirmation back", async () => {
    const forestId = await founded();
    await groups.handlers["groups.follow"]({ forestId, fromScratch: true });
    expect(peers.inputs("follow")).toEqual([{ groupId: GROUP_ID, fromScratch: true }]);
    peers.emit("delivered", { groupId: GROUP_ID, token: 4, updates: [{ docId: "forest", bytes: Uint8Array.of(1, 2), by: "pr_other" }, { docId: "discussion", bytes: Uint8Array.of(3), by: "pr_third" }] });
    peers.emit("changed", { groupId: GROUP_ID, state: state() });
    peers.emit("presence", { groupId: GROUP_ID, peers: [{ personId: "pr_other", deviceKey: LOG_KEY, name: "她", presence: null }] });
    peers.emit("changed", { groupId: `gr_${"x".repeat(43)}`, state: state() });
    const [delivered, changed, presence] = sent;
    expect(sent.map(({ name }) => name)).toEqual(["groups.delivered", "groups.changed", "groups.presence"]);
    const { updates, by, token } = events["groups.delivered"].parse(delivered?.payload);
    expect([unpackUpdates(updates), by, token]).toEqual([[{ docId: "forest", bytes: Uint8Array.of(1, 2) }, { docId: "discussion", bytes: Uint8Array.of(3) }], ["pr_other", "pr_third"], 4]);
    expect(changed?.payload).toMatchObject({ forestId, state: { forestId } });
    expect(presence?.payload).toMatchObject({ forestId });
    await groups.handlers["groups.applied"]({ forestId, token: 4 });
    expect(peers.inputs("applied")).toEqual([{ groupId: GROUP_ID, token: 4 }]);
  });

  it("is asked for again, not from scratch, when the process was started again", async () => {
    const forestId = await founded();
    await groups.handlers["groups.follow"]({ forestId, fromScratch: true });
    peers.crash();
    timers.advance(500);
    await vi.waitFor(() => { expect(peers.inputs("follow")).toEqual([{ groupId: GROUP_ID, fromScratch: true }, { groupId: GROUP_ID, fromScratch: false }]); });
    groups.forestClosed(forestId);
    await vi.waitFor(() => { expect(peers.inputs("unfollow")).toHaveLength(1); });
  });
});

describe("a group this device joins", () => {
  const joining: Joining = { joinId: "j1", groupName: "生物小组", inviterName: "她", isOwnDevice: false, role: "editor", stage: "waiting", phrase: null, answeredBy: "", otherPhrases: [], forestId: null, haveBlocks: 0, totalBlocks: 0, problem: null };
  it("gets a forest of its own, and has it after a crash in between", async () => {
    peers.answers.join = () => joining;
    await groups.handlers["groups.join"]({ link: "l", personName: "我" });
    peers.emit("joined", { joinId: "j1", group: group() });
    await vi.waitFor(() => { expect(peers.inputs("bindForest")).toHaveLength(1); });
    const [made] = await forests.list();
    expect([made?.name, peers.inputs("bindForest")[0]]).toEqual(["生物小组", { groupId: GROUP_ID, forestId: made?.forestId }]);
    // The answer was lost: the process still knows of no forest.
    known = [group()];
    peers.crash();
    timers.advance(500);
    await vi.waitFor(() => { expect(peers.inputs("bindForest")).toHaveLength(2); });
    expect([(await forests.list()).length, peers.inputs("bindForest")[1]?.forestId]).toEqual([1, made?.forestId]);
    expect((await groups.handlers["groups.clientIds"]({ forestId: made?.forestId ?? "", count: 1 })).clientIds).toEqual([1_000]);
  });

  it("makes a new installation that person's who linked it; one with work of its own stays who it is, and is that person in this group", async () => {
    peers.answers.join = () => joining;
    await groups.handlers["groups.join"]({ link: "l", personName: "她" });
    peers.emit("joined", { joinId: "j1", group: group({ personId: "pr_her" }) });
    await vi.waitFor(() => { expect(peers.inputs("bindForest")).toHaveLength(1); });
    expect(me).toBe("pr_her");
    const second = `gr_${"h".repeat(43)}`;
    peers.answers.bindForest = ({ groupId, forestId }) => group({ groupId, forestId, personId: "pr_third" });
    peers.emit("joined", { joinId: "j2", group: group({ groupId: second, personId: "pr_third" }) });
    await vi.waitFor(() => { expect(peers.inputs("bindForest")).toHaveLength(2); });
    expect(me).toBe("pr_her");
    const forestId = peers.inputs("bindForest")[1]?.forestId ?? "";
    expect((await groups.handlers["groups.clientIds"]({ forestId, count: 1 })).personId).toBe("pr_third");
    groups.forestOpened(forestId, (await logs.open(forestId)).nextSeq);
    await write(forestId, update("forest", "as the third", "pr_third"), update("forest", "elsewhere", "pr_third+"), update("forest", "as before", "pr_her"));
    await vi.waitFor(() => { expect(handed()).toEqual(["forest as the third", "forest as before"]); });
  });

  it("hands over what is private only from when another device of this person was linked: as it stands, then as it is written, and once more after a crash in between", async () => {
    const forestId = await founded();
    await write(forestId, update("personal", "SECRET"), update("my:note:pt_1", "SECRET, too"), update("forest", "shared"));
    await vi.waitFor(() => { expect(handed()).toEqual(["forest shared"]); });
    peers.answers.handOwnState = () => { throw new Error("the disk refuses"); };
    peers.emit("linked", { groupId: GROUP_ID });
    await vi.waitFor(() => { expect(peers.inputs("handOwnState")).toHaveLength(1); });
    delete peers.answers.handOwnState;
    known = [group({ forestId, owesOwnState: true, handedThroughSeq: peers.inputs("handUpdates").at(-1)?.throughSeq ?? -1 })];
    peers.crash();
    timers.advance(500);
    await vi.waitFor(() => { expect(peers.inputs("handOwnState")).toHaveLength(2); });
    const [first, second] = peers.inputs("handOwnState");
    expect(first?.updates.map(({ docId }) => docId).sort()).toEqual(["my:note:pt_1", "personal"]);
    expect(textOf(second?.updates ?? [], "personal")).toContain("SECRET");
    expect(textOf(second?.updates ?? [], "my:note:pt_1")).toContain("SECRET, too");
    await write(forestId, update("personal", "later"), update("personal", "from there", "pr_me+"), update("forest", "shared later"));
    await vi.waitFor(() => { expect(handed().slice(1)).toEqual(["personal later", "forest shared later"]); });
  });

  it("goes on with a request that nobody had answered when the app ended", async () => {
    await mkdir(join(root, "groups"), { recursive: true });
    await writeFile(join(root, "groups", "joins"), "sealed");
    groups.pageIsUsable();
    timers.advance(1_000);
    await vi.waitFor(() => { expect(peers.forks()).toBe(1); });
  });

  it("fails on the screen when no forest can be made", async () => {
    peers.answers.join = () => joining;
    await groups.handlers["groups.join"]({ link: "l", personName: "我" });
    peers.emit("joining", joining);
    await rm(join(root, "forests"), { recursive: true });
    peers.emit("joined", { joinId: "j1", group: group() });
    await vi.waitFor(() => { expect(sent.at(-1)).toMatchObject({ name: "groups.joining", payload: { joinId: "j1", stage: "failed", problem: "unexpected" } }); });
  });
});

describe("a group's forest made anew", () => {
  const rebuild = (forestId: string) => groups.handlers["groups.rebuild"]({ forestId, copyName: "林（我的副本）" });

  it("takes the place of the one there is, which stays as this person's own", async () => {
    const forestId = await founded();
    await write(forestId, update("forest", "before"));
    await vi.waitFor(() => { expect(handed()).toEqual(["forest before"]); });
    peers.answers.rebuild = ({ forestId: made }) => group({ forestId: made });
    const answer = await rebuild(forestId);
    const newForestId = answer.newForestId ?? "";
    expect(answer).toEqual({ refused: null, newForestId });
    expect(peers.inputs("rebuild")).toEqual([{ groupId: GROUP_ID, forestId: newForestId }]);
    expect((await forests.list()).map((entry) => [entry.forestId, entry.name]).sort()).toEqual([[forestId, "林（我的副本）"], [newForestId, "生物小组"]].sort());
    // Ids go on where they were; the old forest is in no group, and nothing of it goes out.
    expect((await groups.handlers["groups.clientIds"]({ forestId: newForestId, count: 1 })).clientIds).toEqual([1_002]);
    expect((await groups.handlers["groups.clientIds"]({ forestId, count: 1 })).clientIds).toBeNull();
    expect(await groups.handlers["groups.state"]({ forestId })).toEqual({ state: null });
    await write(forestId, update("forest", "my own"));
    await reopen(newForestId);
    await write(newForestId, update("forest", "of the group", "pr_other"), update("forest", "after"));
    await vi.waitFor(() => { expect(handed()).toEqual(["forest before", "forest after"]); });
    peers.emit("changed", { groupId: GROUP_ID, state: state() });
    expect(sent.at(-1)).toMatchObject({ name: "groups.changed", payload: { forestId: newForestId } });
  });

  it("is not begun when groups do not run, and leaves everything as it was when it fails", async () => {
    const forestId = await founded();
    peers.answers.rebuild = () => null;
    peers.answers.bindForest = (bound) => group({ forestId: bound.forestId, handedThroughSeq: 3 });
    expect(await rebuild(forestId)).toEqual({ refused: "not-found", newForestId: null });
    expect((await forests.list()).filter((entry) => entry.trashedAtMs === null).map((entry) => [entry.forestId, entry.name])).toEqual([[forestId, "林"]]);
    await write(forestId, update("forest", "goes on"));
    await vi.waitFor(() => { expect(handed()).toEqual(["forest goes on"]); });
    expect(await rebuild("fr_other")).toEqual({ refused: "not-found", newForestId: null });
    peers.answers.rebuild = () => { throw new Error("no space"); };
    expect(await rebuild(forestId)).toEqual({ refused: "disk", newForestId: null });
    expect(await forests.list()).toHaveLength(1);
    await write(forestId, update("forest", "still"));
    await vi.waitFor(() => { expect(handed()).toContain("forest still"); });
  });
});

describe("a group that is over", () => {
  it("that this device left keeps the process running after a start, so that the others hear of it, for a month", async () => {
    const forestId = await founded();
    expect(await groups.handlers["groups.leave"]({ forestId })).toEqual({ refused: null });
    known = [group({ forestId, hasEnded: true, personId: null })];
    const startAgain = async (): Promise<number> => {
      const before = peers.forks();
      await groups.stop();
      launch();
      groups.pageIsUsable();
      timers.advance(1_000);
      await groups.handlers["groups.clientIds"]({ forestId, count: 1 });
      await new Promise((resolve) => { setImmediate(resolve); });
      return peers.forks() - before;
    };
    expect([await startAgain(), await startAgain()]).toEqual([1, 1]);
    timers.advance(31 * 86_400_000);
    expect(await startAgain()).toBe(0);
  });

  it("hands over nothing more, gives out no more ids, and can be forgotten", async () => {
    const forestId = await founded();
    expect(await groups.handlers["groups.forget"]({ forestId })).toEqual({ refused: "not-allowed" });
    peers.emit("changed", { groupId: GROUP_ID, state: state({ ended: "removed", myRole: null }) });
    expect(await groups.handlers["groups.clientIds"]({ forestId, count: 1 })).toEqual({ clientIds: null, personId: null });
    await write(forestId, update("forest", "my own now"));
    await vi.waitFor(async () => { expect(JSON.parse(await readFile(join(root, "groups", GROUP_ID, "forest.json"), "utf8"))).toMatchObject({ hasEnded: true, personId: null }); });
    expect(await groups.handlers["groups.forget"]({ forestId })).toEqual({ refused: null });
    expect([peers.inputs("forget"), handed(), await readdir(join(root, "groups"))]).toEqual([[{ groupId: GROUP_ID }], [], []]);
  });

  it("is forgotten with its forest, at the next start when the process is away", async () => {
    const forestId = await founded();
    await logs.close(forestId);
    peers.crash();
    await groups.forestPurged(forestId);
    expect(peers.inputs("forget")).toEqual([]);
    timers.advance(500);
    await vi.waitFor(() => { expect(peers.inputs("forget")).toEqual([{ groupId: GROUP_ID }]); });
    await vi.waitFor(async () => { expect(await readdir(join(root, "groups"))).toEqual([]); });
  });

  it("is found again by the process when main's own file is lost", async () => {
    const forestId = await founded();
    await groups.stop();
    await writeFile(join(root, "groups", GROUP_ID, "forest.json"), "{");
    launch();
    expect((await groups.handlers["groups.clientIds"]({ forestId, count: 1 })).clientIds).toEqual([1_002]);
  });
});

describe("files of groups", () => {
  it("carry changes out and in, and invitations", async () => {
    const forestId = await founded();
    peers.answers.packChanges = () => ({ bytes: Uint8Array.of(1, 2, 3), blocks: 5 });
    peers.answers.takeChanges = ({ bytes }) => ({ blocks: bytes.length, problem: null });
    expect(await groups.handlers["groups.exportChanges"]({ forestId })).toEqual({ savedAs: null, blocks: 0, refused: null });
    expect(await groups.handlers["groups.importChanges"]({ forestId })).toEqual({ picked: false, blocks: 0, problem: null });
    picks.save = root;
    const { savedAs, blocks } = await groups.handlers["groups.exportChanges"]({ forestId });
    expect([savedAs, blocks]).toEqual([join(root, "林.zslx"), 5]);
    picks.open = savedAs;
    expect(await groups.handlers["groups.importChanges"]({ forestId })).toEqual({ picked: true, blocks: 3, problem: null });
    picks.open = join(root, "nothing.zslx");
    expect(await groups.handlers["groups.importChanges"]({ forestId })).toEqual({ picked: true, blocks: 0, problem: "unreadable" });
    picks.save = join(root, "no folder");
    expect((await groups.handlers["groups.exportChanges"]({ forestId })).refused).toBe("disk");

    picks.save = join(root, "邀请.zslinvite");
    expect(await groups.handlers["groups.saveInvite"]({ link: "zhishisenlin://join/1.abc" })).toEqual({ savedAs: picks.save });
    picks.open = picks.save;
    expect(await groups.handlers["groups.pickInvite"]({})).toEqual({ link: "zhishisenlin://join/1.abc" });
    await writeFile(picks.open, "x".repeat(20_000));
    expect(await groups.handlers["groups.pickInvite"]({})).toEqual({ link: "" });
  });

  it("of a forest in no group, and without the process, are refused", async () => {
    const forestId = await openForest();
    picks.save = root;
    expect((await groups.handlers["groups.exportChanges"]({ forestId })).refused).toBe("not-found");
  });
});

describe("calls about a group", () => {
  it("go to the process under its own name for the forest, with its answer", async () => {
    const forestId = await founded();
    peers.answers.remove = () => "not-allowed";
    peers.answers.setKeeper = () => "bad-address";
    peers.answers.dial = () => true;
    peers.answers.diagnose = () => [{ what: "all-well", detail: "" }];
    peers.answers.invite = () => ({ refused: null, inviteId: "i".repeat(16), link: "l" });
    expect(await groups.handlers["groups.remove"]({ forestId, personId: "pr_x" })).toEqual({ refused: "not-allowed" });
    expect(await groups.handlers["groups.setKeeper"]({ forestId, address: "x", isAdded: true })).toEqual({ refused: "bad-address" });
    expect(await groups.handlers["groups.setPaused"]({ forestId, isPaused: true })).toEqual({ refused: null });
    expect(await groups.handlers["groups.dial"]({ forestId, address: "h:1" })).toEqual({ reached: true });
    expect(await groups.handlers["groups.diagnose"]({ forestId })).toEqual({ findings: [{ what: "all-well", detail: "" }] });
    expect((await groups.handlers["groups.invite"]({ forestId, role: "editor", expiresInMs: 60_000 })).link).toBe("l");
    expect(peers.inputs("remove")).toEqual([{ groupId: GROUP_ID, personId: "pr_x" }]);
    peers.crash();
    expect(await groups.handlers["groups.rename"]({ forestId, name: "n" })).toEqual({ refused: "not-running" });
    expect((await groups.handlers["groups.diagnose"]({ forestId })).findings).toEqual([{ what: "not-running", detail: "" }]);
  });
});
