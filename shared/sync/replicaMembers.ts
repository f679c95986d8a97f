import type { EpochMs, PersonId } from "#shared/kernel/index.ts";
import type { Roster, RosterLog, RosterPerson } from "./blockTypes.ts";
import { deviceProofOf, proofOf, type Entry } from "./entries.ts";
import { fromText, toText } from "./keyText.ts";
import { currentDevices, newEpoch } from "./replicaEpochs.ts";
import type { Ledger } from "./replicaLedger.ts";
import type { GroupRefusal, Newcomer, NewDevice, Replica, ReplicaParts, Welcome } from "./replicaTypes.ts";
import type { Writing } from "./replicaWriting.ts";
import { isAdmin, mayGovern, type InvitedRole } from "./roles.ts";
import { currentRole } from "./rosterAt.ts";

export interface MembersParts {
  readonly parts: Pick<ReplicaParts, "crypto" | "secrets" | "now">;
  readonly ledger: Ledger;
  readonly writing: Writing;
  readonly ownLogKey: string;
  readonly keys: ReadonlyMap<string, Uint8Array>;
  /** Blocks of a log that are stored here. */
  readonly storedLength: (logKey: string) => number;
  /** Keys that came a moment ago are on the disk. */
  readonly whenKeysKept: () => Promise<void>;
}

type MemberCalls = Pick<Replica, "invite" | "revokeInvite" | "knownInvites" | "admit" | "linkDevice" | "unlinkDevice" | "setRole" | "remove" | "handOver" | "leave" | "rename" | "setKeeper">;
type Asked = readonly Entry[] | GroupRefusal;

/** What admins do about members: each is one block with entries, written only if they would count. */
export function memberCalls(given: MembersParts): MemberCalls {
  const { parts: { crypto } } = given;
  /** `make` runs when nothing else of the own log is on its way, and nothing of others is taken into account until the block is. */
  const change = (make: (roster: Roster, index: number) => Asked): Promise<GroupRefusal | null> => given.writing.alone(async (append, index) => {
    const release = given.ledger.hold();
    try {
      const roster = given.ledger.roster();
      if (roster === null || !given.ledger.isCaughtUp()) return "not-found";
      if (currentRole(roster, given.ownLogKey) === null) return "ended";
      const entries = make(roster, index);
      if (typeof entries === "string") return entries;
      if (!given.ledger.wouldCount(index, entries)) return "not-allowed";
      await append(entries);
      return null;
    } catch {
      // SAFETY: only the store throws here; what it refused is told to whoever asked, and nothing was said to others.
      return "disk";
    } finally {
      release();
    }
  });
  /** Up to where the logs of a person, or of a device, hold when a right goes. */
  const cutsOf = (roster: Roster, isMeant: (log: RosterLog) => boolean, ownIndex: number): Record<string, number> => {
    const logs = [...roster.logs.values()].filter((log) => isMeant(log) && currentRole(roster, log.logKey) !== null);
    return Object.fromEntries(logs.map(({ logKey }) => [logKey, logKey === given.ownLogKey ? ownIndex + 1 : given.storedLength(logKey)]));
  };
  const cutsOfPerson = (roster: Roster, personId: PersonId, ownIndex: number): Record<string, number> => cutsOf(roster, (log) => log.personId === personId, ownIndex);
  const isPresent = (roster: Roster, personId: PersonId): boolean => (roster.people.get(personId)?.role ?? null) !== null;

  return {
    ...inviteCalls(given, change),
    admit: (newcomer) => admit(given, change, newcomer),
    linkDevice: (device) => linkDevice(given, change, device),
    unlinkDevice: (personId, deviceKey) => change((roster, index) => {
      if (!isPresent(roster, personId) || !currentDevices(roster).has(deviceKey)) return "not-found";
      const unlink: Entry = { kind: "unlink", personId, deviceKey, cuts: cutsOf(roster, (log) => log.deviceKey === deviceKey, index) };
      if (!isAdmin(currentRole(roster, given.ownLogKey))) return [unlink];
      const staying = [...currentDevices(roster)].filter((device) => device !== deviceKey);
      return [unlink, newEpoch(crypto, (roster.epochs.at(-1)?.number ?? 0) + 1, staying).entry];
    }),
    setRole: (personId, role) => change((roster, index) => (isPresent(roster, personId) ? [{ kind: "role", personId, role, cuts: cutsOfPerson(roster, personId, index) }] : "not-found")),
    remove: (personId) => change((roster, index) => {
      if (!isPresent(roster, personId)) return "not-found";
      const theirs = new Set([...roster.logs.values()].filter((log) => log.personId === personId).map((log) => log.deviceKey));
      const staying = [...currentDevices(roster)].filter((device) => !theirs.has(device));
      const { entry } = newEpoch(crypto, (roster.epochs.at(-1)?.number ?? 0) + 1, staying);
      return [{ kind: "remove", personId, cuts: cutsOfPerson(roster, personId, index), hasLeft: false }, entry];
    }),
    handOver: (toPersonId) => change((roster) => (isPresent(roster, toPersonId) ? [{ kind: "owner", toPersonId }] : "not-found")),
    leave: () => change((roster, index) => {
      const personId = roster.logs.get(given.ownLogKey)?.personId;
      return personId === undefined ? "not-found" : [{ kind: "remove", personId, cuts: cutsOfPerson(roster, personId, index), hasLeft: true }];
    }),
    rename: (name) => change(() => (name.length === 0 || name.length > 120 ? "too-large" : [{ kind: "rename", name }])),
    setKeeper: (address, isAdded) => change(() => (address.length === 0 || address.length > 300 ? "too-large" : [{ kind: "keeper", address, isAdded }])),
  };

  function inviteCalls({ ledger, ownLogKey }: MembersParts, write: typeof change): Pick<MemberCalls, "invite" | "revokeInvite" | "knownInvites"> {
    return {
      invite: async (role: InvitedRole, expiresAtMs: EpochMs) => {
        const seed = crypto.randomBytes(32);
        const inviteId = toText(crypto.randomBytes(16));
        const refused = await write((roster) => (mayGovern(currentRole(roster, ownLogKey), role) ? [{ kind: "invite", inviteId, role, expiresAtMs, seed: toText(seed) }] : "not-allowed"));
        return refused ?? { inviteId, seed };
      },
      revokeInvite: (inviteId) => write((roster) => (roster.invites.has(inviteId) ? [{ kind: "revoke", inviteId }] : "not-found")),
      knownInvites: () => {
        const roster = ledger.roster();
        if (roster === null) return [];
        const role = currentRole(roster, ownLogKey);
        return ledger.history.entries.flatMap(({ entry, logKey }) => {
          if (entry.kind !== "invite" || !mayGovern(role, entry.role) || roster.invites.get(entry.inviteId)?.byLogKey !== logKey) return [];
          const seed = fromText(entry.seed);
          return seed === null ? [] : [{ isMine: logKey === ownLogKey, inviteId: entry.inviteId, seed, role: entry.role, expiresAtMs: entry.expiresAtMs }];
        });
      },
    };
  }
}

