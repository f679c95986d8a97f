import { meIn, readKeeperAddress, toText, type KeyPair, type Welcome } from "#shared/sync/index.ts";
import type { Place } from "../connections/connectionTypes.ts";
import { createGroupFolder, listGroups, openGroupFolder, type GroupFolder, type GroupFolderParts } from "../groupFolder.ts";
import { createJoiner, type Joiner } from "../joining/joiner.ts";
import { createPendingJoins, type PendingJoins } from "../joining/pendingJoins.ts";
import type { KnownGroup } from "../peersProtocol.ts";
import { openHostedGroup, type HostedGroup } from "./hostedGroup.ts";
import { createMeetingPoint, type MeetingPoint } from "./meetingPoint.ts";
import { fileCallsOf } from "./fileCalls.ts";
import { groupCallsOf } from "./groupCalls.ts";
import { groupLifeCallsOf } from "./groupLifeCalls.ts";
import type { PeersNetwork } from "./network.ts";
import type { PeersService, ServiceCore, ServiceParts } from "./serviceTypes.ts";

/** An invite goes on being answered for a day after its end; nothing else notices that a day is over. */
const LOOK_AGAIN_MS = 60_000;

/** The study groups of this device. Rejects when nothing can be listened on; a single group that cannot be opened is reported and left out. */
export async function createService(parts: ServiceParts): Promise<PeersService> {
  const core = new Core(parts);
  await core.begin();
  return {
    calls: { ...groupLifeCallsOf(core), ...groupCallsOf(core), ...fileCallsOf(core) },
    started: () => ({ deviceKey: core.deviceKey, groups: [...core.groups.values()].map((group): KnownGroup => group.known()) }),
  };
}

const NO_NETWORK: PeersNetwork = {
  setPlaces: () => undefined, setKeepers: () => Promise.resolve(), keeperNews: () => null, dial: () => Promise.resolve(false), addresses: () => [], heardAnything: () => null,
  setReach: () => undefined, internetNews: () => null, reach: () => "keepers", networkChanged: () => undefined, stop: () => Promise.resolve(),
};

class Core implements ServiceCore {
  readonly device: KeyPair;
  readonly deviceKey: string;
  readonly folderParts: GroupFolderParts;
  readonly groups = new Map<string, HostedGroup>();
  readonly prepared = new Map<string, GroupFolder>();
  readonly joiner: Joiner;
  private readonly pending: PendingJoins;
  network = NO_NETWORK;
  private readonly meetingPoint: MeetingPoint;
  private callOffLook: () => void = () => undefined;
  private keepersText = "";

  constructor(readonly parts: ServiceParts) {
    const { start, crypto, now, after, emit } = parts;
    this.device = crypto.newKeyPair(start.deviceSeed);
    this.deviceKey = toText(this.device.publicKey);
    const sealKey = crypto.keyedHash(start.deviceSeed, new TextEncoder().encode("zsl-secrets"));
    this.folderParts = { groupsDir: start.groupsDir, crypto, sealKey, after, report: (message) => { emit("warn", { where: "groups", message }); } };
    this.meetingPoint = createMeetingPoint({ after, onPlaces: (places) => { this.network.setPlaces(places); } });
    this.pending = createPendingJoins({ groupsDir: start.groupsDir, crypto, sealKey, report: this.folderParts.report });
    this.joiner = createJoiner({
      onPending: (joins) => { this.pending.keep(joins); },
      crypto, device: this.device, deviceSeed: start.deviceSeed, deviceName: start.deviceName, personId: start.personId, now, after,
      isMember: (groupId) => this.groups.get(groupId)?.folder.facts().ended === null,
      forestOf: (groupId) => this.groups.get(groupId)?.folder.facts().forestId ?? null,
      onWelcome: (joinId, log, welcome) => this.comeIn(joinId, log, welcome),
      onJoining: (joining) => { emit("joining", joining); },
      onPlaces: () => {
        this.meetingPoint.setPlaces("joining", this.joiner.places());
        this.updateKeepers();
      },
      dial: (address) => { void this.network.dial(address); },
      report: this.folderParts.report,
    });
  }

  async begin(): Promise<void> {
    const { parts } = this;
    this.network = await parts.makeNetwork(this.device)({
      onConnection: (connection) => { this.meetingPoint.addConnection(connection); },
      onKeeperChannel: (address, placeKey, channel) => {
        const group = [...this.groups.values()].find((each) => each.replica.discoveryKeys().some((key) => toText(key) === toText(placeKey)));
        const keeper = readKeeperAddress(address);
        // In an invite's place a keeper has nothing to say.
        if (group !== undefined && keeper !== null) group.connectKeeper(keeper.key, placeKey, channel);
      },
      onKeeperNews: () => { for (const group of this.groups.values()) group.tell(); },
    });
    // After the network: it is told of every place as it comes.
    for (const groupId of await listGroups(parts.start.groupsDir)) await this.openKnown(groupId);
    this.joiner.resume(await this.pending.load());
    this.lookAgain();
  }

