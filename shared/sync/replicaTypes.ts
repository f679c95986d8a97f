import type { EpochMs, PersonId } from "#shared/kernel/index.ts";
import type { FileParts, ReplicaFiles } from "./fileTypes.ts";
import type { SyncCrypto, KeyPair } from "./crypto.ts";
import type { GroupState, Presence, Route } from "./groupState.ts";
import type { InvitedRole } from "./roles.ts";

/** One way to somebody, encrypted and authenticated from end to end; whole messages, in order. */
export interface Channel {
  /** False: full for now; `onDrain` comes when there is room again. Sending to a closed channel does nothing. */
  send(message: Uint8Array): boolean;
  onMessage(listener: (message: Uint8Array) => void): void;
  onDrain(listener: () => void): void;
  /** A part of a message came in, or went out: over a thin line a whole one may take minutes, and the other end is there all the same. */
  onProgress?(listener: () => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

export interface Remote {
  /** 43 letters; of a keeper: the keeper's key. */
  readonly deviceKey: string;
  readonly route: Route;
  /** A keeper stores and passes on, and reads nothing. */
  readonly isKeeper: boolean;
}

/** The blocks of all logs of one group on this machine. A block is the stored form of docs/SYNC.md. */
export interface BlockStore {
  /** Every log there is, with its stored blocks in order. Damaged ones at the end of a log are left out: they are fetched again. */
  readAll(): Promise<ReadonlyMap<string, readonly Uint8Array[]>>;
  /** Appended in order; durable when it resolves. A refused disk rejects and nothing counts as stored. */
  append(logKey: string, fromIndex: number, blocks: readonly Uint8Array[]): Promise<void>;
  /** Blocks `from` to (without) `to`; synchronous or not, the store decides what it keeps in memory. */
  read(logKey: string, from: number, to: number): Promise<readonly Uint8Array[]>;
}

/** What a device must keep to take part in a group. Secrets: stored encrypted with the device's key. */
export interface GroupSecrets {
  readonly groupId: string;
  readonly device: KeyPair;
  /** Of the log this device writes. */
  readonly log: KeyPair;
  /** epochId (16 hex digits) → key. Those that come by an entry are added by the replica itself. */
  readonly epochKeys: ReadonlyMap<string, Uint8Array>;
}

export interface AdmittedUpdate {
  readonly docId: string;
  readonly bytes: Uint8Array;
  /** Whose work it is. */
  readonly by: PersonId;
}

/** A piece of what others did, to be applied and made durable; then `confirm(token)`. */
export interface Delivery {
  readonly token: number;
  readonly updates: readonly AdmittedUpdate[];
}

export interface OwnUpdate {
  readonly docId: string;
  readonly bytes: Uint8Array;
}

/** Where a forest was made anew, in what this device wrote: own blocks and own client ids below these numbers are of the forest before. */
export interface Beginning {
  readonly block: number;
  readonly clientNo: number;
  /** log key → how much of it had been taken into account by then: what this device vouches for does not begin anew. */
  readonly known: Readonly<Record<string, number>>;
}

export interface ReplicaParts {
  readonly crypto: SyncCrypto;
  readonly store: BlockStore;
  readonly now: () => EpochMs;
  /** Runs a task once after so many milliseconds; the answer calls it off. */
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly secrets: GroupSecrets;
  /** Client ids of the structs in a Yjs update (deletions may name others); null: it cannot be read. */
  readonly clientsOf: (update: Uint8Array) => readonly number[] | null;
  readonly mergeUpdates: (updates: readonly Uint8Array[]) => Uint8Array;
  /** log key → index up to which everything was delivered and confirmed, as kept from last time. */
  readonly delivered: ReadonlyMap<string, number>;
  /** As `beginAnew` said last; without it: never. */
  readonly begunAnew?: Beginning | undefined;
  /** To be kept on disk: after each confirmed delivery. */
  readonly onDelivered: (delivered: ReadonlyMap<string, number>) => void;
  /** A new key came by an entry, or was made here: to be kept on disk before it is used. */
  readonly keepEpochKey: (epochId: string, key: Uint8Array) => Promise<void>;
  /** Something a person may want to know changed; asked for with `state()`. Not more often than each 100 ms. */
  readonly onChange: () => void;
  /** The places (discovery keys) under which the group is found may have changed. */
  readonly onPlaces: () => void;
  readonly onPresence: (deviceKey: string, presence: Presence | null) => void;
  /** Absent: this device neither fetches files nor gives any out. */
  readonly files?: FileParts;
  /** For the log file; never content. `refused`: a block's item that was not admitted. */
  readonly report: (event: ReplicaEvent) => void;
}

export type RefusalReason = "role" | "document" | "client-id" | "size" | "epoch" | "unreadable" | "signature" | "chain" | "fork" | "rolled-back" | "entry" | "late" | "quota" | "unknown-log" | "message";
export interface ReplicaEvent { readonly kind: "refused" | "fork" | "rolled-back" | "slow" | "disk"; readonly reason: RefusalReason | null; readonly logKey: string; readonly index: number }

export type GroupRefusal = "not-allowed" | "not-found" | "ended" | "too-large" | "disk";

/** One group on one device. Everything it does to the disk goes through `store`; everything it says to others through channels. */
export interface Replica {
  readonly groupId: string;
  readonly logKey: string;
  state(): Omit<GroupState, "forestId" | "requests" | "isPaused">;
  /** Newest first; each is 32 bytes. Members answer under all of them, and look for others under the newest (and, while alone, under the older). */
  discoveryKeys(): readonly Uint8Array[];
  isMember(deviceKey: string): boolean;
  memberKeys(): readonly string[];
  /** Own work, durable on this machine already. Merged with what comes within 40 ms. Resolves when it is in the log on disk. */
  write(updates: readonly OwnUpdate[]): Promise<void>;
  /** Only in the founder's log, before any other entry about members. */
  writeBase(docs: readonly OwnUpdate[]): Promise<void>;
  connect(channel: Channel, remote: Remote): void;
  /** Deliveries come one at a time, the next after `confirm`. Null: nobody takes them now (the forest is closed). Null → listener delivers again what was not confirmed. `fromScratch`: everything, for a forest that lost something. */
  onDelivery(listener: ((delivery: Delivery) => void) | null, fromScratch?: boolean): void;
  confirm(token: number): void;
  /** The own forest is made anew out of the group's blocks: nobody takes deliveries until somebody listens again from scratch, and what this device wrote before is not new work when it comes back from there. The answer is to be kept for the next opening; when it could not be, `takenBack` says what holds as before. */
  beginAnew(takenBack?: Beginning): Beginning;
  setPresence(presence: Presence | null): void;
  readonly files: ReplicaFiles;

  invite(role: InvitedRole, expiresAtMs: EpochMs): Promise<GroupRefusal | { readonly inviteId: string; readonly seed: Uint8Array }>;
  revokeInvite(inviteId: string): Promise<GroupRefusal | null>;
  /** All invites, of this and of other admins, by which this device may let somebody in: their seeds make the places where to knock. None for who may admit nobody. */
  knownInvites(): readonly KnownInvite[];
  /** Admits somebody: writes the entry and says what they must be given. */
  admit(newcomer: Newcomer): Promise<GroupRefusal | Welcome>;
  /** Takes in a further device of this person. */
  linkDevice(device: NewDevice): Promise<GroupRefusal | Welcome>;
  /** Takes one device of somebody away, who stays; with a new epoch where this person may make one (otherwise an admin's device does). */
  unlinkDevice(personId: PersonId, deviceKey: string): Promise<GroupRefusal | null>;
  setRole(personId: PersonId, role: InvitedRole): Promise<GroupRefusal | null>;
  /** With a new epoch for those who stay. */
  remove(personId: PersonId): Promise<GroupRefusal | null>;
  handOver(toPersonId: PersonId): Promise<GroupRefusal | null>;
  leave(): Promise<GroupRefusal | null>;
  rename(name: string): Promise<GroupRefusal | null>;
  setKeeper(address: string, isAdded: boolean): Promise<GroupRefusal | null>;

  /** Blocks beyond these lengths, for a file; and blocks of a file. `blocks` may overlap what is there. */
  lengths(): ReadonlyMap<string, number>;
  /** Of each log, how much all devices of the others are known to have: by what they said on a connection since this was opened, or by what their logs say. Nobody is known to have anything of a log that is not named. */
  ackedLengths(): ReadonlyMap<string, number>;
  readLog(logKey: string, from: number, to: number): Promise<readonly Uint8Array[]>;
  takeBlocks(logKey: string, from: number, blocks: readonly Uint8Array[]): Promise<{ readonly taken: number; readonly refused: RefusalReason | null }>;
  close(): Promise<void>;
}

/** `isMine`: made on this device. */
interface KnownInvite { readonly isMine: boolean; readonly inviteId: string; readonly seed: Uint8Array; readonly role: InvitedRole; readonly expiresAtMs: number }

export interface NewDevice {
  readonly deviceKey: string;
  readonly deviceName: string;
  readonly logKey: string;
  /** The device's signature over `deviceProofOf`: of this log, linked by the device that is asked. */
  readonly proof: Uint8Array;
}

export interface Newcomer {
  readonly personId: PersonId;
  readonly name: string;
  readonly deviceKey: string;
  readonly deviceName: string;
  readonly logKey: string;
  readonly role: InvitedRole;
  readonly inviteId: string;
  /** The device's signature over `proofOf(groupId, logKey)`. */
  readonly proof: Uint8Array;
}

/** What somebody who was admitted is given over the encrypted connection. */
export interface Welcome {
  readonly groupId: string;
  /** The founder's log: where everything begins. */
  readonly founderLogKey: string;
  readonly epochKeys: readonly { readonly epochId: string; readonly key: Uint8Array }[];
  readonly keepers: readonly string[];
  readonly name: string;
  /** Of a device that was linked: whose it is in this group. Null: of somebody who came in as themself. */
  readonly person: { readonly personId: string; readonly name: string } | null;
}