async function admit(given: MembersParts, change: (make: (roster: Roster) => Asked) => Promise<GroupRefusal | null>, newcomer: Newcomer): Promise<GroupRefusal | Welcome> {
  const { crypto, secrets, now } = given.parts;
  const { personId, name, deviceKey, deviceName, logKey, role, inviteId, proof } = newcomer;
  await given.whenKeysKept();
  const refused = await change((roster) => {
    // Whoever is let in is given all keys; who lacks one lets nobody in.
    if (roster.epochs.some(({ epochId }) => !given.keys.has(epochId))) return "not-found";
    const invite = roster.invites.get(inviteId);
    if (invite === undefined || invite.isUsed || invite.isRevoked || invite.expiresAtMs <= now()) return "not-found";
    const device = fromText(deviceKey);
    if (invite.role !== role || device?.length !== 32 || !crypto.verify(proofOf(secrets.groupId, logKey), proof, device)) return "not-allowed";
    return [{ kind: "member", personId, name, deviceKey, deviceName, logKey, role, inviteId, proof: toText(proof) }];
  });
  return refused ?? welcomeOf(given, null);
}

async function linkDevice(given: MembersParts, change: (make: (roster: Roster) => Asked) => Promise<GroupRefusal | null>, { deviceKey, deviceName, logKey, proof }: NewDevice): Promise<GroupRefusal | Welcome> {
  const { crypto, secrets } = given.parts;
  const ownPerson = (roster: Roster): RosterPerson | undefined => {
    const personId = roster.logs.get(given.ownLogKey)?.personId;
    return personId === undefined ? undefined : roster.people.get(personId);
  };
  await given.whenKeysKept();
  const refused = await change((roster) => {
    const person = ownPerson(roster);
    const device = fromText(deviceKey);
    if (person === undefined || roster.epochs.some(({ epochId }) => !given.keys.has(epochId))) return "not-found";
    if (device?.length !== 32 || !crypto.verify(deviceProofOf(secrets.groupId, logKey, toText(secrets.device.publicKey)), proof, device)) return "not-allowed";
    return [{ kind: "device", personId: person.personId, deviceKey, deviceName, logKey, proof: toText(proof) }];
  });
  if (refused !== null) return refused;
  const roster = given.ledger.roster();
  const person = roster === null ? undefined : ownPerson(roster);
  return person === undefined ? "not-found" : welcomeOf(given, { personId: person.personId, name: person.name });
}

function welcomeOf(given: MembersParts, person: Welcome["person"]): GroupRefusal | Welcome {
  const roster = given.ledger.roster();
  if (roster === null) return "not-found";
  return {
    groupId: given.parts.secrets.groupId,
    founderLogKey: roster.founderLogKey,
    epochKeys: [...given.keys].map(([epochId, key]) => ({ epochId, key })),
    keepers: roster.keepers,
    name: roster.name,
    person,
  };
}
