import { expect, it } from "vitest";
import { currentRole, foldRoster, INVITED_ROLES, toText, type Entry, type Roster } from "#shared/sync/index.ts";
import { rosterRig, type RigDevice, type RosterRig } from "#tests/support/rosterRig.ts";
import { seededRandom, type SeededRandom } from "#tests/support/seededRandom.ts";
import { testCrypto } from "#tests/support/testCrypto.ts";

/** Something anybody might write, allowed or not. */
function anyEntry(rig: RosterRig, random: SeededRandom, devices: RigDevice[], by: RigDevice): Entry {
  const other = random.pick(devices) ?? rig.founder;
  const role = random.pick(INVITED_ROLES) ?? "reader";
  const inviteId = `invite${random.below(4)}`.padEnd(22, "x");
  const cuts = random.chance(0.5) ? {} : { [other.logKey]: random.below(6) };
  const kinds: readonly (() => Entry)[] = [
    () => ({ kind: "remove", personId: other.personId, cuts, hasLeft: random.chance(0.2) }),
    () => ({ kind: "role", personId: other.personId, role, cuts }),
    () => ({ kind: "owner", toPersonId: other.personId }),
    () => ({ kind: "invite", inviteId, role, expiresAtMs: 1e6, seed: toText(new Uint8Array(32)) }),
    () => ({ kind: "revoke", inviteId }),
    () => ({ kind: "epoch", epochId: random.below(1e9).toString(16).padStart(16, "0"), number: 1 + random.below(5), keys: {} }),
    () => ({ kind: "ownKey", personId: random.chance(0.8) ? by.personId : other.personId, keyId: random.below(1e9).toString(16).padStart(16, "0"), number: 1 + random.below(5), keys: {} }),
    () => ({ kind: "keeper", address: `k${random.below(3)}:1/x`, isAdded: random.chance(0.6) }),
    () => ({ kind: "rename", name: `名${random.below(100)}` }),
    () => {
      const further = rig.device(by.personId);
      if (random.chance(0.7)) devices.push(further);
      // Now and then for somebody else.
      return rig.link(random.chance(0.8) ? by : other, further);
    },
    () => ({ kind: "unlink", personId: random.chance(0.8) ? other.personId : by.personId, deviceKey: toText(other.device.publicKey), cuts }),
    () => {
      const comer = rig.device(random.chance(0.3) ? other.personId : `pr_${random.below(1e6)}`);
      devices.push(comer);
      return rig.member(comer, role, random.chance(0.3) ? inviteId : null);
    },
  ];
  return (kinds[Math.min(random.below(kinds.length + 4), kinds.length - 1)] ?? kinds[0] ?? (() => ({ kind: "rename", name: "无" })))();
}

function history(seed: number): RosterRig {
  const random = seededRandom(seed);
  const rig = rosterRig();
  const devices = [rig.founder];
  for (const personId of ["pr_a", "pr_b", "pr_c"]) {
    const admin = rig.device(personId);
    rig.write(rig.founder, rig.member(admin, "admin"));
    rig.meet(admin, rig.founder);
    devices.push(admin);
  }
  for (let step = 0; step < 30; step += 1) {
    const by = random.pick(devices) ?? rig.founder;
    if (random.chance(0.5)) rig.meet(by, random.pick(devices) ?? by);
    if (random.chance(0.2)) rig.work(by);
    const lie = random.chance(0.1) ? { clock: new Map(devices.map(({ logKey }) => [logKey, random.chance(0.3) ? 1e9 : random.below(8)])) } : undefined;
    rig.write(by, anyEntry(rig, random, devices, by), lie);
  }
  return rig;
}

function plain(roster: Roster | null): unknown {
  if (roster === null) return null;
  const byKey = <K, V>(map: ReadonlyMap<K, V>): [string, V][] => [...map].map(([key, value]): [string, V] => [String(key), value]);
  return { ...roster, people: byKey(roster.people), logs: byKey(roster.logs), invites: byKey(roster.invites), epochs: roster.epochs.map((epoch) => ({ ...epoch, keys: byKey(epoch.keys) })) };
}

function shuffled<T>(values: readonly T[], random: SeededRandom): T[] {
  const result = [...values];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    const [one, two] = [result[at], result[other]];
    if (one !== undefined && two !== undefined) [result[at], result[other]] = [two, one];
  }
  return result;
}

it("any order and any repetition of the same entries amount to the same roster", () => {
  for (let seed = 1; seed <= 320; seed += 1) {
    const rig = history(seed);
    const random = seededRandom(seed * 7);
    const expected = plain(rig.roster());
    for (let run = 0; run < 3; run += 1) {
      const repeated = rig.all.filter(() => random.chance(0.3));
      expect(plain(foldRoster(testCrypto, rig.groupId, shuffled([...rig.all, ...repeated], random))), `seed ${seed}`).toEqual(expected);
    }
  }
});

it("a group has one owner at any time, and those removed for good have no right that lasts", () => {
  for (let seed = 1001; seed <= 1320; seed += 1) {
    const rig = history(seed);
    for (let length = 1; length <= rig.all.length; length += 3) {
      const roster = rig.roster(rig.all.slice(0, length));
      expect([...roster.people.values()].filter(({ role }) => role === "owner").length, `seed ${seed}, ${length}`).toBe(1);
    }
    const roster = rig.roster();
    for (const log of roster.logs.values()) {
      if (roster.people.get(log.personId)?.role === null) expect(currentRole(roster, log.logKey), `seed ${seed}`).toBeNull();
      for (const { personId } of roster.ownKeys) expect(roster.people.has(personId), `seed ${seed}`).toBe(true);
      // All devices of a person that take part have one role.
      if (currentRole(roster, log.logKey) !== null) expect(currentRole(roster, log.logKey), `seed ${seed}`).toBe(roster.people.get(log.personId)?.role);
      expect(log.spans.map(({ from }) => from), `seed ${seed}`).toEqual([...new Set(log.spans.map(({ from }) => from))].sort((one, other) => one - other));
    }
  }
});

it("any part of the entries can be folded", () => {
  for (let seed = 2001; seed <= 2100; seed += 1) {
    const rig = history(seed);
    const random = seededRandom(seed);
    for (let run = 0; run < 5; run += 1) foldRoster(testCrypto, rig.groupId, rig.all.filter(() => random.chance(0.7)));
  }
});
