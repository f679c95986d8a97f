import { isPersonId } from "#shared/kernel/index.ts";
import type { SyncCrypto } from "./crypto.ts";
import { deviceProofOf, proofOf, type Entry } from "./entries.ts";
import { fromText } from "./keyText.ts";
import { isAdmin, mayGovern, type InvitedRole, type Role } from "./roles.ts";
import { giveRole, isBefore, isLower, lastRoleOf, roleOf, type DraftLog, type DraftPerson, type DraftSpan, type FoldedEntry, type Need, type RosterDraft } from "./rosterDraft.ts";

const MAX_KEEPERS = 32;
/** Taking part at a time: a new key for all of them has to go into one entry, or nobody could be sent away any more. */
const MAX_DEVICES = 300;
/** Of one person: nobody can take up the places of the others. */
const MAX_PERSON_DEVICES = 8;
/** How far ahead of the newest epoch another one may be numbered: some between may have stopped counting meanwhile. */
const MAX_EPOCH_LEAP = 1_000;

type Kind<K extends Entry["kind"]> = Extract<Entry, { kind: K }>;

/** What came of an entry: why it does not count, or what its signer had to be, and what else it touched. */
export type Verdict =
  | { readonly why: string }
  | { readonly needs: Need; readonly lowered?: readonly DraftLog[]; readonly undone?: readonly FoldedEntry[] };

export interface Case {
  readonly crypto: SyncCrypto;
  readonly draft: RosterDraft;
  readonly by: FoldedEntry;
  readonly signer: DraftLog;
  /** The signer's, where the entry stands. */
  readonly role: Role;
}

const NO_RIGHT: Verdict = { why: "no-right" };

/** Checks one entry against what was folded so far and, if it counts, changes the draft. */
export function applyEntry(given: Case): Verdict {
  const { entry } = given.by.placed;
  switch (entry.kind) {
    case "genesis": return { why: "second-genesis" };
    case "member": return applyMember(given, entry);
    case "device": return applyDevice(given, entry);
    case "unlink": return applyUnlink(given, entry);
    case "ownKey": return applyOwnKey(given, entry);
    case "role": return applyRole(given, entry);
    case "remove": return applyRemove(given, entry);
    case "owner": return applyOwner(given, entry);
    case "invite": return applyInvite(given, entry);
    case "revoke": return applyRevoke(given, entry);
    case "epoch": return applyEpoch(given, entry);
    case "keeper": return applyKeeper(given, entry);
    case "rename":
      if (!isAdmin(given.role)) return NO_RIGHT;
      given.draft.name = entry.name;
      return { needs: "admin" };
  }
}

export function bindLog(draft: RosterDraft, log: Omit<DraftLog, "spans">, personName: string, span: Pick<DraftSpan, "decidedBy"> & { readonly role: Role }): void {
  const person: DraftPerson = draft.people.get(log.personId) ?? { personId: log.personId, name: personName, endedAtMs: null, hasLeft: false, logs: [], removedBy: [], unlinked: [] };
  const bound: DraftLog = { ...log, spans: [{ from: 0, by: log.boundBy, ...span }] };
  person.name = personName;
  person.endedAtMs = null;
  person.hasLeft = false;
  person.logs.push(bound);
  draft.people.set(log.personId, person);
  draft.logs.set(log.logKey, bound);
  draft.devices.set(log.deviceKey, log.personId);
}

function applyMember({ crypto, draft, by, role }: Case, entry: Kind<"member">): Verdict {
  const { personId, logKey, deviceKey, inviteId } = entry;
  if (!isPersonId(personId)) return { why: "person" };
  if (!mayGovern(role, entry.role)) return NO_RIGHT;
  const why = whyNotJoining(draft, by, entry) ?? (inviteId === null ? null : whyNotInvited(draft, by, inviteId)) ?? (isProven(crypto, entry, { groupId: draft.groupId, linkedBy: null }) ? null : "proof");
  if (why !== null) return { why };
  bindLog(draft, { logKey, deviceKey, deviceName: entry.deviceName, personId, boundBy: by }, entry.name, { role: entry.role });
  if (inviteId !== null) draft.invites.get(inviteId)?.usedBy.push(by);
  return { needs: needFor(entry.role) };
}

