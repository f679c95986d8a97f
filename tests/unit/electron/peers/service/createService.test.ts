import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { admit, dial, extra, FOREST, foundGroup, machinesOfTests, put } from "#tests/support/peersRig.ts";

const { start } = machinesOfTests();

it("lets in whom it hears of later than it met them", async () => {
  const [a, b, c] = [await start("a"), await start("b"), await start("c")];
  await foundGroup(a);
  await admit(a, b, "editor");
  await b.service.calls.setPaused({ groupId: a.groupId, isPaused: true });
  expect((await b.service.calls.diagnose({ groupId: a.groupId })).map(({ what }) => what)).toEqual(["paused"]);
  await admit(a, c, "editor");
  await dial(c, b);
  await b.service.calls.setPaused({ groupId: a.groupId, isPaused: false });
  await c.until(() => c.state()?.members.find(({ personId }) => personId === "pr_b")?.devices[0]?.isOnline === true);
  await a.service.calls.stop(null);
  await c.write(FOREST, put("direct", "1"));
  await b.until(() => extra(b).direct === "1");
  expect(b.by).toEqual(["pr_c"]);
  await a.begin();
});

it("leaves, tells the others, and is forgotten with everything it kept", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  await admit(a, b, "editor");
  expect(await b.service.calls.leave({ groupId: a.groupId })).toBeNull();
  await b.until(() => b.state()?.ended === "left");
  await a.until(() => a.state()?.removed.some(({ personId, hasLeft }) => personId === "pr_b" && hasLeft) === true);
  await b.service.calls.stop(null);
  await b.begin();
  expect(b.service.started().groups).toMatchObject([{ groupId: a.groupId, hasEnded: true, forestId: "fr_b" }]);
  await b.service.calls.forget({ groupId: a.groupId });
  expect(await b.service.calls.state({ groupId: a.groupId })).toBeNull();
  expect(await readdir(join(b.folder, "groups"))).toEqual([]);
});

it("says that it left as soon as somebody is there, although it was paused, alone and started anew", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  await admit(a, b, "editor");
  await b.service.calls.setPaused({ groupId: a.groupId, isPaused: true });
  await a.service.calls.stop(null);
  await b.until(() => b.state()?.members.find(({ personId }) => personId === "pr_a")?.devices[0]?.isOnline === false);
  expect(await b.service.calls.leave({ groupId: a.groupId })).toBeNull();
  await b.until(() => b.state()?.ended === "left");
  await b.service.calls.stop(null);
  await a.begin();
  await b.begin();
  await dial(b, a);
  await a.until(() => a.state()?.removed.some(({ personId, hasLeft }) => personId === "pr_b" && hasLeft) === true);
});

it("passes presence on, names nobody twice, and carries what was handed over while nobody was there", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  for (let n = 0; n < 30; n += 1) await a.write(FOREST, put(`early${n}`, "1"));
  await admit(a, b, "editor");
  await b.until(() => Object.keys(extra(b)).length === 30);
  const presence = { at: "pt_1", docId: null, anchor: null, head: null, dragged: [] };
  await a.service.calls.setPresence({ groupId: a.groupId, presence });
  await b.until(() => b.presences.at(-1)?.[0]?.presence?.at === "pt_1");
  expect(b.presences.at(-1)).toMatchObject([{ personId: "pr_a", name: "甲", presence }]);
  await a.service.calls.stop(null);
  await b.until(() => b.presences.at(-1)?.length === 0);
  await a.begin();
});

it("tells who is here to a page that opens later, and to one who has just come in", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  const presence = { at: "pt_1", docId: null, anchor: null, head: null, dragged: [] };
  // Said before the other one knows who is in the group.
  await a.service.calls.setPresence({ groupId: a.groupId, presence });
  await admit(a, b, "editor");
  await b.until(() => b.presences.at(-1)?.[0]?.presence?.at === "pt_1");
  b.presences.length = 0;
  await b.service.calls.unfollow({ groupId: a.groupId });
  await b.service.calls.follow({ groupId: a.groupId, fromScratch: false });
  await b.until(() => b.presences.at(-1)?.[0]?.presence?.at === "pt_1");
});

it("hands over nothing that stays here", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  await admit(a, b, "editor");
  await a.write("personal", put("secret", "1"));
  await a.write("my:note:pt_1", put("secret", "1"));
  await a.write(FOREST, put("shared", "1"));
  await b.until(() => extra(b).shared === "1");
  expect([...b.docs.keys()]).toEqual([FOREST]);
});

it("goes back to where a forest's log goes on that lost its end", async () => {
  const a = await start("a");
  await foundGroup(a);
  await a.service.calls.handUpdates({ groupId: a.groupId, throughSeq: 9, updates: [] });
  await a.service.calls.handUpdates({ groupId: a.groupId, throughSeq: 4, updates: [] });
  await a.service.calls.stop(null);
  await a.begin();
  expect(a.service.started().groups).toMatchObject([{ handedThroughSeq: 4 }]);
});

it("answers calls about groups it does not have", async () => {
  const { calls } = (await start("a")).service;
  const groupId = `gr_${"x".repeat(43)}`;
  expect(await calls.state({ groupId })).toBeNull();
  expect(await calls.leave({ groupId })).toBe("not-found");
  expect(await calls.invite({ groupId, role: "editor", expiresInMs: 1 })).toMatchObject({ refused: "not-found" });
  expect(await calls.setKeeper({ groupId, address: "nonsense", isAdded: true })).toBe("bad-address");
  expect(await calls.createGroup({ groupId, forestId: "fr_a", name: "x", personName: "x", base: [], handedThroughSeq: 0 })).toEqual({ refused: "not-found", group: null });
  expect(await calls.takeChanges({ groupId, bytes: new Uint8Array(9) })).toEqual({ blocks: 0, problem: "not-ours" });
  expect(await calls.handUpdates({ groupId, throughSeq: 1, updates: [] })).toBeNull();
  await calls.forget({ groupId });
});

it("begins anew when founding was broken off, under the same id", async () => {
  const a = await start("a");
  const prepared = await a.service.calls.prepareGroup({ forestId: "fr_a" });
  await a.service.calls.stop(null);
  await a.begin();
  expect(a.service.started().groups).toEqual([]);
  expect(await a.service.calls.prepareGroup({ forestId: "fr_a" })).toEqual(prepared);
  await foundGroup(a);
  expect(a.groupId).toBe(prepared.groupId);
});

it("tells somebody who was removed while they were away", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a);
  await admit(a, b, "editor");
  await b.service.calls.stop(null);
  expect(await a.service.calls.remove({ groupId: a.groupId, personId: "pr_b" })).toBeNull();
  await a.write(FOREST, put("afterwards", "1"));
  await b.begin();
  await b.catchUp();
  await dial(b, a);
  await b.until(() => b.state()?.ended === "removed");
  expect(extra(b).afterwards).toBeUndefined();
  expect(b.service.started().groups).toMatchObject([{ hasEnded: true }]);
});
