import type { GroupState, InvitedRole, Joining, PeerPresence, Presence, Role } from "#shared/sync/index.ts";
import type { GroupCallRefusal, GroupFile } from "#shared/ipc/contract.ts";
import type { NetworkSettings } from "#shared/settings/index.ts";

/** What main and the peers process say to each other over the process's port. Plain data only; main is trusted, so nothing is parsed here. */
export interface PeersStart {
  /** `<profile>/groups`: one folder for each group. */
  readonly groupsDir: string;
  /** 32 bytes; kept by main under safeStorage. */
  readonly deviceSeed: Uint8Array;
  readonly deviceName: string;
  readonly personId: string;
  /** Port on which others reach this machine; 0: any. */
  readonly listenPort: number;
  /** No multicast: for tests on shared machines. */
  readonly lanIsOff?: boolean;
  /** Without it: the local network and keepers. */
  readonly network?: NetworkSettings;
}

/** In `groupsDir`: joinings that nobody has answered yet, sealed. Main looks at its presence only, to know that the process has something to do. */
export const PENDING_JOINS_FILE = "joins";

/** Who left goes on meeting the others so that they hear of it, so long at most; and the process runs for it. */
export const LEAVING_MS = 30 * 86_400_000;

export interface PeersUpdate { readonly docId: string; readonly bytes: Uint8Array }

/** name → [input, output]. */
export interface PeersCalls {
  start: [PeersStart, { readonly groups: readonly KnownGroup[]; readonly deviceKey: string }];
  /** Makes keys and a folder, but nobody hears of it: the forest's client ids come from its log key. */
  prepareGroup: [{ readonly forestId: string }, KnownGroup];
  /** `base`: the shared documents as they are on disk. */
  createGroup: [{ readonly groupId: string; readonly forestId: string; readonly name: string; readonly personName: string; readonly base: readonly PeersUpdate[]; readonly handedThroughSeq: number }, { readonly refused: GroupCallRefusal; readonly group: KnownGroup | null }];
  state: [{ readonly groupId: string }, GroupState | null];
  invite: [{ readonly groupId: string; readonly role: InvitedRole; readonly expiresInMs: number }, { readonly refused: GroupCallRefusal; readonly inviteId: string; readonly link: string }];
  /** A link for another device of this person; the one made before works no more. */
  linkDevice: [{ readonly groupId: string }, { readonly refused: GroupCallRefusal; readonly link: string; readonly expiresAtMs: number }];
  cancelDeviceLink: [{ readonly groupId: string }, null];
  unlinkDevice: [{ readonly groupId: string; readonly personId: string; readonly deviceKey: string }, GroupCallRefusal];
  revokeInvite: [{ readonly groupId: string; readonly inviteId: string }, GroupCallRefusal];
  answerRequest: [{ readonly groupId: string; readonly requestId: string; readonly approve: boolean }, GroupCallRefusal];
  readLink: [{ readonly link: string }, { readonly groupName: string; readonly inviterName: string; readonly role: Role; readonly isOwnDevice: boolean; readonly expiresAtMs: number; readonly isExpired: boolean } | null];
  join: [{ readonly link: string; readonly personName: string }, Joining];
  cancelJoin: [{ readonly joinId: string }, null];
  /** Main made the forest for a group that was joined. */
  bindForest: [{ readonly groupId: string; readonly forestId: string }, KnownGroup];
  /** This new, empty forest takes the place of the one that was bound; null: there is no such group. */
  rebuild: [{ readonly groupId: string; readonly forestId: string }, KnownGroup | null];
  setRole: [{ readonly groupId: string; readonly personId: string; readonly role: InvitedRole }, GroupCallRefusal];
  remove: [{ readonly groupId: string; readonly personId: string }, GroupCallRefusal];
  handOver: [{ readonly groupId: string; readonly personId: string }, GroupCallRefusal];
  leave: [{ readonly groupId: string }, GroupCallRefusal];
  forget: [{ readonly groupId: string }, null];
  rename: [{ readonly groupId: string; readonly name: string }, GroupCallRefusal];
  setKeeper: [{ readonly groupId: string; readonly address: string; readonly isAdded: boolean }, GroupCallRefusal | "bad-address"];
  setPaused: [{ readonly groupId: string; readonly isPaused: boolean }, null];
  /** Durable on this machine through this number of the forest's log. */
  handUpdates: [{ readonly groupId: string; readonly throughSeq: number; readonly updates: readonly PeersUpdate[] }, null];
  /** The documents of this person's alone as they are on disk, for a device that was linked. Kept when it resolves. */
  handOwnState: [{ readonly groupId: string; readonly updates: readonly PeersUpdate[] }, null];
  follow: [{ readonly groupId: string; readonly fromScratch: boolean }, null];
  unfollow: [{ readonly groupId: string }, null];
  applied: [{ readonly groupId: string; readonly token: number }, null];
  setPresence: [{ readonly groupId: string; readonly presence: Presence | null }, null];
  /** The bytes of an exchange file with what others may lack; `isWhole`: with everything. */
  packChanges: [{ readonly groupId: string; readonly isWhole?: boolean | undefined }, { readonly bytes: Uint8Array; readonly blocks: number }];
  takeChanges: [{ readonly groupId: string; readonly bytes: Uint8Array }, { readonly blocks: number; readonly problem: "not-ours" | "damaged" | "newer-format" | "too-large" | "gap" | null }];
  diagnose: [{ readonly groupId: string }, readonly { readonly what: "paused" | "no-network" | "multicast-silent" | "nobody-found" | "keeper-unreachable" | "keeper-refused" | "keeper-full" | "keepers-off" | "internet-off" | "internet-no-nodes" | "internet-unavailable" | "internet-silent" | "udp-blocked" | "internet-not-through" | "all-well"; readonly detail: string }[]];
  /** Where the forest of a group lies: its files are given to members from there. */
  setShelf: [{ readonly groupId: string; readonly forestDir: string }, null];
  /** Asks the others for a file, and fetches it when it is not larger. Null: no such group, or none of its shared documents names it. */
  fetchFile: [{ readonly groupId: string; readonly sha256: string; readonly limitBytes: number }, GroupFile | null];
  cancelFile: [{ readonly groupId: string; readonly sha256: string }, null];
  /** Main has put it into the forest. */
  fileTaken: [{ readonly groupId: string; readonly sha256: string }, null];
  dial: [{ readonly groupId: string; readonly address: string }, boolean];
  addresses: [null, readonly string[]];
  /** How far this machine may reach, from now on. */
  setNetwork: [NetworkSettings, null];
  /** The machine woke up, or its network changed. */
  networkChanged: [null, null];
  stop: [null, null];
}