/** Only a log of the same person may say so; the device gets the role the person has, and loses it with them. */
function applyDevice({ crypto, draft, by, signer }: Case, entry: Kind<"device">): Verdict {
  const { personId, logKey, deviceKey, deviceName } = entry;
  const person = personOf(draft, personId);
  if (person === null || signer.personId !== personId) return { why: "other-person" };
  const role = roleOf(person);
  if (role === null) return NO_RIGHT;
  if (person.logs.filter(isTakingPart).length >= MAX_PERSON_DEVICES) return { why: "many-devices" };
  const why = whyNotBinding(draft, by, { personId, logKey, deviceKey }) ?? (isProven(crypto, entry, { groupId: draft.groupId, linkedBy: signer.deviceKey }) ? null : "proof");
  if (why !== null) return { why };
  const giving = person.logs.map((log) => log.spans.at(-1)).find((span) => span?.role === role);
  const decidedBy = giving?.decidedBy ?? giving?.by;
  bindLog(draft, { logKey, deviceKey, deviceName, personId: person.personId, boundBy: by }, person.name, decidedBy === undefined ? { role } : { role, decidedBy });
  return { needs: "member" };
}

/** The last device of somebody is not taken away: then the person goes, which is another entry. */
function applyUnlink({ draft, by, role, signer }: Case, entry: Kind<"unlink">): Verdict {
  const person = personOf(draft, entry.personId);
  const logs = person?.logs.filter(({ deviceKey }) => deviceKey === entry.deviceKey) ?? [];
  if (person === null || logs.length === 0) return { why: "nobody" };
  const isOwn = signer.personId === entry.personId;
  const last = lastRoleOf(person);
  if (!isOwn && !mayGovern(role, last)) return NO_RIGHT;
  if (!person.logs.some((log) => log.deviceKey !== entry.deviceKey && isTakingPart(log))) return { why: "last-device" };
  person.unlinked.push({ deviceKey: entry.deviceKey, by });
  const mayTake = (taken: Role): boolean => isOwn || mayGovern(role, taken);
  for (const log of logs) giveRole(log, { from: cutIn(entry.cuts, log), role: null, by, mayTake, yields: (span) => span.role !== null });
  return { needs: isOwn ? "member" : needFor(last), lowered: logs };
}

function applyOwnKey({ draft, by, signer }: Case, { personId, keyId, number, keys }: Kind<"ownKey">): Verdict {
  if (signer.personId !== personId) return { why: "other-person" };
  // Of others one of the same name may be there: nobody can put an end to somebody's key by taking its name.
  const ofPerson = draft.ownKeys.filter((known) => known.personId === personId);
  if (ofPerson.some((known) => known.keyId === keyId)) return { why: "known-key" };
  const newest = ofPerson.reduce((highest, known) => Math.max(highest, known.number), 0);
  if (number > newest + MAX_EPOCH_LEAP) return { why: "key-number" };
  draft.ownKeys.push({ personId: signer.personId, logKey: by.placed.logKey, keyId, number, keys: new Map(Object.entries(keys)) });
  return { needs: "member" };
}

const isTakingPart = (log: DraftLog): boolean => (log.spans.at(-1)?.role ?? null) !== null;

/**
 * A log is bound once, a device is one person's, all devices of a person have one role, and a removal that was not known wins. Nobody is given a device by somebody else:
 * what is written on it would stand under their name.
 */