  async open(folder: GroupFolder): Promise<HostedGroup> {
    const { crypto, now, after, emit } = this.parts;
    const group = await openHostedGroup({
      crypto, device: this.device, folder, now, after, emit,
      keeperNews: (address) => this.network.keeperNews(address),
      onPlaces: (changed) => { this.placesOf(changed); },
      onState: (changed, state) => {
        this.letInLate(changed);
        if (state.forestId === "") return;
        const isDone = state.missingBlocks === 0 && meIn(state) !== undefined;
        this.joiner.progress(changed.groupId, { forestId: state.forestId, haveBlocks: state.totalBlocks, totalBlocks: state.totalBlocks + state.missingBlocks, isDone });
      },
    });
    this.groups.set(group.groupId, group);
    this.placesOf(group);
    return group;
  }

  async closeGroup(groupId: string): Promise<void> {
    const group = this.groups.get(groupId);
    this.groups.delete(groupId);
    this.meetingPoint.setPlaces(`group ${groupId}`, []);
    this.meetingPoint.setPlaces(`door ${groupId}`, []);
    this.updateKeepers();
    await group?.close();
  }

  placesOf(group: HostedGroup): void {
    if (this.groups.get(group.groupId) !== group) return;
    this.meetingPoint.setPlaces(`group ${group.groupId}`, group.places());
    this.meetingPoint.setPlaces(`door ${group.groupId}`, group.doorPlaces());
    this.updateKeepers();
  }

  async stop(): Promise<void> {
    this.callOffLook();
    this.joiner.close();
    this.meetingPoint.close();
    await this.pending.settled();
    await this.network.stop();
    for (const groupId of [...this.groups.keys()]) await this.closeGroup(groupId);
  }

  /** A group that cannot be opened must not keep the others from it. */
  private async openKnown(groupId: string): Promise<void> {
    try {
      const folder = await openGroupFolder(this.folderParts, groupId);
      if (folder === null) return;
      if (folder.facts().stage === "prepared") this.prepared.set(groupId, folder);
      else await this.open(folder);
    } catch (cause) {
      this.parts.emit("warn", { where: groupId, message: `the group could not be opened: ${String(cause)}` });
    }
  }

  /** Admitted somewhere: from now on this is a group of ours. */
  private async comeIn(joinId: string, log: KeyPair, welcome: Welcome): Promise<void> {
    await this.closeGroup(welcome.groupId);
    const keys = {
      groupId: welcome.groupId, founderLogKey: welcome.founderLogKey, log, genesis: null,
      epochKeys: new Map(welcome.epochKeys.map(({ epochId, key }) => [epochId, key])),
    };
    const folder = await createGroupFolder(this.folderParts, keys, { name: welcome.name, personId: welcome.person?.personId ?? null });
    const group = await this.open(folder);
    this.parts.emit("joined", { joinId, group: group.known() });
  }

  private letInLate(group: HostedGroup): void {
    for (const connection of this.meetingPoint.connections()) {
      if (group.turnedAway(connection)) this.meetingPoint.offerAgain(`group ${group.groupId}`, connection);
    }
  }

  private updateKeepers(): void {
    const wanted = new Map<string, Place[]>();
    const add = (address: string, places: readonly Place[]): void => {
      if (places.length > 0) wanted.set(address, [...(wanted.get(address) ?? []), ...places.map(({ key, isQuiet }) => ({ key, isQuiet }))]);
    };
    for (const group of this.groups.values()) {
      for (const { address } of group.replica.state().keepers) add(address, [...group.places(), ...group.doorPlaces()]);
    }
    for (const [address, places] of this.joiner.keepers()) add(address, places);
    const text = JSON.stringify(Array.from(wanted, ([address, places]) => [address, places.map(({ key, isQuiet }) => [toText(key), isQuiet])]));
    if (text === this.keepersText) return;
    this.keepersText = text;
    void this.network.setKeepers(wanted);
  }

  private lookAgain(): void {
    this.callOffLook = this.parts.after(LOOK_AGAIN_MS, () => {
      for (const group of this.groups.values()) this.placesOf(group);
      this.lookAgain();
    });
  }
}
