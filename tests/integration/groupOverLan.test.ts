import { expect, it } from "vitest";
import * as Y from "yjs";
import { bulkForest } from "#tests/support/bulkForest.ts";
import type { PeersMachine } from "#tests/support/peersMachine.ts";
import { buildPeers, forkPeers, type ForkedPeers } from "#tests/support/peersProcess.ts";
import { admit, dial, extra, FOREST, foundGroup, machinesOfTests, put } from "#tests/support/peersRig.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";

const { start, afterwards } = machinesOfTests();

/** How often a machine's process is killed. */
const KILLS = Number(process.env.KILLS ?? 20);

/** A group of a forest of 300 points. */
async function found(machine: PeersMachine): Promise<void> {
  const base = Y.encodeStateAsUpdate(bulkForest(300).docs.forest);
  await foundGroup(machine, base);
  Y.applyUpdate(machine.doc(FOREST), base);
}

it("founds, admits, edits on both sides, survives a restart, keeps a reader's writing out and a removed member away", async () => {
  const [a, b, c] = [await start("a"), await start("b"), await start("c")];
  await found(a);
  await admit(a, b, "editor");
  await b.until(() => Object.keys(b.docs.get(FOREST)?.getMap("points").toJSON() ?? {}).length === 300);
  expect(b.text(FOREST)).toBe(a.text(FOREST));
  expect(Y.encodeStateVector(b.doc(FOREST))).toEqual(Y.encodeStateVector(a.doc(FOREST)));

  await Promise.all([a.write(FOREST, put("fromA", "1")), b.write(FOREST, put("fromB", "2"))]);
  await a.until(() => extra(a).fromB === "2");
  await b.until(() => extra(b).fromA === "1");
  expect(a.by.at(-1)).toBe("pr_b");

  await b.service.calls.stop(null);
  await a.write(FOREST, put("whileAway", "3"));
  await b.begin();
  await b.catchUp();
  expect(b.service.started().groups).toMatchObject([{ groupId: a.groupId, forestId: "fr_b", name: "生物小组", hasEnded: false }]);
  await dial(b, a);
  await b.until(() => extra(b).whileAway === "3");

  await admit(a, c, "reader");
  await c.until(() => extra(c).whileAway === "3");
  await dial(c, b);
  await c.write(FOREST, put("fromReader", "no"));
  await b.write(FOREST, put("afterReader", "4"));
  await a.until(() => extra(a).afterReader === "4");
  await c.until(() => extra(c).afterReader === "4");
  expect([extra(a).fromReader, extra(b).fromReader]).toEqual([undefined, undefined]);

  expect(await a.service.calls.remove({ groupId: a.groupId, personId: "pr_b" })).toBeNull();
  await b.until(() => b.state()?.ended === "removed");
  await a.write(FOREST, put("afterRemoval", "5"));
  await c.until(() => extra(c).afterRemoval === "5");
  expect(extra(b).afterRemoval).toBeUndefined();
  await a.until(() => a.state()?.removed.length === 1);
  expect(a.state()?.removed).toMatchObject([{ personId: "pr_b", hasLeft: false }]);
});

it("finds the others again by itself, wherever they listen now", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await found(a);
  await admit(a, b, "editor");
  for (const machine of [a, b]) {
    await machine.service.calls.stop(null);
    machine.isLanOn = true;
    await machine.begin();
    await machine.catchUp();
  }
  await a.write(FOREST, put("found", "1"));
  await b.until(() => extra(b).found === "1");
});

it("carries everything by files when there is no network, twice and late, too", async () => {
  const [a, b] = [await start("a"), await start("b")];
  await found(a);
  await admit(a, b, "editor");
  await b.until(() => b.text(FOREST) === a.text(FOREST));
  for (const machine of [a, b]) await machine.service.calls.setPaused({ groupId: a.groupId, isPaused: true });
  await a.until(() => a.state()?.members.every(({ devices }) => devices.every(({ isThisOne, isOnline }) => isThisOne || !isOnline)) === true);
  const carry = async (from: PeersMachine, to: PeersMachine): Promise<{ bytes: Uint8Array; taken: number }> => {
    const { bytes } = await from.service.calls.packChanges({ groupId: a.groupId });
    const { blocks, problem } = await to.service.calls.takeChanges({ groupId: a.groupId, bytes });
    expect(problem).toBeNull();
    return { bytes, taken: blocks };
  };
  await a.write(FOREST, put("byFile", "1"));
  const first = await carry(a, b);
  expect(first.taken).toBe(1);
  await b.until(() => extra(b).byFile === "1");
  await b.write(FOREST, put("back", "2"));
  expect((await carry(b, a)).taken).toBe(1);
  await a.until(() => extra(a).back === "2");
  expect(await b.service.calls.takeChanges({ groupId: a.groupId, bytes: first.bytes })).toEqual({ blocks: 0, problem: null });
  // What the other one said it has is not carried once more, unless it is asked for.
  const whole = await a.service.calls.packChanges({ groupId: a.groupId, isWhole: true });
  expect([whole.blocks > 3, whole.bytes.length > 10 * first.bytes.length]).toEqual([true, true]);

  const stranger = await start("d");
  await found(stranger);
  expect(await stranger.service.calls.takeChanges({ groupId: stranger.groupId, bytes: first.bytes })).toEqual({ blocks: 0, problem: "not-ours" });
  const damaged = first.bytes.slice();
  damaged[200] = (damaged[200] ?? 0) ^ 1;
  expect((await b.service.calls.takeChanges({ groupId: a.groupId, bytes: damaged })).problem).toBe("damaged");
});

it("loses nothing when the process is killed at any moment", async () => {
  const peers = await buildPeers();
  afterwards(() => peers.dispose());
  const random = seededRandom(7);
  let running: ForkedPeers | null = null;
  const a = await start("a", async (parts, emit) => (running = await forkPeers(peers.path, parts, emit)));
  const b = await start("b");
  await found(a);
  await admit(a, b, "editor");
  for (let kill = 0; kill < KILLS; kill += 1) {
    const writes: Promise<void>[] = [];
    const ofA = 3 + Math.floor(random.next() * 20);
    for (let n = 0; n < ofA; n += 1) {
      // Killed while it is under way: the log of the machine has it all the same.
      writes.push(a.write(FOREST, put(`a${kill}.${n}`, "x".repeat(200))).catch(() => undefined), b.write(FOREST, put(`b${kill}.${n}`, "y".repeat(200))));
      if (random.next() < 0.3) await Promise.race(writes.slice(-1));
    }
    if (random.next() < 0.5) await b.until(() => extra(b)[`a${kill}.0`] !== undefined);
    // SAFETY: it was started above.
    await (running as ForkedPeers | null)?.kill();
    await Promise.all(writes);
    await a.begin();
    await a.catchUp();
    await dial(b, a);
  }
  const inOrder = (machine: PeersMachine): string => JSON.stringify(Object.entries(extra(machine)).sort());
  const isSame = (): boolean => inOrder(a) === inOrder(b);
  await Promise.race([a.until(isSame), b.until(isSame)]);
  expect(Object.keys(extra(b)).length).toBe(a.log.length + b.log.length);
  expect(a.warnings.filter((warning) => /refused|fork|rolled/.test(warning))).toEqual([]);
  expect(b.warnings.filter((warning) => /refused|fork|rolled/.test(warning))).toEqual([]);
}, 120_000);
