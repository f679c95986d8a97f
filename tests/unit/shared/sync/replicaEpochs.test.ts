import { expect, it } from "vitest";
import { toText } from "#shared/sync/index.ts";
import { epochRepairs, newEpoch } from "#shared/sync/replicaEpochs.ts";
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
