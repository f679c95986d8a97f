import type { GroupState, InvitedRole, Joining, PeerPresence, Presence } from "#shared/sync/index.ts";
import type { GroupCallRefusal } from "#shared/ipc/contract.ts";

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
}

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
  revokeInvite: [{ readonly groupId: string; readonly inviteId: string }, GroupCallRefusal];
  answerRequest: [{ readonly groupId: string; readonly requestId: string; readonly approve: boolean }, GroupCallRefusal];
  readLink: [{ readonly link: string }, { readonly groupName: string; readonly inviterName: string; readonly role: InvitedRole; readonly expiresAtMs: number; readonly isExpired: boolean } | null];
  join: [{ readonly link: string; readonly personName: string }, Joining];
  cancelJoin: [{ readonly joinId: string }, null];
  /** Main made the forest for a group that was joined. */
  bindForest: [{ readonly groupId: string; readonly forestId: string }, KnownGroup];
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
  follow: [{ readonly groupId: string; readonly fromScratch: boolean }, null];
  unfollow: [{ readonly groupId: string }, null];
  applied: [{ readonly groupId: string; readonly token: number }, null];
  setPresence: [{ readonly groupId: string; readonly presence: Presence | null }, null];
  /** The bytes of an exchange file with what others may lack. */
  packChanges: [{ readonly groupId: string }, { readonly bytes: Uint8Array; readonly blocks: number }];
  takeChanges: [{ readonly groupId: string; readonly bytes: Uint8Array }, { readonly blocks: number; readonly problem: "not-ours" | "damaged" | "newer-format" | "too-large" | null }];
  diagnose: [{ readonly groupId: string }, readonly { readonly what: "paused" | "no-network" | "multicast-silent" | "nobody-found" | "keeper-unreachable" | "keeper-refused" | "keeper-full" | "all-well"; readonly detail: string }[]];
  dial: [{ readonly groupId: string; readonly address: string }, boolean];
  addresses: [null, readonly string[]];
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
}

export interface PeersEvents {
  changed: { readonly groupId: string; readonly state: GroupState };
  delivered: { readonly groupId: string; readonly token: number; readonly updates: readonly (PeersUpdate & { readonly by: string })[] };
  presence: { readonly groupId: string; readonly peers: readonly PeerPresence[] };
  joining: Joining;
  /** Admitted: main makes a forest of this name and answers with `bindForest`. */
  joined: { readonly joinId: string; readonly group: KnownGroup };
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
