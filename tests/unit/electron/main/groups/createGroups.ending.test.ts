import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { group, GROUP_ID, MainGroups, state, update } from "#tests/support/mainGroups.ts";

let main: MainGroups;
beforeEach(async () => { main = await MainGroups.open(); });
afterEach(() => main.close());

describe("a group's forest made anew", () => {
  const rebuild = (forestId: string) => main.handlers["groups.rebuild"]({ forestId, copyName: "林（我的副本）" });

  it("takes the place of the one there is, which stays as this person's own", async () => {
    const forestId = await main.founded();
    await main.write(forestId, update("forest", "before"));
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest before"]); });
    main.peers.answers.rebuild = ({ forestId: made }) => group({ forestId: made });
    const answer = await rebuild(forestId);
    const newForestId = answer.newForestId ?? "";
    expect(answer).toEqual({ refused: null, newForestId });
    expect(main.peers.inputs("rebuild")).toEqual([{ groupId: GROUP_ID, forestId: newForestId }]);
    expect((await main.forests.list()).map((entry) => [entry.forestId, entry.name]).sort()).toEqual([[forestId, "林（我的副本）"], [newForestId, "生物小组"]].sort());
    // Ids go on where they were; the old forest is in no group, and nothing of it goes out.
    expect((await main.handlers["groups.clientIds"]({ forestId: newForestId, count: 1 })).clientIds).toEqual([1_002]);
    expect((await main.handlers["groups.clientIds"]({ forestId, count: 1 })).clientIds).toBeNull();
    expect(await main.handlers["groups.state"]({ forestId })).toEqual({ state: null });
    await main.write(forestId, update("forest", "my own"));
    await main.reopen(newForestId);
    await main.write(newForestId, update("forest", "of the group", "pr_other"), update("forest", "after"));
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest before", "forest after"]); });
    main.peers.emit("changed", { groupId: GROUP_ID, state: state() });
    expect(main.sent.at(-1)).toMatchObject({ name: "groups.changed", payload: { forestId: newForestId } });
  });

  it("is not begun when groups do not run, and leaves everything as it was when it fails", async () => {
    const forestId = await main.founded();
    main.peers.answers.rebuild = () => null;
    main.peers.answers.bindForest = (bound) => group({ forestId: bound.forestId, handedThroughSeq: 3 });
    expect(await rebuild(forestId)).toEqual({ refused: "not-found", newForestId: null });
    expect((await main.forests.list()).filter((entry) => entry.trashedAtMs === null).map((entry) => [entry.forestId, entry.name])).toEqual([[forestId, "林"]]);
    await main.write(forestId, update("forest", "goes on"));
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest goes on"]); });
    expect(await rebuild("fr_other")).toEqual({ refused: "not-found", newForestId: null });
    main.peers.answers.rebuild = () => { throw new Error("no space"); };
    expect(await rebuild(forestId)).toEqual({ refused: "disk", newForestId: null });
    expect(await main.forests.list()).toHaveLength(1);
    await main.write(forestId, update("forest", "still"));
    await vi.waitFor(() => { expect(main.handed()).toContain("forest still"); });
  });
});

describe("a group that is over", () => {
  it("that this device left keeps the process running after a start, so that the others hear of it, for a month", async () => {
    const forestId = await main.founded();
    expect(await main.handlers["groups.leave"]({ forestId })).toEqual({ refused: null });
    main.known = [group({ forestId, hasEnded: true, personId: null })];
    const startAgain = async (): Promise<number> => {
      const before = main.peers.forks();
      await main.groups.stop();
      main.launch();
      main.groups.pageIsUsable();
      main.timers.advance(1_000);
      await main.handlers["groups.clientIds"]({ forestId, count: 1 });
      await new Promise((resolve) => { setImmediate(resolve); });
      return main.peers.forks() - before;
    };
    expect([await startAgain(), await startAgain()]).toEqual([1, 1]);
    main.timers.advance(31 * 86_400_000);
    expect(await startAgain()).toBe(0);
  });

  it("hands over nothing more, gives out no more ids, and can be forgotten", async () => {
    const forestId = await main.founded();
    expect(await main.handlers["groups.forget"]({ forestId })).toEqual({ refused: "not-allowed" });
    main.peers.emit("changed", { groupId: GROUP_ID, state: state({ ended: "removed", myRole: null }) });
    expect(await main.handlers["groups.clientIds"]({ forestId, count: 1 })).toEqual({ clientIds: null, personId: null });
    await main.write(forestId, update("forest", "my own now"));
    await vi.waitFor(async () => { expect(JSON.parse(await readFile(join(main.root, "groups", GROUP_ID, "forest.json"), "utf8"))).toMatchObject({ hasEnded: true, personId: null }); });
    expect(await main.handlers["groups.forget"]({ forestId })).toEqual({ refused: null });
    expect([main.peers.inputs("forget"), main.handed(), await readdir(join(main.root, "groups"))]).toEqual([[{ groupId: GROUP_ID }], [], []]);
  });

  it("is forgotten with its forest, at the next start when the process is away", async () => {
    const forestId = await main.founded();
    await main.logs.close(forestId);
    main.peers.crash();
    await main.groups.forestPurged(forestId);
    expect(main.peers.inputs("forget")).toEqual([]);
    main.timers.advance(500);
    await vi.waitFor(() => { expect(main.peers.inputs("forget")).toEqual([{ groupId: GROUP_ID }]); });
    await vi.waitFor(async () => { expect(await readdir(join(main.root, "groups"))).toEqual([]); });
  });

  it("is found again by the process when main's own file is lost", async () => {
    const forestId = await main.founded();
    await main.groups.stop();
    await writeFile(join(main.root, "groups", GROUP_ID, "forest.json"), "{");
    main.launch();
    expect((await main.handlers["groups.clientIds"]({ forestId, count: 1 })).clientIds).toEqual([1_002]);
  });
});
