import * as Y from "yjs";
import { clientsOf, mergeUpdates } from "#electron/peers/yjsUpdates.ts";
import { RemoteOrigin } from "#shared/forest/index.ts";
import { isSharedDocId, type PersonId } from "#shared/kernel/index.ts";
import {
  clientIdOf, createReplica, deviceProofOf, decodeMessage, foundGroup, proofOf, toText,
  type Beginning, type Delivery, type FileParts, type GroupSecrets, type InvitedRole, type KeyPair, type Presence, type Replica, type ReplicaEvent, type ReplicaParts, type Route, type Welcome,
} from "#shared/sync/index.ts";
import { channelPair } from "./fakeChannels.ts";
import { createBlockDisk, createMemoryBlockStore, type BlockDisk, type MemoryBlockStore } from "./memoryBlockStore.ts";
import { testCrypto } from "./testCrypto.ts";
import { virtualTime, type VirtualTime } from "./virtualTime.ts";

/** A device of a group with its forest: real documents, real cryptography, a disk in memory, time that is told to pass. */
export interface GroupDevice {
  readonly name: string;
  readonly personId: PersonId;
  readonly deviceKey: string;
  readonly logKey: string;
  readonly log: KeyPair;
  readonly disk: BlockDisk;
  readonly events: ReplicaEvent[];
  readonly presences: Map<string, Presence | null>;
  /** log key and index of what was handed out, by document. */
  readonly handed: { readonly docId: string; readonly by: string }[];
  keys: Map<string, Uint8Array>;
  replica: Replica;
  store: MemoryBlockStore;
  docs: Map<string, Y.Doc>;
  isRunning: boolean;
  /** How far its clock is wrong. */
  skewMs: number;
  /** Block bytes that came by channels. */
  receivedBytes: number;
  receivedDoc(docId: string): Y.Doc;
  /** How what others wrote goes into a document; whoever keeps a view of it puts its own way here. */
  applyRemote: (docId: string, bytes: Uint8Array) => void;
  /** Changes a document and hands it over, as the page and main do. */
  edit(docId: string, change: (doc: Y.Doc) => void): void;
  /** Hands over whatever this changes in the documents. */
  does(task: () => void): void;
  /** The process ends. */
  stop(): Promise<void>;
  /** The process is gone between two instructions: nothing is closed, written or said. */
  die(): void;
  start(): Promise<void>;
  /** Its forest is made anew out of the group's blocks; what comes of its own work is handed over again, as main does with everything that is this person's. */
  rebuild(): void;
}

const MAX_REMEMBERED = 40;

interface Made { readonly personId: PersonId; readonly device: KeyPair; readonly log: KeyPair; readonly name: string }

export class GroupRig {
  readonly time: VirtualTime = virtualTime();
  readonly devices: GroupDevice[] = [];
  /** Of a message on its way; may be drawn. */
  delayMs: () => number = () => 2;
  route: Route = "lan";
  /** Of devices that are opened from now on, by their name; null: they keep none. */
  filesOf: ((name: string) => FileParts) | null = null;
  readonly #links = new Map<string, { cut(): void }>();
  #made = 0;

  static readonly crypto = testCrypto;

  async found(name = "甲"): Promise<GroupDevice> {
    const made = this.#make(name);
    const disk = createBlockDisk();
    const secrets = await foundGroup({ crypto: testCrypto, store: createMemoryBlockStore(disk), now: () => this.time.now(), device: made.device, log: made.log }, { name: "学习小组", person: { personId: made.personId, name }, deviceName: `${name}的电脑` });
    return await this.#open(made, disk, secrets);
  }

  /** Invites, knocks, lets in. The newcomer has nothing yet but the keys. */
  async admit(by: GroupDevice, name: string, role: InvitedRole, again?: { readonly personId: PersonId }): Promise<GroupDevice> {
    const newcomer = this.#make(name);
    const made = again === undefined ? newcomer : { ...newcomer, personId: again.personId };
    const welcome = await this.letIn(by, made, role);
    if (typeof welcome === "string") throw new Error(`not let in: ${welcome}`);
    const secrets = { groupId: welcome.groupId, device: made.device, log: made.log, epochKeys: new Map(welcome.epochKeys.map(({ epochId, key }) => [epochId, key])) };
    return await this.#open(made, createBlockDisk(), secrets, welcome.founderLogKey);
  }

