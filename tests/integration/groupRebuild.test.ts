import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { PeersMachine } from "#tests/support/peersMachine.ts";
import { admit, dial, FOREST, foundGroup, machinesOfTests } from "#tests/support/peersRig.ts";

const NOTE = "note:pt_1";
const { start } = machinesOfTests();

const put = (key: string, value: string) => (doc: Y.Doc): void => { doc.getMap("points").set(key, value); };
const type = (text: string) => (doc: Y.Doc): void => { doc.getText("words").insert(doc.getText("words").length, text); };
const points = (machine: PeersMachine): string => JSON.stringify(Object.entries(machine.docs.get(FOREST)?.getMap("points").toJSON() ?? {}).sort());
const words = (machine: PeersMachine): string => machine.docs.get(NOTE)?.getText("words").toJSON() ?? "";
const isHanging = (machine: PeersMachine): boolean => [...machine.docs.values()].some((doc) => doc.store.pendingStructs !== null);
const roleOf = (machine: PeersMachine): string | null => machine.state()?.myRole ?? null;

/** Bytes of the log this device writes. */
async function ownLogBytes(machine: PeersMachine): Promise<number> {
  const dir = join(machine.folder, "groups", machine.groupId, "blocks");
  const names = (await readdir(dir)).filter((name) => name.startsWith(machine.group?.logKey ?? "-"));
  const sizes = await Promise.all(names.map(async (name) => (await readFile(join(dir, name))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function together(base: Uint8Array | null = null): Promise<{ readonly a: PeersMachine; readonly b: PeersMachine }> {
  const [a, b] = [await start("a"), await start("b")];
  await foundGroup(a, base);
  await admit(a, b, "editor");
  await b.until(() => roleOf(b) === "editor");
  return { a, b };
}

it("gives somebody whose work was refused the group's forest back, and what they write from then on reaches everybody", async () => {
  const { a, b } = await together();
  await a.write(FOREST, put("根", "甲"));
  await b.write(FOREST, put("早", "乙以前写的"));
  await b.write(NOTE, type("以前的话。"));
  await a.until(() => words(a) === "以前的话。");

  // While they cannot talk to each other: one takes the role away, the other goes on writing.
  await b.service.calls.setPaused({ groupId: b.groupId, isPaused: true });
  await a.until(() => a.state()?.members.find(({ isMe }) => !isMe)?.devices[0]?.isOnline === false);
  expect(await a.service.calls.setRole({ groupId: a.groupId, personId: "pr_b", role: "reader" })).toBeNull();
  const blocks = b.state()?.totalBlocks ?? 0;
  await b.write(NOTE, type("没收下的话。"));
  // Small work is gathered for a moment: written down only when both roles have come, it would count.
  await b.until(() => (b.state()?.totalBlocks ?? 0) > blocks);
  await b.service.calls.setPaused({ groupId: b.groupId, isPaused: false });
  await dial(b, a);
  await b.until(() => roleOf(b) === "reader");
  expect(await a.service.calls.setRole({ groupId: a.groupId, personId: "pr_b", role: "editor" })).toBeNull();
  await b.until(() => roleOf(b) === "editor" && (b.state()?.ownRefused ?? 0) > 0);
  // In the same document, under the same id: it hangs on what was refused.
  await b.write(NOTE, type("后来的话。"));
  await a.until(() => isHanging(a));
  expect([words(a), words(b)]).toEqual(["以前的话。", "以前的话。没收下的话。后来的话。"]);

  const before = await ownLogBytes(b);
  await b.rebuild("fr_b2");
  expect(b.group?.forestId).toBe("fr_b2");
  await b.until(() => words(b) === "以前的话。" && points(b) === points(a));
  await b.until(() => b.state()?.ownRefused === 0);
  // Main finds its own work in the new forest's log and hands it over: none of it is new.
  await b.handOver();
  expect(await ownLogBytes(b)).toBe(before);
  expect(b.state()?.ownRefused).toBe(0);

  await b.write(NOTE, type("重建后的话。"));
  await b.write(FOREST, put("新", "乙重建后写的"));
  await a.until(() => words(a) === "以前的话。重建后的话。" && points(a) === points(b));

  // The same after the next start.
  await b.service.calls.stop(null);
  await b.begin();
  await b.catchUp();
  await dial(b, a);
  await a.write(NOTE, type("甲也写。"));
  await b.until(() => words(b) === "以前的话。重建后的话。甲也写。");
  expect(b.state()?.ownRefused).toBe(0);
}, 60_000);

it("gives the founder, whose forest was there before the group, everything back once", async () => {
  const old = new Y.Doc();
  for (let at = 0; at < 50; at += 1) old.getMap("points").set(`旧${at}`, "建组以前就有");
  const { a, b } = await together(Y.encodeStateAsUpdate(old));
  await a.write(FOREST, put("根", "甲"));
  await b.write(FOREST, put("枝", "乙"));
  await a.until(() => a.text(FOREST).includes("枝"));
  const before = await ownLogBytes(a);
  await a.rebuild("fr_a2");
  await a.until(() => points(a) === points(b));
  await a.handOver();
  expect(await ownLogBytes(a)).toBe(before);
  await a.write(FOREST, put("叶", "甲"));
  expect(points(a)).toContain("旧49");
  await b.until(() => points(b) === points(a) && b.text(FOREST).includes("叶"));
}, 60_000);
