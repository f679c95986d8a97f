import { deviceProofOf, encodeEntry, foldRoster, groupIdOf, parseEntry, proofOf, toText, type Entry, type InvitedRole, type KeyPair, type PlacedEntry, type Roster } from "#shared/sync/index.ts";
import { testCrypto } from "./testCrypto.ts";

export interface RigDevice {
  readonly personId: string;
  readonly device: KeyPair;
  readonly log: KeyPair;
  readonly logKey: string;
  /** How much it has of each log; its own, too. */
  readonly clock: Map<string, number>;
}

export interface RosterRig {
  readonly groupId: string;
  readonly founder: RigDevice;
  readonly all: PlacedEntry[];
  device(personId: string): RigDevice;
  /** One block with these entries; `clock` in place of what the device really has. */
  write(by: RigDevice, entry: Entry | readonly Entry[], lie?: { readonly clock?: ReadonlyMap<string, number>; readonly atMs?: number }): readonly PlacedEntry[];
  /** A block without entries. */
  work(by: RigDevice): void;
  /** The one takes over everything the other has. */
  meet(one: RigDevice, other: RigDevice): void;
  member(who: RigDevice, role: InvitedRole, inviteId?: string | null): Entry;
  /** A further device of `by`'s person, as that one would write it. */
  link(by: RigDevice, device: RigDevice): Entry;
  roster(entries?: readonly PlacedEntry[]): Roster;
  /** What a device has of all entries. */
  seenBy(who: RigDevice): readonly PlacedEntry[];
}

let devices = 0;
const seed = (): Uint8Array => { devices += 1; return testCrypto.hash(new Uint8Array([devices & 255, devices >> 8, devices >> 16])); };

function newDevice(personId: string): RigDevice {
  const log = testCrypto.newKeyPair(seed());
  return { personId, device: testCrypto.newKeyPair(seed()), log, logKey: toText(log.publicKey), clock: new Map() };
}

/** A group whose founder has written the genesis: membership without blocks, sessions or disks. */
export function rosterRig(): RosterRig {
  const founder = newDevice("pr_founder");
  const genesis: Entry = {
    kind: "genesis", version: 1, name: "读书会", nonce: toText(new Uint8Array(32)), personId: founder.personId, personName: "甲", deviceKey: toText(founder.device.publicKey), deviceName: "书房",
    logKey: founder.logKey, epochId: "0000000000000001", createdAtMs: 1,
  };
  const groupId = groupIdOf(testCrypto, encodeEntry(genesis));
  const all: PlacedEntry[] = [];
  const lengthOf = (who: RigDevice): number => who.clock.get(who.logKey) ?? 0;
  const rig: RosterRig = {
    groupId, founder, all,
    device: newDevice,
    write(by, given, lie) {
      const index = lengthOf(by);
      const entries: readonly Entry[] = "kind" in given ? [given] : given;
      const placed = entries.map((entry, itemNo): PlacedEntry => {
        const bytes = encodeEntry(entry);
        const parsed = parseEntry(bytes);
        if (parsed === null) throw new Error(`Not an entry: ${JSON.stringify(entry)}`);
        return { logKey: by.logKey, index, itemNo, atMs: lie?.atMs ?? all.length, entry: parsed, bytes, clock: new Map(lie?.clock ?? by.clock) };
      });
      by.clock.set(by.logKey, index + 1);
      all.push(...placed);
      return placed;
    },
    work: (by) => { by.clock.set(by.logKey, lengthOf(by) + 1); },
    meet: (one, other) => { for (const [key, length] of other.clock) one.clock.set(key, Math.max(length, one.clock.get(key) ?? 0)); },
    member: (who, role, inviteId = null) => ({
      kind: "member", personId: who.personId, name: who.personId, deviceKey: toText(who.device.publicKey), deviceName: "机", logKey: who.logKey, role, inviteId,
      proof: toText(testCrypto.sign(proofOf(groupId, who.logKey), who.device.secretKey)),
    }),
    link: (by, { device, logKey }) => ({
      kind: "device", personId: by.personId, deviceKey: toText(device.publicKey), deviceName: "另一台", logKey, proof: toText(testCrypto.sign(deviceProofOf(groupId, logKey, toText(by.device.publicKey)), device.secretKey)),
    }),
    roster(entries = all) {
      const roster = foldRoster(testCrypto, groupId, entries);
      if (roster === null) throw new Error("No roster");
      return roster;
    },
    seenBy: (who) => all.filter(({ logKey, index }) => index < (who.clock.get(logKey) ?? 0)),
  };
  rig.write(founder, genesis);
  return rig;
}

/** Lets a new person in by the word of `by`, whom they know of from then on. */
export function join(rig: RosterRig, personId: string, role: InvitedRole, by: RigDevice = rig.founder): RigDevice {
  const who = rig.device(personId);
  rig.write(by, rig.member(who, role));
  rig.meet(who, by);
  return who;
}

export const remove = (who: RigDevice, cut?: number): Entry => ({ kind: "remove", personId: who.personId, cuts: cut === undefined ? {} : { [who.logKey]: cut }, hasLeft: false });
export const setRole = (who: RigDevice, role: InvitedRole, cut: number): Entry => ({ kind: "role", personId: who.personId, role, cuts: { [who.logKey]: cut } });
export const invite = (inviteId: string, role: InvitedRole, expiresAtMs = 1e9): Entry => ({ kind: "invite", inviteId, role, expiresAtMs, seed: toText(new Uint8Array(32)) });
/** What a person is now, by the entries of all. */
export const roleOf = (rig: RosterRig, who: RigDevice) => rig.roster().people.get(who.personId as never)?.role;
/** Why entries do not count, in their order. */
export const why = (rig: RosterRig) => rig.roster().ignored.map((entry) => entry.why);
