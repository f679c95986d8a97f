import { describe, expect, it } from "vitest";
import { toText, type Entry, type KeyPair } from "#shared/sync/index.ts";
import { NamedTimers } from "#shared/sync/namedTimers.ts";
import { EpochKeys } from "#shared/sync/replicaEpochKeys.ts";
import { newEpoch } from "#shared/sync/replicaEpochs.ts";
import { factsOf } from "#shared/sync/replicaHistory.ts";
import { Ledger } from "#shared/sync/replicaLedger.ts";
import { rosterRig, type RigDevice, type RosterRig } from "#tests/support/rosterRig.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";
import { encodeEntry } from "#shared/sync/entries.ts";
import { settle, virtualTime } from "#tests/support/virtualTime.ts";

const FIRST_KEY = new Uint8Array(32).fill(1);
const FIRST_EPOCH = "0000000000000001";
const keyed = (device: KeyPair): string => toText(device.publicKey);
const factsWith = (seen: readonly (readonly [string, number])[], ...entries: readonly Entry[]) =>
  factsOf(FIRST_EPOCH, { atMs: 1, seen: [...seen], items: entries.map((entry) => ({ kind: "entry" as const, bytes: encodeEntry(entry) })) });

/** The keys of one device of a group, whose disk refuses while it is told to. */
function keysOf(rig: RosterRig, who: RigDevice) {
  const time = virtualTime();
  const told = { places: 0, disk: 0, unsealed: [] as string[], kept: [] as string[], written: [] as { entries: readonly Entry[]; epochId: string | undefined }[], isFull: false };
  const ledger = new Ledger({
    crypto: testCrypto, groupId: rig.groupId, ownLogKey: who.logKey, now: time.now, hasUnsaid: () => false, acknowledge: async () => true, onTaken: () => undefined, onSettled: () => undefined,
    later: (task) => { time.after(100, task); },
  });
  const keys: EpochKeys = new EpochKeys({
    ownLogKey: who.logKey, ownDeviceKey: keyed(who.device), ledger, timers: new NamedTimers(time.after),
    parts: {
      crypto: testCrypto, secrets: { groupId: rig.groupId, device: who.device, log: who.log, epochKeys: new Map([[FIRST_EPOCH, FIRST_KEY]]) },
      keepEpochKey: async (epochId) => {
        if (told.isFull) throw new Error("no room");
        told.kept.push(epochId);
      },
      onPlaces: () => { told.places += 1; },
      report: ({ kind }) => { if (kind === "disk") told.disk += 1; },
    },
    writing: () => ({ epochIds: new Set<string>(), wake: () => undefined, entries: async (entries, epochId) => { told.written.push({ entries, epochId }); return 0; } }),
    unseal: async (epochId) => { told.unsealed.push(epochId); },
  });
  const founderLog = rig.founder.logKey;
  const says = (index: number, ...entries: readonly Entry[]): void => {
    const facts = factsWith([], ...entries);
    ledger.offer(founderLog, [facts]);
    keys.note(facts, founderLog, index);
    ledger.step();
    const roster = ledger.roster();
    if (roster !== null) keys.rosterChanged(roster);
  };
  const [genesis] = rig.all;
  if (genesis === undefined) throw new Error("no genesis");
  says(0, genesis.entry);
  return { keys, told, time, says, ledger };
}

describe("the content keys of a device", () => {
  it("are taken out of the log, and used when they are on the disk", async () => {
    const rig = rosterRig();
    const who = rig.device("pr_b");
    const { keys, told, says } = keysOf(rig, who);
    says(1, rig.member(who, "editor"));
    const { entry, key } = newEpoch(testCrypto, 1, [keyed(who.device), keyed(rig.founder.device)]);
    says(2, entry);
    expect(keys.forWriting()).toMatchObject({ epochId: FIRST_EPOCH, isInForce: false });
    await keys.whenKept();
    expect(told.kept).toEqual([entry.epochId]);
    expect(told.unsealed).toEqual([entry.epochId]);
    expect(keys.forWriting()).toEqual({ epochId: entry.epochId, key, isInForce: true });
    expect(keys.forWriting(FIRST_EPOCH)).toMatchObject({ epochId: FIRST_EPOCH, isInForce: false });
    expect(keys.discoveryKeys()).toHaveLength(2);
    expect(told.places).toBe(1);
  });

  it("are tried again when the disk refused, and not used before", async () => {
    const rig = rosterRig();
    const who = rig.device("pr_b");
    const { keys, told, says, time } = keysOf(rig, who);
    says(1, rig.member(who, "editor"));
    told.isFull = true;
    const { entry } = newEpoch(testCrypto, 1, [keyed(who.device)]);
    says(2, entry);
    await keys.whenKept();
    expect([told.disk, keys.held.has(entry.epochId), keys.discoveryKeys().length]).toEqual([1, false, 1]);
    told.isFull = false;
    await time.pass(1_000);
    expect([told.disk, keys.held.has(entry.epochId), told.kept]).toEqual([1, true, [entry.epochId]]);
  });

  it("do not come from somebody who may not make one, nor under a name that is another key's", async () => {
    const rig = rosterRig();
    const [who, editor] = [rig.device("pr_b"), rig.device("pr_c")];
    const { keys, told, says, ledger } = keysOf(rig, who);
    says(1, rig.member(who, "editor"), rig.member(editor, "editor"));
    const { entry } = newEpoch(testCrypto, 1, [keyed(who.device)]);
    const facts = factsWith([[rig.founder.logKey, 2]], entry);
    ledger.offer(editor.logKey, [facts]);
    keys.note(facts, editor.logKey, 0);
    keys.take();
    says(2, { ...newEpoch(testCrypto, 1, [keyed(who.device)]).entry, epochId: "00000000000000aa" });
    await keys.whenKept();
    expect(told.kept).toEqual([]);
    expect([...keys.held.keys()]).toEqual([FIRST_EPOCH]);
  });

  it("are given by the owner to who takes part and lacks one", async () => {
    const rig = rosterRig();
    const who = rig.device("pr_b");
    const { told, says, time } = keysOf(rig, rig.founder);
    // Made without knowing of the other one, who has the first key.
    const { entry } = newEpoch(testCrypto, 1, [keyed(rig.founder.device)]);
    says(1, rig.member(who, "editor"));
    says(2, entry);
    await settle();
    await time.pass(200);
    const [given] = told.written;
    expect(told.written).toHaveLength(1);
    expect(given?.epochId).toBe(FIRST_EPOCH);
    expect(given?.entries.map((one) => (one.kind === "epoch" ? [one.epochId, Object.keys(one.keys)] : one.kind))).toEqual([[entry.epochId, [keyed(who.device)]]]);
  });

  it("are neither used nor given out after the end", async () => {
    const rig = rosterRig();
    const who = rig.device("pr_b");
    const { keys, told, says } = keysOf(rig, who);
    says(1, rig.member(who, "editor"));
    const { entry } = newEpoch(testCrypto, 1, [keyed(who.device)]);
    says(2, entry);
    keys.close();
    await keys.whenKept();
    expect([told.kept, told.unsealed, keys.held.has(entry.epochId)]).toEqual([[entry.epochId], [], false]);
  });
});
