import { createReplica, meIn, spaceKeysOf, toText, type Channel, type GroupState, type KeyPair, type Replica, type SyncCrypto } from "#shared/sync/index.ts";
import { elsewhereOf, isOwnDocId } from "#shared/kernel/index.ts";
import { createTaskQueue } from "#electron/disk/taskQueue.ts";
import { openBlockFiles, type BlockFiles } from "../blockFiles.ts";
import type { Connection } from "../connections/connectionTypes.ts";
import { GroupFiles } from "../files/groupFiles.ts";
import type { GroupFolder } from "../groupFolder.ts";
import { createDoorkeeper, type Doorkeeper } from "../joining/doorkeeper.ts";
import { LEAVING_MS, type KnownGroup, type PeersEvents, type PeersUpdate } from "../peersProtocol.ts";
import { clientsOf, mergeUpdates } from "../yjsUpdates.ts";
import { packGroup, takeFile } from "./exchange.ts";
import { GroupNews } from "./groupNews.ts";
import type { MeetingPlace } from "./meetingPoint.ts";
import type { KeeperNews } from "./network.ts";

export interface HostedGroupParts {
  readonly crypto: SyncCrypto;
  readonly device: KeyPair;
  readonly folder: GroupFolder;
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly emit: <N extends keyof PeersEvents>(name: N, payload: PeersEvents[N]) => void;
  readonly keeperNews: (address: string) => KeeperNews | null;
  /** Its places or its keepers may have changed, or who may come in. */
  readonly onPlaces: (group: HostedGroup) => void;
  /** Told after the page was. */
  readonly onState: (group: HostedGroup, state: GroupState) => void;
}

/** One group on this device: its folder, its replica, its door. */
export interface HostedGroup {
  readonly groupId: string;
  readonly folder: GroupFolder;
  readonly replica: Replica;
  readonly door: Doorkeeper;
  readonly files: GroupFiles;
  known(): KnownGroup;
  state(): GroupState;
  /** Where its members meet; none while it is paused or over. */
  places(): readonly MeetingPlace[];
  /** Where those who were invited knock. */
  doorPlaces(): readonly MeetingPlace[];
  /** Durable on this machine through this number of the forest's log; in the order of the calls. */
  hand(throughSeq: number, updates: readonly PeersUpdate[]): Promise<void>;
  /** For a device of this person that was linked: what was private before. Rejects when the disk refuses. */
  handOwnState(updates: readonly PeersUpdate[]): Promise<void>;
  follow(fromScratch: boolean): void;
  unfollow(): void;
  /** From now on this forest is the group's: it is empty, and everything is delivered to it. On disk when it resolves; what was handed over before is taken in first. */
  rebuild(forestId: string): Promise<KnownGroup>;
  /** Somebody was turned away here although they are a member now. */
  turnedAway(connection: Connection): boolean;
  /** A keeper lets us into the space of one of our places. */
  connectKeeper(keeperKey: string, placeKey: Uint8Array, channel: Channel): void;
  pack(isWhole: boolean): Promise<{ readonly bytes: Uint8Array; readonly blocks: number }>;
  take(file: Uint8Array): ReturnType<typeof takeFile>;
  /** Something that only this process knows changed. */
  tell(): void;
  close(): Promise<void>;
}

/** Opens what is in the folder. Rejects when the disk refuses. */
export async function openHostedGroup(parts: HostedGroupParts): Promise<HostedGroup> {
  const { folder } = parts;
  const blocks = await openBlockFiles({ dir: folder.blocksDir, report: (message) => { parts.emit("warn", { where: folder.groupId, message }); } });
  const news = new GroupNews({ after: parts.after, onPresence: (presence) => { parts.emit("presence", presence); } });
  const files = openFiles(parts);
  const replica = await openReplica(parts, { store: blocks, news, files });
  files.begin(replica);
  const group = new OpenGroup(parts, { blocks, replica, news, files });
  news.begin(group);
  return group;
}

