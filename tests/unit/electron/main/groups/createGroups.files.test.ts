import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GROUP_ID, MainGroups } from "#tests/support/mainGroups.ts";

let main: MainGroups;
beforeEach(async () => { main = await MainGroups.open(); });
afterEach(() => main.close());

describe("files of shared notes", () => {
  const SHA = "ab".repeat(32);
  const told = (): unknown[] => main.sent.filter(({ name }) => name === "groups.file").map(({ payload }) => payload);
  const fetch = (forestId: string, limitBytes = 100) => main.handlers["groups.fetchFile"]({ forestId, sha256: SHA, limitBytes });

  it("are given out from where the forest lies, asked for when they are not here, and put into the forest when they come", async () => {
    const forestId = await main.founded();
    await vi.waitFor(() => { expect(main.peers.inputs("setShelf")).toEqual([{ groupId: GROUP_ID, forestDir: main.forests.dirOf(forestId) }]); });
    const coming = { sha256: SHA, stage: "asking" as const, haveBytes: 0, totalBytes: null, people: [] };
    main.peers.answers.fetchFile = () => coming;
    expect(await fetch(forestId)).toEqual({ file: coming });
    expect(main.peers.inputs("fetchFile")).toEqual([{ groupId: GROUP_ID, sha256: SHA, limitBytes: 100 }]);
    main.peers.emit("file", { groupId: GROUP_ID, file: { ...coming, stage: "fetching", totalBytes: 1_000 } });
    main.peers.emit("fileArrived", { groupId: GROUP_ID, sha256: SHA, path: `/groups/files/${SHA}` });
    main.peers.emit("fileArrived", { groupId: GROUP_ID, sha256: SHA, path: `/groups/files/${SHA}` });
    await vi.waitFor(() => { expect(main.peers.inputs("fileTaken")).toEqual([{ groupId: GROUP_ID, sha256: SHA }]); });
    await vi.waitFor(() => { expect(told()).toMatchObject([{ forestId, file: { stage: "fetching" } }, { forestId, file: { stage: "here", totalBytes: 1_000 } }]); });
    expect((await fetch(forestId)).file.stage).toBe("here");
    expect(main.peers.inputs("fetchFile")).toHaveLength(1);
  });

  it("say when the disk refuses one that came, and leave it to be taken another time", async () => {
    const forestId = await main.founded();
    main.peers.emit("fileArrived", { groupId: GROUP_ID, sha256: SHA, path: `/refused/${SHA}` });
    await vi.waitFor(() => { expect(told()).toMatchObject([{ forestId, file: { sha256: SHA, stage: "failed" } }]); });
    expect(main.peers.inputs("fileTaken")).toEqual([]);
    expect(main.warnings.at(-1)).toContain("no room");
  });

  it("are asked for once more by a process that was started again, but for what was called off", async () => {
    const forestId = await main.founded();
    await fetch(forestId);
    await main.handlers["groups.cancelFile"]({ forestId, sha256: SHA });
    await main.handlers["groups.fetchFile"]({ forestId, sha256: "cd".repeat(32), limitBytes: 7 });
    main.peers.crash();
    main.timers.advance(60_000);
    await vi.waitFor(() => { expect(main.peers.inputs("fetchFile").slice(2)).toEqual([{ groupId: GROUP_ID, sha256: "cd".repeat(32), limitBytes: 7 }]); });
    expect(main.peers.inputs("cancelFile")).toEqual([{ groupId: GROUP_ID, sha256: SHA }]);
  });

  it("are nobody's to ask for in a forest of one's own", async () => {
    expect((await fetch(await main.openForest())).file.stage).toBe("away");
    expect(main.peers.forks()).toBe(0);
  });
});

describe("files of groups", () => {
  it("carry changes out and in, and invitations", async () => {
    const forestId = await main.founded();
    main.peers.answers.packChanges = () => ({ bytes: Uint8Array.of(1, 2, 3), blocks: 5 });
    main.peers.answers.takeChanges = ({ bytes }) => ({ blocks: bytes.length, problem: null });
    expect(await main.handlers["groups.exportChanges"]({ forestId })).toEqual({ savedAs: null, blocks: 0, refused: null });
    expect(await main.handlers["groups.importChanges"]({ forestId })).toEqual({ picked: false, blocks: 0, problem: null });
    main.picks.save = main.root;
    const { savedAs, blocks } = await main.handlers["groups.exportChanges"]({ forestId });
    expect([savedAs, blocks]).toEqual([join(main.root, "林.zslx"), 5]);
    main.picks.open = savedAs;
    expect(await main.handlers["groups.importChanges"]({ forestId })).toEqual({ picked: true, blocks: 3, problem: null });
    main.picks.open = join(main.root, "nothing.zslx");
    expect(await main.handlers["groups.importChanges"]({ forestId })).toEqual({ picked: true, blocks: 0, problem: "unreadable" });
    main.picks.save = join(main.root, "no folder");
    expect((await main.handlers["groups.exportChanges"]({ forestId })).refused).toBe("disk");

    main.picks.save = join(main.root, "邀请.zslinvite");
    expect(await main.handlers["groups.saveInvite"]({ link: "zhishisenlin://join/1.abc" })).toEqual({ savedAs: main.picks.save });
    main.picks.open = main.picks.save;
    expect(await main.handlers["groups.pickInvite"]({})).toEqual({ link: "zhishisenlin://join/1.abc" });
    await writeFile(main.picks.open, "x".repeat(20_000));
    expect(await main.handlers["groups.pickInvite"]({})).toEqual({ link: "" });
  });

  it("of a forest in no group, and without the process, are refused", async () => {
    const forestId = await main.openForest();
    main.picks.save = main.root;
    expect((await main.handlers["groups.exportChanges"]({ forestId })).refused).toBe("not-found");
  });
});
