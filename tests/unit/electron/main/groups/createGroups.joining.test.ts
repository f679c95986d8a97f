import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Joining } from "#shared/sync/index.ts";
import { group, GROUP_ID, MainGroups, update } from "#tests/support/mainGroups.ts";

let main: MainGroups;
beforeEach(async () => { main = await MainGroups.open(); });
afterEach(() => main.close());

describe("a group this device joins", () => {
  const joining: Joining = { joinId: "j1", groupName: "生物小组", inviterName: "她", isOwnDevice: false, role: "editor", stage: "waiting", phrase: null, answeredBy: "", otherPhrases: [], forestId: null, haveBlocks: 0, totalBlocks: 0, problem: null };
  it("gets a forest of its own, and has it after a crash in between", async () => {
    main.peers.answers.join = () => joining;
    await main.handlers["groups.join"]({ link: "l", personName: "我" });
    main.peers.emit("joined", { joinId: "j1", group: group() });
    await vi.waitFor(() => { expect(main.peers.inputs("bindForest")).toHaveLength(1); });
    const [made] = await main.forests.list();
    expect([made?.name, main.peers.inputs("bindForest")[0]]).toEqual(["生物小组", { groupId: GROUP_ID, forestId: made?.forestId }]);
    // The answer was lost: the process still knows of no forest.
    main.known = [group()];
    main.peers.crash();
    main.timers.advance(500);
    await vi.waitFor(() => { expect(main.peers.inputs("bindForest")).toHaveLength(2); });
    expect([(await main.forests.list()).length, main.peers.inputs("bindForest")[1]?.forestId]).toEqual([1, made?.forestId]);
    expect((await main.handlers["groups.clientIds"]({ forestId: made?.forestId ?? "", count: 1 })).clientIds).toEqual([1_000]);
  });

  it("makes a new installation that person's who linked it; one with work of its own stays who it is, and is that person in this group", async () => {
    main.peers.answers.join = () => joining;
    await main.handlers["groups.join"]({ link: "l", personName: "她" });
    main.peers.emit("joined", { joinId: "j1", group: group({ personId: "pr_her" }) });
    await vi.waitFor(() => { expect(main.peers.inputs("bindForest")).toHaveLength(1); });
    expect(main.me).toBe("pr_her");
    const second = `gr_${"h".repeat(43)}`;
    main.peers.answers.bindForest = ({ groupId, forestId }) => group({ groupId, forestId, personId: "pr_third" });
    main.peers.emit("joined", { joinId: "j2", group: group({ groupId: second, personId: "pr_third" }) });
    await vi.waitFor(() => { expect(main.peers.inputs("bindForest")).toHaveLength(2); });
    expect(main.me).toBe("pr_her");
    const forestId = main.peers.inputs("bindForest")[1]?.forestId ?? "";
    expect((await main.handlers["groups.clientIds"]({ forestId, count: 1 })).personId).toBe("pr_third");
    main.groups.forestOpened(forestId, (await main.logs.open(forestId)).nextSeq);
    await main.write(forestId, update("forest", "as the third", "pr_third"), update("forest", "elsewhere", "pr_third+"), update("forest", "as before", "pr_her"));
    await vi.waitFor(() => { expect(main.handed()).toEqual(["forest as the third", "forest as before"]); });
  });

  it("goes on with a request that nobody had answered when the app ended", async () => {
    await mkdir(join(main.root, "groups"), { recursive: true });
    await writeFile(join(main.root, "groups", "joins"), "sealed");
    main.groups.pageIsUsable();
    main.timers.advance(1_000);
    await vi.waitFor(() => { expect(main.peers.forks()).toBe(1); });
  });

  it("fails on the screen when no forest can be made", async () => {
    main.peers.answers.join = () => joining;
    await main.handlers["groups.join"]({ link: "l", personName: "我" });
    main.peers.emit("joining", joining);
    await rm(join(main.root, "forests"), { recursive: true });
    main.peers.emit("joined", { joinId: "j1", group: group() });
    await vi.waitFor(() => { expect(main.sent.at(-1)).toMatchObject({ name: "groups.joining", payload: { joinId: "j1", stage: "failed", problem: "unexpected" } }); });
  });
});