function openFiles({ folder: { filesDir, groupId }, now, after, emit }: HostedGroupParts): GroupFiles {
  return new GroupFiles({
    dir: filesDir, now, after,
    report: (message) => { emit("warn", { where: groupId, message }); },
    onFile: (file) => { emit("file", { groupId, file }); },
    onWhole: (sha256, path) => { emit("fileArrived", { groupId, sha256, path }); },
  });
}

function openReplica(parts: HostedGroupParts, { store, news, files }: { readonly store: BlockFiles; readonly news: GroupNews; readonly files: GroupFiles }): Promise<Replica> {
  const { crypto, device, folder, now, after } = parts;
  const keys = folder.keys();
  return createReplica({
    crypto, store, now, after, clientsOf, mergeUpdates, files: files.parts,
    secrets: { groupId: keys.groupId, device, log: keys.log, epochKeys: keys.epochKeys },
    founderLogKey: keys.founderLogKey,
    delivered: new Map(Object.entries(folder.facts().delivered)),
    begunAnew: folder.facts().begunAnew ?? undefined,
    onDelivered: (delivered) => { folder.note({ delivered: Object.fromEntries(delivered) }); },
    keepEpochKey: (epochId, key) => folder.changeKeys({ epochKeys: new Map([...folder.keys().epochKeys, [epochId, key]]) }),
    onChange: () => { news.tellSoon(); },
    onPlaces: () => { news.placesChanged(); },
    onPresence: (deviceKey, presence) => { news.presenceOf(deviceKey, presence); },
    report: (event) => { parts.emit("warn", { where: keys.groupId, message: `${event.kind} ${event.reason ?? ""} log ${event.logKey.slice(0, 8)} block ${event.index}` }); },
  });
}

/** A view into something larger would take all of it along to the other process. */
const ownBytes = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice());

interface Session { readonly rank: number; readonly channel: Channel }

class OpenGroup implements HostedGroup {
  readonly groupId: string;
  readonly folder: GroupFolder;
  readonly replica: Replica;
  readonly door: Doorkeeper;
  readonly files: GroupFiles;
  private readonly queue = createTaskQueue();
  /** One for each connection: of the newest place both ends know. */
  private readonly sessions = new Map<Connection, Session>();
  private readonly strangers = new Set<Connection>();
  /** By the keeper's key: its channel in the newest place. */
  private readonly keeperChannels = new Map<string, Channel>();
  private readonly blocks: BlockFiles;
  private readonly news: GroupNews;
  private placesText = "";

  constructor(private readonly parts: HostedGroupParts, inside: { readonly blocks: BlockFiles; readonly replica: Replica; readonly news: GroupNews; readonly files: GroupFiles }) {
    this.files = inside.files;
    this.folder = parts.folder;
    this.groupId = parts.folder.groupId;
    this.replica = inside.replica;
    this.blocks = inside.blocks;
    this.news = inside.news;
    this.door = createDoorkeeper({
      crypto: parts.crypto, now: parts.now, after: parts.after, onChange: () => { this.tell(); },
      // On the disk before the device is one: a crash in between makes one state too many, and none too few.
      onLinking: () => this.folder.change({ owesOwnState: true }),
      onLinked: () => { parts.emit("linked", { groupId: this.groupId }); },
      group: { groupId: this.groupId, replica: this.replica, keys: () => this.folder.keys() },
    });
  }

  known(): KnownGroup {
    const { forestId, name, handedThroughSeq, ended, owesOwnState } = this.folder.facts();
    return { groupId: this.groupId, forestId, name, logKey: this.replica.logKey, handedThroughSeq, hasEnded: ended !== null, personId: this.ownPersonId(), owesOwnState };
  }

  /** Main asks before a block of the group has come: what was said at the linking stands in for it. */
  private ownPersonId(): string | null {
    return meIn(this.replica.state())?.personId ?? this.folder.facts().personId;
  }