  /** A further device of the same person, linked by one they have. */
  async link(by: GroupDevice, name: string): Promise<GroupDevice> {
    const made = { ...this.#make(name), personId: by.personId };
    const logKey = toText(made.log.publicKey);
    const proof = testCrypto.sign(deviceProofOf(by.replica.groupId, logKey, by.deviceKey), made.device.secretKey);
    const welcome = await by.replica.linkDevice({ deviceKey: toText(made.device.publicKey), deviceName: name, logKey, proof });
    if (typeof welcome === "string") throw new Error(`not linked: ${welcome}`);
    const secrets = { groupId: welcome.groupId, device: made.device, log: made.log, epochKeys: new Map(welcome.epochKeys.map(({ epochId, key }) => [epochId, key])) };
    return await this.#open(made, createBlockDisk(), secrets, welcome.founderLogKey);
  }

  async letIn(by: GroupDevice, made: Made, role: InvitedRole): Promise<Welcome | string> {
    const invited = await by.replica.invite(role, this.time.now() + 3_600_000);
    if (typeof invited === "string") return invited;
    const logKey = toText(made.log.publicKey);
    const proof = testCrypto.sign(proofOf(by.replica.groupId, logKey), made.device.secretKey);
    return await by.replica.admit({ personId: made.personId, name: made.name, deviceKey: toText(made.device.publicKey), deviceName: `${made.name}的电脑`, logKey, role, inviteId: invited.inviteId, proof });
  }

  #make(name: string): Made {
    this.#made += 1;
    const personId: PersonId = `pr_${String(this.#made)}` as const;
    const seed = (what: string): Uint8Array => testCrypto.hash(new TextEncoder().encode(`${what} ${this.#made} ${name}`));
    return { name, personId, device: testCrypto.newKeyPair(seed("device")), log: testCrypto.newKeyPair(seed("log")) };
  }

