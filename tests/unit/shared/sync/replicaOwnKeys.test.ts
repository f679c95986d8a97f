import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { decodeBlock, openBlock, parseEntry, toText, writeBlock, chainHash, FIRST_HASH, type BlockItem } from "#shared/sync/index.ts";
import { sealedFor } from "#shared/sync/replicaEpochs.ts";
import { OwnKeys } from "#shared/sync/replicaOwnKeys.ts";
import { GroupRig, setPoint, type GroupDevice } from "#tests/support/groupRig.ts";
import { rosterRig } from "#tests/support/rosterRig.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const PLANTED = "只有我自己看得到";
let rig: GroupRig;
let owner: GroupDevice;
let other: GroupDevice;
beforeEach(async () => {
  rig = new GroupRig();
  owner = await rig.found("组长");
  other = await rig.admit(owner, "别人", "editor");
});

/** What a private document becomes by writing into it, handed over as main does. */
function writeOwn(device: GroupDevice, docId: string, text: string): Promise<void> {
  const doc = new Y.Doc();
  doc.getMap("points").set(text, text);
  return device.replica.write([{ docId, bytes: Y.encodeStateAsUpdate(doc) }]);
}
const settle = async (): Promise<void> => {
  rig.connectAll();
  await rig.time.pass(3_000);
};
const own = (device: GroupDevice, docId = "personal"): Record<string, unknown> => device.docs.get(docId)?.getMap("points").toJSON() ?? {};

/** Everything in the blocks on a disk that its device's keys open. */
function readable(device: GroupDevice): BlockItem[] {
  const items: BlockItem[] = [];
  for (const [logKey, blocks] of device.disk.logs) {
    blocks.forEach((bytes, index) => {
      const block = decodeBlock(bytes);
      const key = block === null ? undefined : device.keys.get(block.epochId);
      const keyBytes = [...rig.devices].find((one) => one.logKey === logKey)?.log.publicKey;
      const payload = block === null || key === undefined || keyBytes === undefined ? null : openBlock(testCrypto, { logKey: keyBytes, index }, block, key);
      items.push(...payload?.items ?? []);
    });
  }
  return items;
}
const ownItems = (device: GroupDevice): BlockItem[] => readable(device).filter(({ kind }) => kind === "own");
const holds = (items: readonly BlockItem[], text: string): boolean => items.some(({ bytes }) => Buffer.from(bytes).includes(Buffer.from(text)));

