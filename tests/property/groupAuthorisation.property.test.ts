import * as Y from "yjs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  chainHash, clientIdOf, decodeBlock, deviceProofOf, encodeEntry, encodeMessage, FIRST_HASH, fromText, proofOf, toText, writeBlock,
  type BlockItem, type BlockPayload, type KeyPair,
} from "#shared/sync/index.ts";
import { channelPair } from "#tests/support/fakeChannels.ts";
import { contentOf, GroupRig, setPoint, type GroupDevice } from "#tests/support/groupRig.ts";
import { seededRandom } from "#tests/support/seededRandom.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

const ATTEMPTS = Number(process.env.SYNC_ATTEMPTS ?? 2_000);
const EVIL = "恶意";

/** Somebody who holds the keys of a member and does not keep to the rules. */
class Attacker {
  index = 0;
  previousHash: Uint8Array = FIRST_HASH;
  constructor(readonly log: KeyPair, readonly groupId: string, readonly epoch: { readonly epochId: string; readonly key: Uint8Array }, stored: readonly Uint8Array[]) {
    for (const bytes of stored) this.advance(bytes);
  }

  advance(bytes: Uint8Array): void {
    const block = decodeBlock(bytes);
    if (block === null) throw new Error("not a block");
    this.previousHash = chainHash(testCrypto, { logKey: this.log.publicKey, index: this.index, previousHash: this.previousHash }, block);
    this.index += 1;
  }

  block(items: readonly BlockItem[], other: { readonly epochId?: string; readonly key?: Uint8Array; readonly seen?: BlockPayload["seen"]; readonly log?: KeyPair; readonly previousHash?: Uint8Array } = {}): Uint8Array {
    return writeBlock(testCrypto, { log: other.log ?? this.log, logKey: this.log.publicKey, index: this.index, previousHash: other.previousHash ?? this.previousHash }, {
      epochId: other.epochId ?? this.epoch.epochId, epochKey: other.key ?? this.epoch.key, payload: { atMs: 1, seen: other.seen ?? [], items },
    }).bytes;
  }

  update(docId: string, client?: number): BlockItem {
    const doc = new Y.Doc();
    doc.clientID = client ?? clientIdOf(testCrypto, this.groupId, this.log.publicKey, 7);
    doc.getMap("points").set(`${EVIL}${this.index}`, EVIL);
    return { kind: "update", docId, claims: client === undefined ? [7] : [], bytes: Y.encodeStateAsUpdate(doc) };
  }
}

interface Attempt { readonly who: string; readonly logKey: string; readonly bytes: Uint8Array; readonly from: number; readonly attacker: Attacker | null }