  /** A channel between two that run; nothing when they have one. `isBeside`: one more, as when both dial or the places change; the one there was ends a little later. */
  connect(a: GroupDevice, b: GroupDevice, isBeside = false): void {
    const name = this.#nameOf(a, b);
    const before = this.#links.get(name);
    if ((before !== undefined && !isBeside) || !a.isRunning || !b.isRunning || !a.replica.isMember(b.deviceKey) || !b.replica.isMember(a.deviceKey)) return;
    const counted = (message: Uint8Array): void => {
      const read = decodeMessage(message);
      if (typeof read === "string" || read.kind !== "blocks") return;
      this.blockBytesSent += read.blocks.reduce((sum, block) => sum + block.length, 0);
      this.sent.push({ logKey: read.logKey, from: read.from, blocks: read.blocks.map((block) => block.slice()) });
      if (this.sent.length > MAX_REMEMBERED) this.sent.shift();
    };
    const pair = channelPair(this.time, { delayMs: () => this.delayMs(), onSent: counted });
    this.#links.set(name, pair);
    if (before !== undefined) this.time.after(this.delayMs(), () => before.cut());
    pair.a.onClose(() => { if (this.#links.get(name) === pair) this.#links.delete(name); });
    a.replica.connect(pair.a, { deviceKey: b.deviceKey, route: this.route, isKeeper: false });
    b.replica.connect(pair.b, { deviceKey: a.deviceKey, route: this.route, isKeeper: false });
  }

  blockBytesSent = 0;
  /** Runs of blocks that went over a channel lately. */
  readonly sent: { readonly logKey: string; readonly from: number; readonly blocks: readonly Uint8Array[] }[] = [];

  cut(a: GroupDevice, b: GroupDevice): void {
    const name = this.#nameOf(a, b);
    this.#links.get(name)?.cut();
    this.#links.delete(name);
  }

  connectAll(devices: readonly GroupDevice[] = this.devices): void {
    devices.forEach((a, at) => { for (const b of devices.slice(at + 1)) this.connect(a, b); });
  }

  cutAll(device: GroupDevice): void {
    for (const other of this.devices) if (other !== device) this.cut(device, other);
  }

  #nameOf(a: GroupDevice, b: GroupDevice): string {
    return [a.logKey, b.logKey].sort().join();
  }

  async #open(made: Made, disk: BlockDisk, secrets: GroupSecrets, founderLogKey?: string): Promise<GroupDevice> {
    const rig = this;
    let delivered: ReadonlyMap<string, number> = new Map();
    let opened = 0;
    let life = 0;
    let unhanded: { docId: string; bytes: Uint8Array }[] = [];
    let begunAnew: Beginning | undefined;
    const keyBytes = made.log.publicKey;
    const kept = new Map(secrets.epochKeys);
    const device = {
      name: made.name, personId: made.personId, deviceKey: toText(made.device.publicKey), logKey: toText(keyBytes), log: made.log,
      disk, events: [], presences: new Map(), handed: [], keys: kept, store: createMemoryBlockStore(disk), docs: new Map(), isRunning: false, skewMs: 0, receivedBytes: 0,
    } as unknown as GroupDevice;
    // SAFETY: the functions and the replica are put in below, before anybody has the device.
    const docOf = (docId: string): Y.Doc => {
      const known = device.docs.get(docId);
      if (known !== undefined) return known;
      const doc = new Y.Doc();
      doc.clientID = clientIdOf(testCrypto, secrets.groupId, keyBytes, opened++);
      doc.on("update", (bytes: Uint8Array, origin: unknown) => {
        if (origin !== "remote" && !(origin instanceof RemoteOrigin) && isSharedDocId(docId)) unhanded.push({ docId, bytes });
      });
      device.docs.set(docId, doc);
      return doc;
    };
    const hand = (): void => {
      const handed = unhanded;
      const mine = life;
      if (handed.length === 0 || !device.isRunning) return;
      void device.replica.write(handed).then(() => { if (mine === life) unhanded = unhanded.filter((update) => !handed.includes(update)); });
    };
    device.receivedDoc = docOf;
    const applyPlainly = (): void => { device.applyRemote = (docId, bytes) => { Y.applyUpdate(docOf(docId), bytes, "remote"); }; };
    applyPlainly();
    device.does = (task) => {
      const before = unhanded.length;
      task();
      const fresh = unhanded.slice(before);
      if (!device.isRunning || fresh.length === 0) return;
      const mine = life;
      void device.replica.write(fresh).then(() => { if (mine === life) unhanded = unhanded.filter((update) => !fresh.includes(update)); });
    };
    device.edit = (docId, change) => { device.does(() => docOf(docId).transact(() => change(docOf(docId)))); };
    device.die = () => {
      life += 1;
      device.isRunning = false;
      rig.cutAll(device);
      const { replica } = device;
      // What the dead process would still do, it does nowhere.
      replica.onDelivery(null);
      device.store = createMemoryBlockStore(disk);
    };
    device.stop = async () => {
      device.isRunning = false;
      rig.cutAll(device);
      const closing = device.replica.close();
      await rig.time.pass(0);
      await closing;
      life += 1;
    };
    device.start = async () => {
      life += 1;
      const mine = life;
      const isAlive = (): boolean => mine === life;
      const store = createMemoryBlockStore(disk);
      device.store = store;
      const parts: ReplicaParts & { founderLogKey?: string } = {
        crypto: testCrypto,
        store: { readAll: store.readAll, read: store.read, append: async (...given) => {
          if (!isAlive()) return await new Promise<void>(() => undefined);
          await store.append(...given);
        } },
        now: () => rig.time.now() + device.skewMs,
        after: (delayMs, task) => rig.time.after(delayMs, () => { if (isAlive()) task(); }),
        secrets: { ...secrets, epochKeys: new Map(kept) },
        clientsOf, mergeUpdates, delivered, begunAnew,
        onDelivered: (now) => { if (isAlive()) delivered = new Map(now); },
        keepEpochKey: async (epochId, key) => { await Promise.resolve(); kept.set(epochId, key); },
        onChange: () => undefined,
        onPlaces: () => undefined,
        onPresence: (deviceKey, presence) => { device.presences.set(deviceKey, presence); },
        report: (event) => { device.events.push(event); },
        founderLogKey,
        ...(rig.filesOf === null ? {} : { files: rig.filesOf(made.name) }),
      };
      // Documents are opened anew: an id is for one opening.
      const states = [...device.docs].map(([docId, doc]) => [docId, Y.encodeStateAsUpdate(doc)] as const);
      device.docs.clear();
      applyPlainly();
      for (const [docId, state] of states) Y.applyUpdate(docOf(docId), state, "remote");
      device.replica = await createReplica(parts);
      device.isRunning = true;
      const take = (delivery: Delivery): void => {
        if (!isAlive()) return;
        for (const { docId, bytes, by } of delivery.updates) {
          device.applyRemote(docId, bytes);
          device.handed.push({ docId, by });
          // Deletions alone cannot be told from new ones: they go out once more, and change nothing.
          const hasStructs = (clientsOf(bytes) ?? []).length > 0;
          if (begunAnew !== undefined && by === device.personId && hasStructs) void device.replica.write([{ docId, bytes }]);
        }
        rig.time.after(1, () => { if (isAlive()) device.replica.confirm(delivery.token); });
      };
      device.rebuild = () => {
        begunAnew = device.replica.beginAnew();
        delivered = new Map();
        unhanded = [];
        device.docs.clear();
        applyPlainly();
        device.replica.onDelivery(take, true);
      };
      device.replica.onDelivery(take);
      hand();
    };
    await device.start();
    this.devices.push(device);
    return device;
  }
}

/** Shared documents as plain data, the same for the same content. */
export function contentOf(device: GroupDevice): Record<string, unknown> {
  const docs = [...device.docs].filter(([docId]) => isSharedDocId(docId)).sort(([one], [other]) => (one < other ? -1 : 1));
  const content = docs.map(([docId, doc]) => [docId, { points: doc.getMap("points").toJSON(), text: doc.getText("text").toJSON(), pending: doc.store.pendingStructs !== null }] as const);
  return Object.fromEntries(content.filter(([, { points, text }]) => Object.keys(points).length > 0 || text.length > 0));
}

export function setPoint(device: GroupDevice, key: string, value: string): void {
  device.edit("forest", (doc) => doc.getMap("points").set(key, value));
}

export function typeInto(device: GroupDevice, docId: string, at: number, text: string): void {
  device.edit(docId, (doc) => {
    const shared = doc.getText("text");
    shared.insert(Math.min(at, shared.length), text);
  });
}
