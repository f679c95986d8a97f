import type { PersonId } from "#shared/kernel/index.ts";
import type { PlacedEntry, RosterEpoch, RosterOwnKey } from "./blockTypes.ts";
import { comparePlaces } from "./entryGraph.ts";
import { isAdmin, ROLES, type InvitedRole, type Role } from "./roles.ts";

/** What the signer of an entry must be for it to count. `member`: anything but nothing. */
export type Need = "owner" | "admin" | "member";

/** An entry in the course of folding. */
export interface FoldedEntry {
  readonly placed: PlacedEntry;
  readonly no: number;
  /** Of the entries that count and come before this one, by way of others, too: log key → length. */
  readonly reach: ReadonlyMap<string, number>;
}

export interface DraftSpan {
  readonly from: number;
  readonly role: Role | null;
  readonly by: FoldedEntry;
  /** Of a device that took over its person's role: the entry that gave that role. */
  readonly decidedBy?: FoldedEntry;
}

export interface DraftLog {
  readonly logKey: string;
  readonly deviceKey: string;
  readonly deviceName: string;
  readonly personId: PersonId;
  readonly boundBy: FoldedEntry;
  spans: readonly DraftSpan[];
}

export interface DraftPerson {
  readonly personId: PersonId;
  name: string;
  endedAtMs: number | null;
  hasLeft: boolean;
  readonly logs: DraftLog[];
  readonly removedBy: FoldedEntry[];
  /** What took single devices away. */
  readonly unlinked: { readonly deviceKey: string; readonly by: FoldedEntry }[];
}

export interface DraftInvite {
  readonly inviteId: string;
  readonly role: InvitedRole;
  readonly expiresAtMs: number;
  readonly byLogKey: string;
  isRevoked: boolean;
  /** Several, where admins who did not know of each other let in by it. */
  readonly usedBy: FoldedEntry[];
}

export interface CountedEntry { readonly entry: FoldedEntry; readonly needs: Need }

/** The roster while it is being folded. */
export interface RosterDraft {
  readonly groupId: string;
  name: string;
  readonly people: Map<PersonId, DraftPerson>;
  readonly logs: Map<string, DraftLog>;
  /** deviceKey → whose it is. */
  readonly devices: Map<string, PersonId>;
  readonly epochs: RosterEpoch[];
  readonly ownKeys: RosterOwnKey[];
  readonly invites: Map<string, DraftInvite>;
  readonly keepers: Set<string>;
  /** log key → what counts so far, in the log's order. */
  readonly counted: Map<string, CountedEntry[]>;
}

/** Whether the author of the later one had the earlier one, directly or by way of others. */
export function isBefore(earlier: FoldedEntry, later: FoldedEntry): boolean {
  if (earlier.placed.logKey === later.placed.logKey) return comparePlaces(earlier.placed, later.placed) < 0;
  return (later.reach.get(earlier.placed.logKey) ?? 0) > earlier.placed.index;
}

/** What counts so far and comes before an entry. */
export function reachOf(counted: RosterDraft["counted"], placed: PlacedEntry): ReadonlyMap<string, number> {
  const nearest: FoldedEntry[] = [];
  for (const [logKey, entries] of counted) {
    const claimed = logKey === placed.logKey ? Infinity : placed.clock.get(logKey) ?? 0;
    let at = entries.length - 1;
    while (at >= 0 && (entries[at]?.entry.placed.index ?? 0) >= claimed) at -= 1;
    const last = entries[at];
    if (last !== undefined) nearest.push(last.entry);
  }
  const reach = new Map<string, number>();
  // The latest first: what it reaches, it brings with it.
  for (const entry of nearest.sort((one, other) => other.reach.size - one.reach.size)) {
    const { logKey, index } = entry.placed;
    if ((reach.get(logKey) ?? 0) > index) continue;
    for (const [key, length] of entry.reach) if (length > (reach.get(key) ?? 0)) reach.set(key, length);
    reach.set(logKey, index + 1);
  }
  return reach;
}

export function has(role: Role | null, needs: Need): boolean {
  if (needs === "owner") return role === "owner";
  return needs === "admin" ? isAdmin(role) : role !== null;
}

/** The role of a person now; of somebody with several logs, the highest. */
export function roleOf(person: DraftPerson): Role | null {
  return highest(person.logs.map((log) => log.spans.at(-1)?.role ?? null));
}

/** Of somebody who is gone: the role they had last. */
export function lastRoleOf(person: DraftPerson): Role {
  return roleOf(person) ?? highest(person.logs.map((log) => log.spans.filter((span) => span.role !== null).at(-1)?.role ?? null)) ?? "reader";
}

/** The role an entry's signer had and knew of: what was given counts from where the signer had seen it, what was taken counts at once. */
export function knownRole(spans: readonly DraftSpan[], entry: FoldedEntry): Role | null {
  let role: Role | null = null;
  for (const span of spans) {
    if (span.from > entry.placed.index) break;
    if (isBefore(span.by, entry) || isLower(span.role, role)) role = span.role;
  }
  return role;
}

export interface RoleChange {
  readonly from: number;
  readonly role: Role | null;
  readonly by: FoldedEntry;
  /** Whether the author may take a role. Where one stands that they may not take, the change begins after it. */
  readonly mayTake: (role: Role) => boolean;
  /** Whether what stands there gives way. */
  readonly yields: (span: DraftSpan) => boolean;
}

/** Gives a log another role from an index on. Never before what the entry's author had of that log: nobody takes back what they have taken in. */
export function giveRole(log: DraftLog, change: RoleChange): void {
  const { placed, reach } = change.by;
  const own = placed.logKey === log.logKey ? placed.index + 1 : placed.clock.get(log.logKey) ?? 0;
  let from = Math.max(change.from, own, reach.get(log.logKey) ?? 0);
  log.spans.forEach(({ role }, at) => {
    if (role !== null && !change.mayTake(role)) from = Math.max(from, log.spans[at + 1]?.from ?? Infinity);
  });
  const spans: DraftSpan[] = [];
  const push = (span: DraftSpan): void => { if (spans.at(-1)?.role !== span.role || spans.length === 0) spans.push(span); };
  const changed = (span: DraftSpan): DraftSpan => (change.yields(span) ? { from: span.from, role: change.role, by: change.by } : span);
  log.spans.forEach((span, at) => {
    const end = log.spans[at + 1]?.from ?? Infinity;
    if (span.from < from) push(span);
    if (end > from) push(changed({ ...span, from: Math.max(span.from, from) }));
  });
  log.spans = spans;
}

export function isLower(role: Role | null, than: Role | null): boolean {
  return rank(role) > rank(than);
}

/** What counted so far and has lost its right by a change of this log. */
export function withoutRight(draft: RosterDraft, log: DraftLog): readonly CountedEntry[] {
  return (draft.counted.get(log.logKey) ?? []).filter(({ entry, needs }) => !has(knownRole(log.spans, entry), needs));
}

function highest(roles: readonly (Role | null)[]): Role | null {
  return roles.reduce<Role | null>((found, role) => (isLower(found, role) ? role : found), null);
}

function rank(role: Role | null): number {
  return role === null ? ROLES.length : ROLES.indexOf(role);
}
