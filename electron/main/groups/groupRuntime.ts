import type { EventName, EventPayload } from "#shared/ipc/contract.ts";
import { packUpdates, unpackUpdates } from "#shared/storage/index.ts";
import type { GroupState, Joining } from "#shared/sync/index.ts";
import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { OpenLogs } from "#electron/durableLog/index.ts";
import { LEAVING_MS, type KnownGroup, type PeersEvents, type PeersStart } from "#electron/peers/peersProtocol.ts";
import type { RunTask } from "#electron/workers/storageProtocol.ts";
import type { ForestFolders } from "../forests/index.ts";
import { createClientIdClaims, type ClientIdClaims, type DeriveClientIds } from "./clientIdClaims.ts";
import { createPeersProcess, PeersAway, type PeersPort, type PeersProcess } from "./createPeersProcess.ts";
import { FileTraffic, type ForestFiles } from "./fileTraffic.ts";
import { createGroupIndex, type GroupIndex, type GroupRecord } from "./groupIndex.ts";
import type { DurableBatch } from "./handing.ts";
import { Handings } from "./handings.ts";

export interface GroupRuntimeParts {
  /** `<profile>/groups`. */
  readonly groupsDir: string;
  readonly fork: () => PeersPort;
  /** Null: groups cannot run on this machine now. */
  readonly startInput: () => Promise<PeersStart | null>;
  readonly personId: () => string;
  readonly runTask: RunTask;
  /** From now on this installation is that person's: it was linked by another device of theirs, and nothing was written here yet. */
  readonly becomePerson: (personId: string) => Promise<void>;
  readonly forests: Pick<ForestFolders, "dirOf" | "create" | "list" | "relabel" | "trash" | "purge">;
  readonly logs: Pick<OpenLogs, "nextSeq">;
  readonly files: ForestFiles;
  readonly deriveClientIds: DeriveClientIds;
  /** To the page. */
  readonly send: <N extends EventName>(name: N, payload: EventPayload<N>) => void;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly warn: (message: string) => void;
}

const STOP_LIMIT_MS = 4_000;
const FOREST_NAME_LENGTH = 60;

/** What runs for groups while the app does: which forest is in which group, the peers process, and what goes to and fro between it, the disk and the page. */
export class GroupRuntime {
  readonly index: GroupIndex;
  readonly claims: ClientIdClaims;
  readonly peers: PeersProcess;
  readonly files: FileTraffic;
  readonly #handings: Handings;
  /** Followed by the page; true: from scratch, and the peers process has not heard it yet. */
  readonly #followed = new Map<string, boolean>();
  readonly #joinings = new Map<string, Joining>();