  state(): GroupState {
    const { forestId, isPaused } = this.folder.facts();
    const state = this.replica.state();
    const keepers = state.keepers.map((keeper) => {
      const news = this.parts.keeperNews(keeper.address);
      return news === null ? keeper : { ...keeper, isOnline: news.isOnline, problem: news.problem ?? keeper.problem };
    });
    return { ...state, keepers, forestId: forestId ?? "", isPaused, requests: [...this.door.requests()] };
  }

  places(): readonly MeetingPlace[] {
    const { isPaused, ended, leftAtMs } = this.folder.facts();
    const isSaid = ended === "left" && (this.isLeavingKnown() || this.parts.now() - (leftAtMs ?? 0) > LEAVING_MS);
    if (isPaused || ended === "removed" || ended === "unlinked" || isSaid) return [];
    return this.replica.discoveryKeys().map((key, rank) => ({ key, isQuiet: rank > 0, onOpen: (connection, channel) => this.meet(rank, connection, channel) }));
  }

  doorPlaces(): readonly MeetingPlace[] {
    const { isPaused, ended } = this.folder.facts();
    return isPaused || ended !== null ? [] : this.door.places();
  }

  hand(throughSeq: number, updates: readonly PeersUpdate[]): Promise<void> {
    return this.queue.run(async () => {
      if (this.folder.facts().ended !== null) return;
      // The replica leaves out what is never shared; an empty hand only moves the number.
      if (updates.length > 0) await this.replica.write(updates);
      const { handedThroughSeq } = this.folder.facts();
      // Lower than before: the forest's log lost its end and gives those numbers out again.
      if (throughSeq !== handedThroughSeq) this.folder.note({ handedThroughSeq: throughSeq });
    });
  }

  async handOwnState(updates: readonly PeersUpdate[]): Promise<void> {
    await this.replica.write(updates.filter(({ docId }) => isOwnDocId(docId)));
    await this.folder.change({ owesOwnState: false });
  }

  follow(fromScratch: boolean): void {
    this.replica.onDelivery(({ token, updates }) => {
      const me = this.ownPersonId();
      // What this person wrote on another device must not go out from here once more.
      this.parts.emit("delivered", { groupId: this.groupId, token, updates: updates.map(({ docId, bytes, by }) => ({ docId, bytes: ownBytes(bytes), by: by === me ? elsewhereOf(by) : by })) });
    }, fromScratch);
    this.news.presenceChanged();
  }

  unfollow(): void {
    this.replica.onDelivery(null);
  }

  rebuild(forestId: string): Promise<KnownGroup> {
    return this.queue.run(async () => {
      const { forestId: oldId, handedThroughSeq, delivered, begunAnew: begunBefore } = this.folder.facts();
      const begunAnew = this.replica.beginAnew();
      try {
        await this.folder.change({ forestId, handedThroughSeq: -1, delivered: {}, begunAnew });
      } catch (cause) {
        // The old forest goes on, under the ids it has.
        this.replica.beginAnew(begunBefore ?? { block: 0, clientNo: 0, known: {} });
        this.folder.note({ forestId: oldId, handedThroughSeq, delivered, begunAnew: begunBefore });
        throw cause;
      }
      this.tell();
      return this.known();
    });
  }

  turnedAway(connection: Connection): boolean {
    return this.strangers.has(connection) && this.mayComeIn(connection.deviceKey);
  }

  connectKeeper(keeperKey: string, placeKey: Uint8Array, channel: Channel): void {
    const rank = this.replica.discoveryKeys().findIndex((key) => toText(key) === toText(placeKey));
    if (rank < 0 || this.places().length === 0) {
      channel.close();
      return;
    }
    // Each space is a store of its own. The newest counts as the keeper; the older ones go by their own keys, so that nothing meant for one is said to another.
    const deviceKey = rank === 0 ? keeperKey : toText(spaceKeysOf(this.parts.crypto, placeKey).publicKey);
    if (rank === 0) {
      const before = this.keeperChannels.get(keeperKey);
      this.keeperChannels.set(keeperKey, channel);
      before?.close();
    }
    this.replica.connect(channel, { deviceKey, route: "keeper", isKeeper: true });
  }

