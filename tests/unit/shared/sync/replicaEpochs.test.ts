import { expect, it } from "vitest";
import { fromText, toText } from "#shared/sync/index.ts";
import { epochIdOf, epochRepairs, newEpoch, voidKeyFor } from "#shared/sync/replicaEpochs.ts";
import { rosterRig } from "#tests/support/rosterRig.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

/** No point of the curve: nothing can be sealed to it. */
const poison = toText(new Uint8Array(32));

it("gives a new key to all the others when one device's key is no good", () => {
  const good = toText(testCrypto.newKeyPair().publicKey);
  expect(() => testCrypto.sealTo(new Uint8Array(32), new Uint8Array(32))).toThrow();
  expect(Object.keys(newEpoch(testCrypto, 1, [poison, good]).entry.keys)).toEqual([good]);
});

it("does not try for ever to give such a device the key it lacks", () => {
  const rig = rosterRig();
  const who = rig.device("pr_b");
  const repairsFor = (deviceKey: string) => {
    const roster = rig.roster();
    const log = { logKey: who.logKey, deviceKey, deviceName: "机", personId: "pr_b" as const, spans: [{ from: 0, role: "editor" as const }] };
    const [first] = roster.epochs;
    const founder = roster.logs.get(roster.founderLogKey);
    if (first === undefined || founder === undefined) throw new Error("no group");
    const second = { epochId: "00000000000000bb", number: 1, logKey: founder.logKey, index: 9, keys: new Map([[founder.deviceKey, "x"]]) };
    const member = rig.member(who, "editor");
    // Let in with the first key, before the second was made.
    const placed = { logKey: founder.logKey, index: 1, itemNo: 0, atMs: 1, entry: member.kind === "member" ? { ...member, deviceKey } : member, bytes: new Uint8Array(), clock: new Map([[founder.logKey, 1]]) };
    const known = { ...roster, logs: new Map([...roster.logs, [who.logKey, log]]), epochs: [first, second] };
    return epochRepairs(testCrypto, { roster: known, entries: [placed], keys: new Map([[first.epochId, new Uint8Array(32)], [second.epochId, new Uint8Array(32)]]) });
  };
  expect(repairsFor(toText(testCrypto.newKeyPair().publicKey))).toHaveLength(1);
  expect(repairsFor(poison)).toEqual([]);
});

it("calls an epoch after its key, so that no other key goes under its name", () => {
  const { entry, key } = newEpoch(testCrypto, 1, []);
  expect(entry.epochId).toBe(epochIdOf(testCrypto, key));
  expect(entry.epochId).toMatch(/^[0-9a-f]{16}$/);
  expect(epochIdOf(testCrypto, key.map((byte) => byte ^ 1))).not.toBe(entry.epochId);
});

it("has the author of blocks under an epoch that does not count give its key to those who lack it, and to nobody twice", () => {
  const rig = rosterRig();
  const roster = rig.roster();
  const founder = roster.logs.get(roster.founderLogKey);
  if (founder === undefined) throw new Error("no group");
  const [author, known, unknown] = [testCrypto.newKeyPair(), testCrypto.newKeyPair(), testCrypto.newKeyPair()];
  const logs = new Map([author, known, unknown].map((device, at) => [`log${String(at)}`, { ...founder, logKey: `log${String(at)}`, deviceKey: toText(device.publicKey), spans: [{ from: 0, role: "editor" as const }] }] as const));
  const { entry, key } = newEpoch(testCrypto, 3, [toText(known.publicKey)]);
  const placed = (each: typeof entry) => ({ logKey: "log0", index: 1, itemNo: 0, atMs: 1, entry: each, bytes: new Uint8Array(), clock: new Map<string, number>() });
  const state = { roster: { ...roster, logs }, entries: [placed(entry)], epochId: entry.epochId, key, ownDeviceKey: toText(author.publicKey) };
  const given = voidKeyFor(testCrypto, state);
  if (given?.kind !== "epoch") throw new Error("nothing is given");
  expect([given.epochId, given.number, Object.keys(given.keys)]).toEqual([entry.epochId, 3, [toText(unknown.publicKey)]]);
  const sealed = fromText(Object.values(given.keys)[0] ?? "");
  expect(sealed === null ? null : testCrypto.openSealed(sealed, unknown)).toEqual(key);
  expect(voidKeyFor(testCrypto, { ...state, entries: [placed(entry), placed(given)] })).toBeNull();
  expect(voidKeyFor(testCrypto, { ...state, entries: [] })).toBeNull();
});
