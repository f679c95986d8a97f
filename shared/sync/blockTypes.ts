import type { PersonId } from "#shared/kernel/index.ts";
import type { Entry } from "./entries.ts";
import type { InvitedRole, Role } from "./roles.ts";

/** A block as it is stored and sent: `encodeBlock` / `decodeBlock`. */
export interface StoredBlock {
  /** 8 bytes as 16 hex digits. */
  readonly epochId: string;
  readonly sealed: Uint8Array;
  readonly signature: Uint8Array;
}

export type BlockItem =
  | { readonly kind: "update"; readonly docId: string; readonly claims: readonly number[]; readonly bytes: Uint8Array }
  /** A document of this person's alone, its name and its bytes sealed with the key of this id. */
  | { readonly kind: "own"; readonly keyId: string; readonly bytes: Uint8Array }
  | { readonly kind: "base"; readonly docId: string; readonly bytes: Uint8Array }
  /** JSON as it was written: an entry's hash is taken over these bytes. */
  | { readonly kind: "entry"; readonly bytes: Uint8Array };

export interface BlockPayload {
  readonly atMs: number;
  /** How much of other logs its author had when it was written, where that changed since the author's block before: log key → length. */
  readonly seen: readonly (readonly [logKey: string, length: number])[];
  readonly items: readonly BlockItem[];
}

/** An entry and where it stands. */
export interface PlacedEntry {
  readonly logKey: string;
  readonly index: number;
  /** Among the items of its block. */
  readonly itemNo: number;
  readonly atMs: number;
  readonly entry: Entry;
  /** The bytes it was parsed from. */
  readonly bytes: Uint8Array;
  /** Everything its author had seen when it was written: log key → length; its own log up to `index`. */
  readonly clock: ReadonlyMap<string, number>;
}

/** From an index on a log has this role; null: none. */
export interface RoleSpan {
  readonly from: number;
  readonly role: Role | null;
  /** The entry that says so: who has it knows of the change. */
  readonly by?: { readonly logKey: string; readonly index: number };
}

export interface RosterLog {
  readonly logKey: string;
  readonly deviceKey: string;
  readonly deviceName: string;
  readonly personId: PersonId;
  /** By index, the first from 0. */
  readonly spans: readonly RoleSpan[];
}

export interface RosterPerson {
  readonly personId: PersonId;
  readonly name: string;
  /** Now; null: removed or left. */
  readonly role: Role | null;
  readonly endedAtMs: number | null;
  readonly hasLeft: boolean;
}

export interface RosterEpoch {
  readonly epochId: string;
  readonly number: number;
  /** The log and index of the entry that began it; of the first one: the founder's genesis. */
  readonly logKey: string;
  readonly index: number;
  /** deviceKey → sealed key, base64url. Empty for the first epoch. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What one person's devices seal for each other with. */
export interface RosterOwnKey {
  readonly personId: PersonId;
  /** The log of the device that made it. */
  readonly logKey: string;
  /** 16 hex digits. */
  readonly keyId: string;
  readonly number: number;
  /** deviceKey → sealed key, base64url. */
  readonly keys: ReadonlyMap<string, string>;
}

export interface RosterInvite {
  readonly inviteId: string;
  readonly role: InvitedRole;
  readonly expiresAtMs: number;
  readonly isRevoked: boolean;
  readonly isUsed: boolean;
  readonly byLogKey: string;
}

/** What the entries of all logs amount to: the same for everybody who has the same entries, in whatever order they came. */
export interface Roster {
  readonly groupId: string;
  readonly name: string;
  readonly createdAtMs: number;
  readonly founderLogKey: string;
  /** In the founder's log, the first index of an entry about members other than the founder: `base` counts only before it. */
  readonly baseEndsAt: number;
  readonly people: ReadonlyMap<PersonId, RosterPerson>;
  readonly logs: ReadonlyMap<string, RosterLog>;
  /** By number, then epochId; the last one is in force. */
  readonly epochs: readonly RosterEpoch[];
  /** By number, then keyId; a person's last one is in force. */
  readonly ownKeys: readonly RosterOwnKey[];
  readonly invites: ReadonlyMap<string, RosterInvite>;
  readonly keepers: readonly string[];
  /** Entries that do not count, for the log file. */
  readonly ignored: readonly { readonly logKey: string; readonly index: number; readonly why: string }[];
}