describe("what nobody may write", () => {
  const rig = new GroupRig();
  const attackers = new Map<string, Attacker>();
  let owner: GroupDevice;
  let victim: GroupDevice;
  let removedId = "";
  let editorId = "";
  let olderEpoch: { readonly epochId: string; readonly key: Uint8Array };

  beforeAll(async () => {
    owner = await rig.found("组长");
    const joined = new Map<string, GroupDevice>();
    for (const role of ["editor", "commenter", "reader"] as const) for (const no of [1, 2, 3]) joined.set(`${role}${no}`, await rig.admit(owner, `${role}${no}`, role));
    joined.set("removed", await rig.admit(owner, "removed", "editor"));
    victim = await rig.admit(owner, "守", "editor");
    rig.connectAll();
    await rig.time.pass(1_000);
    setPoint(owner, "p1", "好");
    await rig.time.pass(300);
    const [[epochId, key] = ["", new Uint8Array()]] = [...owner.keys];
    olderEpoch = { epochId, key };
    const removed = joined.get("removed");
    if (removed === undefined) throw new Error("nobody to remove");
    removedId = removed.personId;
    editorId = joined.get("editor2")?.personId ?? "";
    void owner.replica.remove(removed.personId);
    await rig.time.pass(10_000);
    for (const device of rig.devices) if (device !== victim) await device.stop();
    const [newestId = "", newestKey = new Uint8Array()] = [...owner.keys].at(-1) ?? [];
    for (const [name, device] of joined) attackers.set(name, new Attacker(device.log, owner.replica.groupId, name === "removed" ? olderEpoch : { epochId: newestId, key: newestKey }, victim.disk.logs.get(device.logKey) ?? []));
    attackers.set("stranger", new Attacker(testCrypto.newKeyPair(), owner.replica.groupId, { epochId: newestId, key: newestKey }, []));
  });

  const knows = (): BlockPayload["seen"] => [[owner.logKey, victim.replica.lengths().get(owner.logKey) ?? 0]];
  const stored = (who: string, make: (attacker: Attacker) => Uint8Array): Attempt => {
    const attacker = attackers.get(who);
    if (attacker === undefined) throw new Error(`no ${who}`);
    return { who, logKey: toText(attacker.log.publicKey), bytes: make(attacker), from: attacker.index, attacker };
  };
  const memberEntry = (attacker: Attacker): BlockItem => {
    const device = testCrypto.newKeyPair();
    const logKey = toText(testCrypto.newKeyPair().publicKey);
    return { kind: "entry", bytes: encodeEntry({ kind: "member", personId: "pr_evil", name: EVIL, deviceKey: toText(device.publicKey), deviceName: EVIL, logKey, role: "editor", inviteId: null, proof: toText(testCrypto.sign(proofOf(attacker.groupId, logKey), device.secretKey)) }) };
  };
  const deviceEntry = (attacker: Attacker, personId: string, proven?: KeyPair): BlockItem => {
    const device = testCrypto.newKeyPair();
    const logKey = toText(testCrypto.newKeyPair().publicKey);
    const linkedBy = rig.devices.find((one) => one.logKey === toText(attacker.log.publicKey))?.deviceKey ?? toText(device.publicKey);
    const proof = toText(testCrypto.sign(deviceProofOf(attacker.groupId, proven === undefined ? logKey : toText(proven.publicKey), linkedBy), device.secretKey));
    return { kind: "entry", bytes: encodeEntry({ kind: "device", personId, deviceKey: toText(device.publicKey), deviceName: EVIL, logKey, proof }) };
  };
  const unlinkEntry = (whose: GroupDevice): BlockItem => ({ kind: "entry", bytes: encodeEntry({ kind: "unlink", personId: whose.personId, deviceKey: whose.deviceKey, cuts: {} }) });
  const kinds: Record<string, () => Attempt> = {
    "a reader writes the forest": () => stored("reader1", (one) => one.block([one.update("forest")])),
    "a reader writes a note": () => stored("reader1", (one) => one.block([one.update("note:pt_1")])),
    "a reader discusses": () => stored("reader1", (one) => one.block([one.update("discussion")])),
    "a commenter writes the forest": () => stored("commenter1", (one) => one.block([one.update("forest")])),
    "a commenter writes a note": () => stored("commenter1", (one) => one.block([one.update("note:pt_1")])),
    "an editor writes what stays at home": () => stored("editor1", (one) => one.block([one.update("personal")])),
    "an editor takes an id of another": () => stored("editor1", (one) => one.block([one.update("forest", clientIdOf(testCrypto, one.groupId, fromText(owner.logKey) ?? new Uint8Array(), 0))])),
    "an editor draws an id": () => stored("editor1", (one) => one.block([one.update("forest", 12_345)])),
    "an editor brings a base": () => stored("editor1", (one) => one.block([{ kind: "base", docId: "forest", bytes: one.update("forest").bytes }])),
    "an editor writes what is no update": () => stored("editor1", (one) => one.block([{ kind: "update", docId: "forest", claims: [], bytes: new Uint8Array([1, 2, 3, 250]) }])),
    "an editor uses an old key, knowing the new one": () => stored("editor2", (one) => one.block([one.update("forest")], { ...olderEpoch, seen: knows() })),
    "an editor uses a key nobody has": () => stored("editor3", (one) => one.block([one.update("forest")], { epochId: "00000000000000ff", key: new Uint8Array(32) })),
    "an editor seals with a wrong key": () => stored("editor2", (one) => one.block([one.update("forest")], { key: new Uint8Array(32) })),
    "an editor makes themself an admin": () => stored("editor2", (one) => one.block([{ kind: "entry", bytes: encodeEntry({ kind: "role", personId: victim.personId, role: "reader", cuts: {} }) }])),
    "a reader lets somebody in": () => stored("reader2", (one) => one.block([memberEntry(one)])),
    "a commenter sends the owner away": () => stored("commenter2", (one) => one.block([{ kind: "entry", bytes: encodeEntry({ kind: "remove", personId: owner.personId, cuts: {}, hasLeft: false }) }])),
    "a reader links a device to the owner": () => stored("reader2", (one) => one.block([deviceEntry(one, owner.personId)])),
    "an editor links a device to another editor": () => stored("editor2", (one) => one.block([deviceEntry(one, victim.personId)])),
    "a stranger links a device to the owner": () => stored("stranger", (one) => one.block([deviceEntry(one, owner.personId)])),
    "a removed one links a device to themself": () => stored("removed", (one) => one.block([deviceEntry(one, removedId)])),
    "an editor links a device with a proof of another log": () => stored("editor2", (one) => one.block([deviceEntry(one, editorId, testCrypto.newKeyPair())])),
    "an editor takes a device of the owner away": () => stored("editor2", (one) => one.block([unlinkEntry(owner)])),
    "a reader takes a device of an editor away": () => stored("reader3", (one) => one.block([unlinkEntry(victim)])),
    "a reader writes an entry of no kind": () => stored("reader3", (one) => one.block([{ kind: "entry", bytes: new TextEncoder().encode("{\"kind\":\"king\"}") }])),
    "a removed one goes on": () => stored("removed", (one) => one.block([one.update("forest")])),
    "somebody signs for another": () => stored("editor1", (one) => one.block([one.update("forest")], { log: attackers.get("reader1")?.log ?? one.log })),
    "a chain that does not hold": () => stored("editor1", (one) => one.block([one.update("forest")], { previousHash: new Uint8Array(32).fill(7) })),
    "a stranger writes": () => stored("stranger", (one) => one.block([one.update("forest")])),
    "bytes that are no block": () => stored("editor1", () => new Uint8Array([9, 9, 9])),
  };

  it(`applies none of ${ATTEMPTS} attempts and names each`, async () => {
    const random = seededRandom(42);
    const names = Object.keys(kinds);
    const before = JSON.stringify(contentOf(victim));
    const members = JSON.stringify(victim.replica.state().members.map(({ personId, role, devices }) => [personId, role, devices.map(({ deviceKey }) => deviceKey)]));
    let link = channelPair(rig.time, { delayMs: () => 0 });
    let isLinked = false;
    for (let no = 0; no < ATTEMPTS; no += 1) {
      const name = names[no % names.length] ?? "";
      const attempt = kinds[name]?.();
      if (attempt === undefined) throw new Error(name);
      const reported = victim.events.length;
      if (random.chance(0.5)) await victim.replica.takeBlocks(attempt.logKey, attempt.from, [attempt.bytes]);
      else {
        if (!isLinked) {
          link = channelPair(rig.time, { delayMs: () => 0 });
          isLinked = true;
          link.a.onClose(() => { isLinked = false; });
          victim.replica.connect(link.b, { deviceKey: owner.deviceKey, route: "lan", isKeeper: false });
        }
        link.a.send(encodeMessage({ kind: "blocks", logKey: attempt.logKey, from: attempt.from, blocks: [attempt.bytes] }));
      }
      await rig.time.pass(1);
      expect(victim.events.slice(reported).filter(({ kind, reason }) => kind === "refused" && reason !== null).length, `${no}: ${name}`).toBeGreaterThan(0);
      if ((victim.disk.logs.get(attempt.logKey)?.length ?? 0) > attempt.from) attempt.attacker?.advance(attempt.bytes);
    }
    await rig.time.pass(100);
    expect(JSON.stringify(contentOf(victim))).toBe(before);
    expect(before).not.toContain(EVIL);
    expect(JSON.stringify(victim.replica.state().members.map(({ personId, role, devices }) => [personId, role, devices.map(({ deviceKey }) => deviceKey)]))).toBe(members);
    await victim.stop();
    const handed = victim.handed.length;
    await victim.start();
    await rig.time.pass(1_000);
    expect(JSON.stringify(contentOf(victim))).toBe(before);
    expect(victim.handed.length - handed).toBeLessThan(20);
  }, 120_000);
});