export interface KnownGroup {
  readonly groupId: string;
  /** Null: joined, and main has not made the forest yet. */
  readonly forestId: string | null;
  readonly name: string;
  readonly logKey: string;
  /** Main hands over again what its log has after this. */
  readonly handedThroughSeq: number;
  readonly hasEnded: boolean;
  /** Who this device is in the group; null: not known, and then whoever works here. */
  readonly personId: string | null;
  /** Main hands over the documents of this person's alone (`handOwnState`), and from now on what is written into them. */
  readonly owesOwnState: boolean;
}

export interface PeersEvents {
  changed: { readonly groupId: string; readonly state: GroupState };
  delivered: { readonly groupId: string; readonly token: number; /** `by`: a person; marked (`elsewhereOf`) where it is this one, on another device. */ readonly updates: readonly (PeersUpdate & { readonly by: string })[] };
  file: { readonly groupId: string; readonly file: GroupFile };
  /** Came whole and was compared; main puts it into the forest, then says `fileTaken`. */
  fileArrived: { readonly groupId: string; readonly sha256: string; readonly path: string };
  presence: { readonly groupId: string; readonly peers: readonly PeerPresence[] };
  joining: Joining;
  /** Admitted: main makes a forest of this name and answers with `bindForest`. */
  joined: { readonly joinId: string; readonly group: KnownGroup };
  /** Another device of this person was linked here: see `owesOwnState`. */
  linked: { readonly groupId: string };
  warn: { readonly where: string; readonly message: string };
}

export type PeersCallName = keyof PeersCalls;
export type PeersInput<N extends PeersCallName> = PeersCalls[N][0];
export type PeersOutput<N extends PeersCallName> = PeersCalls[N][1];
export interface PeersRequest { readonly id: number; readonly name: PeersCallName; readonly input: unknown }
export type PeersMessage =
  | { readonly kind: "answer"; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: "answer"; readonly id: number; readonly ok: false; readonly message: string }
  | { readonly kind: "event"; readonly name: keyof PeersEvents; readonly payload: unknown };