  pack(isWhole: boolean): Promise<{ readonly bytes: Uint8Array; readonly blocks: number }> {
    return packGroup(this.parts.crypto, this.replica, isWhole);
  }

  take(file: Uint8Array): ReturnType<typeof takeFile> {
    return takeFile(this.parts.crypto, this.replica, { file, founderLogKey: this.folder.keys().founderLogKey });
  }

  tell(): void {
    this.news.tellSoon();
  }

  tellNow(): void {
    this.door.membersChanged();
    const state = this.state();
    const facts = this.folder.facts();
    const name = state.name === "" ? facts.name : state.name;
    if (state.ended !== facts.ended) {
      // Who left while this was paused has to say so all the same.
      const leaving = state.ended === "left" ? { leftAtMs: this.parts.now(), isPaused: false } : {};
      void this.changed(this.folder.change({ ended: state.ended, name, ...leaving }));
    }
    else if (name !== facts.name) this.folder.note({ name });
    this.parts.emit("changed", { groupId: this.groupId, state });
    // Who was invited, who is a member and which role this one has decide where this device may be met.
    const text = this.placesKey(state);
    if (text !== this.placesText) {
      this.placesText = text;
      this.placesChanged();
    }
    this.parts.onState(this, state);
  }

  placesChanged(): void {
    this.parts.onPlaces(this);
  }

  async close(): Promise<void> {
    this.news.stop();
    await this.queue.run(() => this.replica.close());
    await this.files.close();
    await this.folder.flush();
    await this.blocks.close();
  }

  private async changed(writing: Promise<void>): Promise<void> {
    try {
      await writing;
    } catch (cause) {
      this.parts.emit("warn", { where: this.groupId, message: `what is known of the group could not be written: ${String(cause)}` });
    }
  }

  private placesKey(state: GroupState): string {
    const devices = state.members.flatMap((member) => member.devices.map(({ deviceKey }) => deviceKey));
    const leaving = state.ended === "left" ? String(this.isLeavingKnown()) : "";
    return JSON.stringify([state.myRole, state.ended, leaving, state.invites.map(({ inviteId, status }) => [inviteId, status]), state.keepers.map(({ address }) => address), devices]);
  }

  /** Somebody has on their disk that this device left; until then it stays to say so. */
  private isLeavingKnown(): boolean {
    return this.replica.state().members.some((member) => member.devices.some((device) => !device.isThisOne && device.lastHeardAtMs !== null && device.pendingBlocks === 0));
  }

  private mayComeIn(deviceKey: string): boolean {
    // A newcomer knows nobody yet: who knows the place was given its key by a member.
    return this.replica.memberKeys().length === 0 || this.replica.isMember(deviceKey);
  }

  private meet(rank: number, connection: Connection, channel: Channel): boolean {
    const remote = { deviceKey: connection.deviceKey, route: connection.route, isKeeper: false };
    if (!this.mayComeIn(connection.deviceKey)) {
      this.strangers.add(connection);
      connection.onClose(() => { this.strangers.delete(connection); });
      // Somebody who was removed while they were away is told so; a stranger is told nothing.
      this.replica.connect(channel, remote);
      return false;
    }
    this.strangers.delete(connection);
    const before = this.sessions.get(connection);
    // Both ends know the same places in the same order, so both keep the same one.
    if (before !== undefined && before.rank < rank) {
      channel.close();
      return false;
    }
    const session: Session = { rank, channel };
    this.sessions.set(connection, session);
    channel.onClose(() => { if (this.sessions.get(connection) === session) this.sessions.delete(connection); });
    this.replica.connect(channel, remote);
    before?.channel.close();
    return true;
  }
}