  constructor(private readonly parts: GroupRuntimeParts) {
    const { groupsDir, nowMs, warn } = parts;
    this.index = createGroupIndex(groupsDir, warn);
    this.claims = createClientIdClaims({ groupsDir, derive: parts.deriveClientIds, warn });
    this.peers = createPeersProcess({
      fork: parts.fork, startInput: parts.startInput, nowMs, after: parts.after, warn,
      onStarted: (groups) => this.#started(groups),
      // SAFETY: the listener of a name takes the payload of that name.
      onEvent: (name, payload) => { this.#listeners[name](payload as never); },
    });
    this.#handings = new Handings({ index: this.index, peers: this.peers, personId: parts.personId, runTask: parts.runTask, forests: parts.forests, logs: parts.logs, after: parts.after, warn });
    this.files = new FileTraffic({ index: this.index, peers: this.peers, forests: parts.forests, files: parts.files, send: parts.send, warn });
  }

  /** Whether anything flows, or should. */
  hasGroups(): boolean {
    return this.index.isIncomplete() || this.index.all().some(({ hasEnded, isFounded, isDoomed, leftAtMs }) =>
      // Who left while nobody was there goes on telling the others.
      isDoomed || (isFounded && !hasEnded) || (leftAtMs !== undefined && this.parts.nowMs() - leftAtMs < LEAVING_MS));
  }

  forestOpened(forestId: string, nextSeq: number): void {
    this.#handings.forestOpened(forestId, nextSeq);
    const group = this.index.activeOf(forestId);
    if (group !== null) void this.files.nameShelf(group.groupId);
  }

  forestWritten(forestId: string, batch: DurableBatch): void {
    this.#handings.forestWritten(forestId, batch);
  }

  async follow(forestId: string, fromScratch: boolean): Promise<void> {
    const group = this.index.anyOf(forestId);
    if (group === null) return;
    this.#followed.set(group.groupId, fromScratch);
    await this.peers.call("follow", { groupId: group.groupId, fromScratch });
    if (this.#followed.has(group.groupId)) this.#followed.set(group.groupId, false);
  }

  /** The page takes nothing more of this forest. */
  async unfollow(forestId: string): Promise<void> {
    const group = this.index.anyOf(forestId);
    if (group === null || !this.#followed.delete(group.groupId)) return;
    await this.peers.callIfRunning("unfollow", { groupId: group.groupId });
  }

  /** Keys and a log for a forest that is about to be in a group. */
  async prepare(forestId: string): Promise<GroupRecord> {
    const { groupId, logKey } = await this.peers.call("prepareGroup", { forestId });
    const record = { groupId, forestId, logKey, isFounded: false, hasEnded: false, isDoomed: false };
    await this.index.put(record);
    await this.claims.begin(groupId);
    return record;
  }

  /** The group is one; from now on what is written goes out. */
  async founded(record: GroupRecord, { logKey, handedThroughSeq, personId }: KnownGroup): Promise<void> {
    await this.index.put({ ...record, logKey, isFounded: true, hasEnded: false, personId });
    this.#hand(record.groupId, handedThroughSeq);
  }

  async ended(groupId: string, reason: NonNullable<GroupState["ended"]>): Promise<void> {
    const record = this.index.byId(groupId);
    const leaving = reason === "left" ? { leftAtMs: this.parts.nowMs() } : {};
    // Known at once: what is written from now on is this person's alone.
    const noting = record === null || record.hasEnded ? Promise.resolve() : this.index.put({ ...record, hasEnded: true, ...leaving });
    await Promise.all([noting, this.#handings.stop(groupId)]);
  }

  /** Takes a group away here and in the peers process. Rejects with `PeersAway` when that one does not run. */
  async forget(groupId: string): Promise<void> {
    this.#followed.delete(groupId);
    await this.#handings.stop(groupId);
    await this.peers.call("forget", { groupId });
    await this.index.drop(groupId);
  }

  /**
   * A new forest, filled from the group's blocks, takes the place of the one there is, which stays as an ordinary forest called `copyName`. Answers the new one's id; null: this forest is in no
   * group that goes on. Rejects with `PeersAway` when the peers process does not run, and when the disk refuses: then everything is as before.
   */
  async rebuild(forestId: string, copyName: string): Promise<string | null> {
    await this.index.load();
    const record = this.index.activeOf(forestId);
    if (record?.isFounded !== true) return null;
    const { groupId } = record;
    const state = await this.peers.call("state", { groupId });
    await this.#handings.finish(groupId);
    const made = await this.parts.forests.create(forestNameOf(state?.name ?? ""));
    let bound: KnownGroup | null;
    try {
      // What the peers process has on its disk is what counts after a crash.
      await this.index.put({ ...record, forestId: made.forestId });
      bound = await this.peers.call("rebuild", { groupId, forestId: made.forestId });
    } catch (cause) {
      await this.#takeBack(record, cause instanceof PeersAway ? null : made.forestId);
      throw cause;
    }
    if (bound === null) {
      await this.#takeBack(record, made.forestId);
      return null;
    }
    this.#followed.delete(groupId);
    this.#hand(groupId, bound.handedThroughSeq);
    await this.parts.forests.relabel(forestId, copyName).catch((cause: unknown) => { this.parts.warn(toStorageError(cause, "name the copy").message); });
    return made.forestId;
  }

  /** What rebuilding began and could not end. `madeInVain`: nobody knows of that forest; null: whether the peers process does, is seen when it starts again. */
  async #takeBack(record: GroupRecord, madeInVain: string | null): Promise<void> {
    const { groupId, forestId } = record;
    try {
      await this.index.put(record);
      if (madeInVain === null) return;
      const bound = await this.peers.callIfRunning("bindForest", { groupId, forestId });
      if (bound !== null) this.#hand(groupId, bound.handedThroughSeq);
      await this.#followAgain(groupId);
      await this.parts.forests.trash(madeInVain);
      await this.parts.forests.purge(madeInVain);
    } catch (cause) {
      // An empty forest more, and what is bound to which is put in order when the peers process starts again.
      this.parts.warn(toStorageError(cause, `take back the rebuilding of ${groupId}`).message);
    }
  }

  /** The forest is gone for good. What cannot be forgotten now is at the next start. */
  async forestPurged(forestId: string): Promise<void> {
    await this.index.load();
    for (const record of this.index.all().filter((one) => one.forestId === forestId)) {
      await this.index.put({ ...record, isDoomed: true });
      // It is marked; the next start of the process finds it.
      await this.forget(record.groupId).catch((cause: unknown) => { this.parts.warn(`forget ${record.groupId}: ${String(cause)}`); });
    }
  }

  async stop(): Promise<void> {
    let callOff = (): void => undefined;
    const limit = new Promise<void>((resolve) => { callOff = this.parts.after(STOP_LIMIT_MS / 2, resolve); });
    await Promise.race([this.#handings.finishAll(), limit]);
    callOff();
    await this.peers.stop(STOP_LIMIT_MS / 2);
  }

  readonly #listeners: { readonly [N in keyof PeersEvents]: (payload: PeersEvents[N]) => void } = {
    changed: ({ groupId, state }) => {
      const record = this.index.byId(groupId);
      if (record === null) return;
      const { ended } = state;
      if (ended !== null) this.#inBackground("note the end", () => this.ended(groupId, ended));
      this.parts.send("groups.changed", { forestId: record.forestId, state: { ...state, forestId: record.forestId } });
    },
    delivered: ({ groupId, token, updates }) => {
      const record = this.index.byId(groupId);
      if (record !== null) this.parts.send("groups.delivered", { forestId: record.forestId, token, updates: packUpdates(updates), by: updates.map(({ by }) => by) });
    },
    presence: ({ groupId, peers }) => {
      const record = this.index.byId(groupId);
      if (record !== null) this.parts.send("groups.presence", { forestId: record.forestId, peers: [...peers] });
    },
    file: (heard) => { this.files.heard(heard); },
    fileArrived: (arrived) => { void this.files.arrived(arrived); },
    joining: (joining) => {
      if (joining.stage === "done" || joining.stage === "failed") this.#joinings.delete(joining.joinId);
      else this.#joinings.set(joining.joinId, joining);
      this.parts.send("groups.joining", joining);
    },
    linked: ({ groupId }) => { this.#inBackground("hand over what is private", () => this.#handOwnState(groupId)); },
    joined: ({ joinId, group }) => {
      this.#plant(group).catch((cause: unknown) => {
        this.parts.warn(toStorageError(cause, "make a forest for a group").message);
        const joining = this.#joinings.get(joinId);
        if (joining !== undefined) this.parts.send("groups.joining", { ...joining, stage: "failed", problem: "unexpected" });
      });
    },
    warn: ({ where, message }) => { this.parts.warn(`${where}: ${message}`); },
  };

  /** The process runs, for the first time or again: everything it must know once more. A group that cannot be put in order keeps no other from it. */
  async #started(groups: readonly KnownGroup[]): Promise<void> {
    await this.index.load();
    this.#handings.abandonAll();
    for (const group of groups) {
      try {
        await this.#putInOrder(group);
      } catch (cause) {
        this.parts.warn(toStorageError(cause, `begin ${group.groupId}`).message);
      }
    }
  }

  async #putInOrder(group: KnownGroup): Promise<void> {
    const { groupId } = group;
    const record = this.index.byId(groupId);
    if (record?.isDoomed === true) {
      await this.peers.callIfRunning("forget", { groupId });
      await this.index.drop(groupId);
      return;
    }
    const forestId = forestOf(group, record);
    if (forestId === null) {
      if (!group.hasEnded) await this.#plant(group);
      return;
    }
    if (group.forestId === null) await this.peers.callIfRunning("bindForest", { groupId, forestId });
    const isFounded = record?.isFounded === true || (await this.peers.callIfRunning("state", { groupId })) !== null;
    const found = recordOf(group, record, { forestId, isFounded });
    if (record === null || !isSame(record, found)) await this.index.put(found);
    if (isFounded && !group.hasEnded) this.#hand(groupId, group.handedThroughSeq);
    if (group.owesOwnState && !group.hasEnded) this.#inBackground("hand over what is private", () => this.#handOwnState(groupId));
    await this.#followAgain(groupId);
  }

  /**
   * Another device of this person was linked: it is given what is private as it stands on disk. What is written from now on goes out as it comes, so nothing falls between the two. Where it fails
   * it is done at the next start.
   */
  async #handOwnState(groupId: string): Promise<void> {
    const record = this.index.byId(groupId);
    if (record === null) return;
    await this.index.put({ ...record, hasOwnDevices: true });
    const documents = await this.parts.runTask("ownStates", { forestDir: this.parts.forests.dirOf(record.forestId) });
    await this.peers.call("handOwnState", { groupId, updates: unpackUpdates(documents) });
  }

  async #followAgain(groupId: string): Promise<void> {
    const fromScratch = this.#followed.get(groupId);
    if (fromScratch === undefined) return;
    await this.peers.callIfRunning("follow", { groupId, fromScratch });
    this.#followed.set(groupId, false);
  }