function whyNotJoining(draft: RosterDraft, by: FoldedEntry, entry: Kind<"member">): string | null {
  const why = whyNotBinding(draft, by, entry);
  const person = personOf(draft, entry.personId);
  if (why !== null || person === null) return why;
  const now = roleOf(person);
  if (now !== null && draft.logs.get(by.placed.logKey)?.personId !== entry.personId) return "known-person";
  return now !== null && now !== entry.role ? "other-role" : null;
}

/** What keeps any log from being bound; a removal, of the person or of the device, that was not known wins. */
function whyNotBinding(draft: RosterDraft, by: FoldedEntry, { personId, logKey, deviceKey }: { readonly personId: string; readonly logKey: string; readonly deviceKey: string }): string | null {
  if (draft.logs.has(logKey)) return "known-log";
  if ([...draft.logs.values()].filter(isTakingPart).length >= MAX_DEVICES) return "crowded";
  if ((draft.devices.get(deviceKey) ?? personId) !== personId) return "known-device";
  const person = personOf(draft, personId);
  const removals = person === null ? [] : [...person.removedBy, ...person.unlinked.filter((one) => one.deviceKey === deviceKey).map((one) => one.by)];
  return removals.some((removal) => !isBefore(removal, by)) ? "removed" : null;
}

function whyNotInvited(draft: RosterDraft, by: FoldedEntry, inviteId: string): string | null {
  const invite = draft.invites.get(inviteId);
  if (invite === undefined) return "invite-unknown";
  // Two admins may have said yes at the same time, each to somebody they had looked at: both count.
  return invite.isRevoked || invite.usedBy.some((use) => isBefore(use, by)) || by.placed.atMs > invite.expiresAtMs ? "invite" : null;
}

function applyRole({ draft, by, role }: Case, entry: Kind<"role">): Verdict {
  const person = personOf(draft, entry.personId);
  const now = person === null ? null : roleOf(person);
  if (person === null || now === null) return { why: "nobody" };
  if (!mayGovern(role, now) || !mayGovern(role, entry.role)) return NO_RIGHT;
  // Of two that did not know of each other, the lower role holds.
  for (const log of person.logs) {
    const yields = (span: DraftSpan): boolean => span.role !== null && (isBefore(span.decidedBy ?? span.by, by) || isLower(entry.role, span.role));
    giveRole(log, { from: cutIn(entry.cuts, log), role: entry.role, by, mayTake: (taken) => mayGovern(role, taken), yields });
  }
  return { needs: now === "admin" || entry.role === "admin" ? "owner" : "admin", lowered: person.logs };
}

function applyRemove({ draft, by, role, signer }: Case, entry: Kind<"remove">): Verdict {
  const person = personOf(draft, entry.personId);
  if (person === null) return { why: "nobody" };
  const isLeaving = entry.hasLeft;
  if (isLeaving && (signer.personId !== entry.personId || roleOf(person) === "owner")) return NO_RIGHT;
  const last = lastRoleOf(person);
  if (!isLeaving && !mayGovern(role, last)) return NO_RIGHT;
  if (person.endedAtMs === null) {
    person.endedAtMs = by.placed.atMs;
    person.hasLeft = isLeaving;
  }
  person.removedBy.push(by);
  const mayTake = (taken: Role): boolean => isLeaving || mayGovern(role, taken);
  for (const log of person.logs) giveRole(log, { from: cutIn(entry.cuts, log), role: null, by, mayTake, yields: (span) => span.role !== null });
  return { needs: isLeaving ? "member" : needFor(last), lowered: person.logs };
}

function applyOwner({ draft, by, role, signer }: Case, entry: Kind<"owner">): Verdict {
  const heir = personOf(draft, entry.toPersonId);
  const giver = draft.people.get(signer.personId);
  if (role !== "owner" || giver === undefined) return NO_RIGHT;
  if (heir === null || heir === giver || roleOf(heir) === null) return { why: "nobody" };
  const always = (): boolean => true;
  for (const log of heir.logs) if (log.spans.at(-1)?.role !== null) giveRole(log, { from: 0, role: "owner", by, mayTake: always, yields: always });
  for (const log of giver.logs) giveRole(log, { from: 0, role: "admin", by, mayTake: always, yields: (span) => span.role === "owner" });
  return { needs: "owner", lowered: giver.logs };
}