describe("what is one person's alone", () => {
  it("leaves a device only when that person has another one", async () => {
    void writeOwn(owner, "personal", PLANTED);
    await settle();
    expect([ownItems(owner), ownItems(other), owner.events.filter(({ kind }) => kind === "refused")]).toEqual([[], [], []]);
  });

  it("reaches that person's devices, and nobody else can read a word of it though they store it", async () => {
    const linking = rig.link(owner, "笔记本");
    await rig.time.pass(100);
    const laptop = await linking;
    await settle();
    const texts = Array.from({ length: 100 }, (_, no) => `${PLANTED}${no}`);
    for (const text of texts) {
      void writeOwn(owner, "my:note:pt_1", text);
      setPoint(owner, text.replace(PLANTED, "p"), "大家都看得到");
      await rig.time.pass(30);
    }
    void writeOwn(laptop, "personal", "从笔记本来");
    await settle();
    expect(Object.keys(own(laptop, "my:note:pt_1")).sort()).toEqual([...texts].sort());
    expect(own(owner)).toEqual({ 从笔记本来: "从笔记本来" });
    expect([...other.docs.keys()].filter((docId) => docId !== "forest")).toEqual([]);
    // The other one has the blocks, and what they can open of them holds the shared words and none of the private ones, nor the names of the documents.
    expect(ownItems(other).length).toBeGreaterThan(10);
    expect(holds(readable(other), "大家都看得到")).toBe(true);
    expect([holds(readable(other), PLANTED), holds(readable(other), "从笔记本来"), holds(readable(other), "my:note")]).toEqual([false, false, false]);
    expect(laptop.handed.filter(({ docId }) => docId.startsWith("my:")).every(({ by }) => by === owner.personId)).toBe(true);
    for (const device of rig.devices) expect(device.events.filter(({ kind }) => kind === "refused"), device.name).toEqual([]);
  });

  it("travels for a reader, too, and is there again after a restart", async () => {
    const admitting = rig.admit(owner, "读者", "reader");
    await rig.time.pass(100);
    const reader = await admitting;
    await settle();
    const linking = rig.link(reader, "读者的手机");
    await rig.time.pass(100);
    const phone = await linking;
    await settle();
    void writeOwn(reader, "personal", PLANTED);
    await settle();
    expect(own(phone)).toEqual({ [PLANTED]: PLANTED });
    await phone.stop();
    phone.docs.clear();
    await phone.start();
    phone.replica.onDelivery((delivery) => {
      for (const { docId, bytes } of delivery.updates) Y.applyUpdate(phone.receivedDoc(docId), bytes, "remote");
      phone.replica.confirm(delivery.token);
    }, true);
    await settle();
    expect(own(phone)).toEqual({ [PLANTED]: PLANTED });
    expect(reader.replica.state().ownRefused).toBe(0);
  });

  it("is sealed anew once a device was taken away, by an admin, too, so that what that one knows opens nothing later", async () => {
    await settle();
    const linking = Promise.all([rig.link(other, "手机"), rig.link(other, "平板")]);
    await rig.time.pass(200);
    const [phone, tablet] = await linking;
    await settle();
    void writeOwn(other, "personal", "之前");
    await settle();
    expect([own(phone), own(tablet)]).toEqual([{ 之前: "之前" }, { 之前: "之前" }]);
    void owner.replica.unlinkDevice(other.personId, phone.deviceKey);
    await settle();
    void writeOwn(other, "personal", "之后");
    await settle();
    expect(Object.keys(own(tablet)).sort()).toEqual(["之前", "之后"].sort());
    expect(own(phone)).toEqual({ 之前: "之前" });
    const keys = readable(other).flatMap((item) => (item.kind === "entry" ? [parseEntry(item.bytes)] : [])).filter((entry) => entry?.kind === "ownKey");
    expect(keys.map((entry) => [entry?.kind === "ownKey" ? entry.number : 0, entry?.kind === "ownKey" ? Object.keys(entry.keys).includes(phone.deviceKey) : null])).toEqual([[1, true], [2, false]]);
    const last = ownItems(other).at(-1);
    expect(last?.kind === "own" ? last.keyId : "").toBe(keys[1]?.kind === "ownKey" ? keys[1].keyId : "-");
  });

  it("is not taken from anybody else, nor under a shared name, nor when it was tampered with", async () => {
    const linking = rig.link(owner, "笔记本");
    await rig.time.pass(100);
    const laptop = await linking;
    await settle();
    void writeOwn(owner, "personal", PLANTED);
    await settle();
    const [genuine] = ownItems(owner);
    if (genuine?.kind !== "own") throw new Error("nothing was sealed");
    await other.stop();
    await owner.stop();
    const [epochId = "", epochKey = new Uint8Array()] = [...owner.keys].at(-1) ?? [];
    const append = async (device: GroupDevice, items: readonly BlockItem[]): Promise<void> => {
      let previousHash: Uint8Array = FIRST_HASH;
      const stored = device.disk.logs.get(device.logKey) ?? [];
      stored.forEach((bytes, index) => {
        const block = decodeBlock(bytes);
        if (block !== null) previousHash = chainHash(testCrypto, { logKey: device.log.publicKey, index, previousHash }, block);
      });
      const { bytes } = writeBlock(testCrypto, { log: device.log, logKey: device.log.publicKey, index: stored.length, previousHash }, { epochId, epochKey, payload: { atMs: 1, seen: [], items } });
      device.disk.logs.set(device.logKey, [...stored, bytes]);
      expect((await laptop.replica.takeBlocks(device.logKey, stored.length, [bytes])).taken).toBe(1);
      await rig.time.pass(500);
    };
    const handed = laptop.handed.length;
    // Somebody else repeats what they saw, and makes up a key for this person.
    await append(other, [genuine, { kind: "entry", bytes: new TextEncoder().encode(JSON.stringify({ kind: "ownKey", personId: owner.personId, keyId: "00000000000000ee", number: 9, keys: {} })) }]);
    const changed = genuine.bytes.slice();
    changed[30] = (changed[30] ?? 0) ^ 1;
    await append(owner, [{ ...genuine, bytes: changed }]);
    expect(laptop.handed.length).toBe(handed);
    expect(laptop.events.filter(({ kind }) => kind === "refused").map(({ reason, logKey }) => [reason, logKey === other.logKey])).toEqual([["entry", true], ["unreadable", false]]);
  });
});

it("does not seal with a key that a device made for the others before it was taken away", () => {
  const rosters = rosterRig();
  const { founder } = rosters;
  const [second, taken] = [rosters.device(founder.personId), rosters.device(founder.personId)];
  for (const device of [second, taken]) rosters.write(founder, rosters.link(founder, device));
  rosters.meet(taken, founder);
  const known = testCrypto.randomBytes(32);
  const staying = [founder, second].map(({ device }) => toText(device.publicKey));
  const prepared = { kind: "ownKey", personId: founder.personId, keyId: "00000000000000aa", number: 900, keys: sealedFor(testCrypto, known, staying) } as const;
  rosters.write(taken, prepared);
  rosters.meet(founder, taken);
  const keys = new OwnKeys({ crypto: testCrypto, groupId: rosters.groupId, ownLogKey: founder.logKey, device: founder.device, deviceKey: toText(founder.device.publicKey), roster: () => rosters.roster() });
  rosters.write(founder, { kind: "unlink", personId: founder.personId, deviceKey: toText(taken.device.publicKey), cuts: { [taken.logKey]: 1 } });
  expect(rosters.roster().ownKeys.map(({ keyId }) => keyId)).toEqual([prepared.keyId]);
  const made = keys.forWriting();
  expect(made?.entry).toMatchObject({ kind: "ownKey", number: 901 });
  expect(made?.key).not.toEqual(known);
  if (made?.entry != null) rosters.write(founder, made.entry);
  expect(keys.forWriting()).toMatchObject({ keyId: made?.keyId, entry: null });
});