  /**
   * A forest for a group this device was admitted to. One it was in before and left keeps the forest of then as an ordinary one: what was written there meanwhile is
   * nobody else's, and must not look as if it were.
   */
  async #plant(group: KnownGroup): Promise<void> {
    const { groupId, logKey, personId } = group;
    await this.index.load();
    const known = group.forestId ?? livingForestOf(this.index.byId(groupId));
    if (known === null && personId !== null) await this.#becomeIfNobody(personId);
    const forestId = known ?? (await this.parts.forests.create(forestNameOf(group.name))).forestId;
    // Written before it is bound: a crash in between finds the forest again.
    await this.index.put({ groupId, forestId, logKey, isFounded: true, hasEnded: false, isDoomed: false, personId, hasOwnDevices: personId !== null });
    await this.claims.begin(groupId);
    const bound = await this.peers.callIfRunning("bindForest", { groupId, forestId });
    if (bound !== null) this.#hand(groupId, bound.handedThroughSeq);
  }

  /** Whoever has written something here, or is in a group, stays who they are: their work stands under that name. In the linked group they are that person in any case. */
  async #becomeIfNobody(personId: string): Promise<void> {
    if (personId === this.parts.personId() || this.index.all().length > 0 || (await this.parts.forests.list()).length > 0) return;
    await this.parts.becomePerson(personId);
  }

  #hand(groupId: string, handedThroughSeq: number): void {
    if (this.#handings.begin(groupId, handedThroughSeq)) this.#inBackground("name files", () => this.files.begin(groupId));
  }

  #inBackground(doing: string, task: () => Promise<void>): void {
    task().catch((cause: unknown) => { this.parts.warn(toStorageError(cause, doing).message); });
  }
}