function applyInvite({ draft, by, role }: Case, entry: Kind<"invite">): Verdict {
  if (!mayGovern(role, entry.role)) return NO_RIGHT;
  if (draft.invites.has(entry.inviteId)) return { why: "known-invite" };
  draft.invites.set(entry.inviteId, { inviteId: entry.inviteId, role: entry.role, expiresAtMs: entry.expiresAtMs, byLogKey: by.placed.logKey, isRevoked: false, usedBy: [] });
  return { needs: needFor(entry.role) };
}

function applyRevoke({ draft, by, role }: Case, entry: Kind<"revoke">): Verdict {
  if (!isAdmin(role)) return NO_RIGHT;
  const invite = draft.invites.get(entry.inviteId);
  if (invite === undefined) return { why: "invite-unknown" };
  invite.isRevoked = true;
  // Somebody let in by it where this was not known yet: what takes away comes first.
  return { needs: "admin", undone: invite.usedBy.filter((use) => !isBefore(use, by)) };
}

function applyEpoch({ draft, by, role }: Case, entry: Kind<"epoch">): Verdict {
  if (!isAdmin(role)) return NO_RIGHT;
  if (draft.epochs.some(({ epochId }) => epochId === entry.epochId)) return { why: "known-epoch" };
  const newest = draft.epochs.reduce((highest, { number }) => Math.max(highest, number), 0);
  if (entry.number > newest + MAX_EPOCH_LEAP) return { why: "epoch-number" };
  draft.epochs.push({ epochId: entry.epochId, number: entry.number, logKey: by.placed.logKey, index: by.placed.index, keys: new Map(Object.entries(entry.keys)) });
  return { needs: "admin" };
}

function applyKeeper({ draft, role }: Case, entry: Kind<"keeper">): Verdict {
  if (!isAdmin(role)) return NO_RIGHT;
  if (entry.isAdded && draft.keepers.size >= MAX_KEEPERS && !draft.keepers.has(entry.address)) return { why: "keepers" };
  if (entry.isAdded) draft.keepers.add(entry.address);
  else draft.keepers.delete(entry.address);
  return { needs: "admin" };
}

function personOf(draft: RosterDraft, personId: string): DraftPerson | null {
  return isPersonId(personId) ? draft.people.get(personId) ?? null : null;
}

function cutIn(cuts: Readonly<Record<string, number>>, log: DraftLog): number {
  return Object.hasOwn(cuts, log.logKey) ? cuts[log.logKey] ?? 0 : 0;
}

function needFor(target: Role | InvitedRole): Need {
  return mayGovern("admin", target) ? "admin" : "owner";
}

/** Verified once for each entry object: a roster is folded anew at every entry that comes. */
const proven = new WeakMap<Entry, { readonly groupId: string; readonly linkedBy: string | null; readonly isGood: boolean }>();

/** `linkedBy`: the device in whose log it stands that this is one more of the same person; null: of an entry that lets a person in. */
function isProven(crypto: SyncCrypto, entry: Kind<"member" | "device">, { groupId, linkedBy }: { readonly groupId: string; readonly linkedBy: string | null }): boolean {
  const known = proven.get(entry);
  if (known?.groupId === groupId && known.linkedBy === linkedBy) return known.isGood;
  const proof = fromText(entry.proof);
  const device = fromText(entry.deviceKey);
  const isGood = proof !== null && device !== null && crypto.verify(linkedBy === null ? proofOf(groupId, entry.logKey) : deviceProofOf(groupId, entry.logKey, linkedBy), proof, device);
  proven.set(entry, { groupId, linkedBy, isGood });
  return isGood;
}