const livingForestOf = (record: GroupRecord | null): string | null => (record === null || record.hasEnded ? null : record.forestId);

const forestOf = ({ forestId, hasEnded }: KnownGroup, record: GroupRecord | null): string | null => forestId ?? (hasEnded ? record?.forestId ?? null : livingForestOf(record));

/** What the peers process says of a group now, with what only main knows of it. */
function recordOf({ groupId, logKey, hasEnded, personId, owesOwnState }: KnownGroup, before: GroupRecord | null, now: { readonly forestId: string; readonly isFounded: boolean }): GroupRecord {
  const leaving = hasEnded && before?.leftAtMs !== undefined ? { leftAtMs: before.leftAtMs } : {};
  return { ...now, groupId, logKey, hasEnded, isDoomed: false, personId: personId ?? before?.personId ?? null, hasOwnDevices: before?.hasOwnDevices === true || owesOwnState, ...leaving };
}

function isSame(a: GroupRecord, b: GroupRecord): boolean {
  return a.forestId === b.forestId && a.logKey === b.logKey && a.isFounded === b.isFounded && a.hasEnded === b.hasEnded && a.isDoomed === b.isDoomed && (a.personId ?? null) === (b.personId ?? null) && (a.hasOwnDevices === true) === (b.hasOwnDevices === true);
}

/** The name comes from somebody else. */
function forestNameOf(groupName: string): string {
  const name = groupName.trim().slice(0, FOREST_NAME_LENGTH).replace(/[\ud800-\udbff]$/, "").trim();
  return name === "" ? "forest" : name;
}
