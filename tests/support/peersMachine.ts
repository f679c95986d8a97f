import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import type { KnownGroup, PeersEvents, PeersStart, PeersUpdate } from "#electron/peers/peersProtocol.ts";
import { isOwnDocId, personOf } from "#shared/kernel/index.ts";
import { createNodeService } from "#electron/peers/service/createNodeService.ts";
import type { Emit } from "#electron/peers/service/serve.ts";
import type { PeersService } from "#electron/peers/service/serviceTypes.ts";
import type { NetworkSettings } from "#shared/settings/index.ts";
import type { GroupFile } from "#shared/ipc/contract.ts";
import { clientIdOf, fromText, type GroupState, type Joining, type PeerPresence } from "#shared/sync/index.ts";

export type StartService = (start: PeersStart, emit: Emit) => Promise<PeersService>;
const inThisProcess: StartService = (start, emit) => createNodeService({ crypto: sodiumCrypto, start, emit });

/** One person's machine as the peers process sees it: the service itself on real sockets and files, and a main that keeps documents instead of a log. */
export class PeersMachine {
  service!: PeersService;
  readonly docs = new Map<string, Y.Doc>();
  readonly warnings: string[] = [];
  readonly joinings: Joining[] = [];
  readonly presences: (readonly PeerPresence[])[] = [];
  readonly joined: PeersEvents["joined"][] = [];
  /** What was said of files, newest last, and which came whole. */
  readonly files: GroupFile[] = [];
  readonly arrived: { readonly sha256: string; readonly path: string }[] = [];
  states = new Map<string, GroupState>();
  /** Whose work was delivered, in order. */
  readonly by: string[] = [];
  group: KnownGroup | null = null;
  /** What this machine wrote itself; numbers begin with 1. */
  readonly log: PeersUpdate[] = [];
  private handedThroughSeq = 0;
  /** The next client id's number; kept over restarts, as main does. */
  private nextN = 0;
  /** How far it may reach, from the next `begin` on. */
  network?: NetworkSettings;
  /** Multicast on the local network, from the next `begin` on. */
  isLanOn = false;
  private isRebuilt = false;
  private waiting: (() => void)[] = [];
  /** What `until` waits for, in the words of the test. */
  private readonly awaited = new Set<string>();
  private readonly seed = sodiumCrypto.randomBytes(32);

  private constructor(readonly name: string, readonly folder: string, private readonly startService: StartService) {}

  static async start(name: string, startService: StartService = inThisProcess): Promise<PeersMachine> {
    const machine = new PeersMachine(name, await mkdtemp(join(tmpdir(), `peers-${name}-`)), startService);
    await machine.begin();
    return machine;
  }

  async begin(): Promise<void> {
    const start = { groupsDir: join(this.folder, "groups"), deviceSeed: this.seed, deviceName: `${this.name}的电脑`, personId: `pr_${this.name}`, listenPort: 0, lanIsOff: !this.isLanOn, network: this.network };
    this.service = await this.startService(start, (name, payload) => { this.hear(name, payload); });
  }

  async stop(): Promise<void> {
    for (const what of this.awaited) process.stderr.write(`${this.name} still waits until ${what}\n`);
    await this.service.calls.stop(null);
    await rm(this.folder, { recursive: true, force: true });
  }

  get groupId(): string {
    if (this.group === null) throw new Error("in no group");
    return this.group.groupId;
  }

  /** Under which others in this test dial it. */
  async address(): Promise<string> {
    const [first = ""] = await this.service.calls.addresses(null);
    return `127.0.0.1:${first.slice(first.lastIndexOf(":") + 1)}`;
  }

  doc(docId: string): Y.Doc {
    const known = this.docs.get(docId);
    if (known !== undefined) return known;
    const doc = new Y.Doc();
    if (this.group !== null) doc.clientID = this.nextClientId();
    this.docs.set(docId, doc);
    return doc;
  }

  nextClientId(): number {
    const logKey = fromText(this.group?.logKey ?? "");
    if (this.group === null || logKey === null) throw new Error("in no group");
    this.nextN += 1;
    return clientIdOf(sodiumCrypto, this.group.groupId, logKey, this.nextN - 1);
  }

  /** Changes a document; what changed is in the log of this machine when this returns, and is handed over as main does it. */
  async write(docId: string, change: (doc: Y.Doc) => void): Promise<void> {
    this.keep(docId, change);
    await this.handOver();
  }

  /** Without handing it over. */
  keep(docId: string, change: (doc: Y.Doc) => void): void {
    const doc = this.doc(docId);
    const listen = (bytes: Uint8Array): void => { this.log.push({ docId, bytes }); };
    doc.on("update", listen);
    change(doc);
    doc.off("update", listen);
  }

  async handOver(): Promise<void> {
    const from = this.handedThroughSeq;
    this.handedThroughSeq = this.log.length;
    await this.service.calls.handUpdates({ groupId: this.groupId, throughSeq: this.log.length, updates: this.log.slice(from) });
  }

  /** The documents of this person's alone as they are now, as main hands them over for a device that was linked. */
  async handOwnState(): Promise<void> {
    const updates = [...this.docs].filter(([docId]) => isOwnDocId(docId)).map(([docId, doc]) => ({ docId, bytes: Y.encodeStateAsUpdate(doc) }));
    await this.service.calls.handOwnState({ groupId: this.groupId, updates });
  }

  /** After the service was started again: what it says it has of the log. */
  async catchUp(): Promise<void> {
    const known = this.service.started().groups.find(({ groupId }) => groupId === this.group?.groupId);
    if (known === undefined) throw new Error(`the group was not found again: ${this.warnings.join("; ")}`);
    this.group = known;
    this.handedThroughSeq = known.handedThroughSeq;
    await this.follow();
    await this.handOver();
  }

  async follow(): Promise<void> {
    await this.service.calls.follow({ groupId: this.groupId, fromScratch: false });
  }

  /** As main does: an empty forest takes the place of this one, and its log gets what the group gives back; of that, this person's own work is handed over again. */
  async rebuild(forestId: string): Promise<void> {
    const known = await this.service.calls.rebuild({ groupId: this.groupId, forestId });
    if (known === null) throw new Error("there is no such group");
    this.group = known;
    this.docs.clear();
    this.log.length = 0;
    this.handedThroughSeq = Math.max(0, known.handedThroughSeq);
    this.isRebuilt = true;
    await this.follow();
  }

  async bind(forestId: string): Promise<void> {
    const [joined] = this.joined;
    if (joined === undefined) throw new Error("was not admitted");
    this.group = await this.service.calls.bindForest({ groupId: joined.group.groupId, forestId });
    await this.follow();
  }

  state(): GroupState | null {
    return this.group === null ? null : (this.states.get(this.group.groupId) ?? null);
  }

  text(docId: string): string {
    return JSON.stringify(this.docs.get(docId)?.getMap("points").toJSON() ?? {});
  }

  /** Waits for something to hold, looking after each event; says what it waited for when the test's time is over. */
  until(holds: () => boolean): Promise<void> {
    this.awaited.add(String(holds));
    return new Promise((resolve) => {
      const check = (): void => {
        if (!holds()) { this.waiting.push(check); return; }
        this.awaited.delete(String(holds));
        resolve();
      };
      check();
    });
  }

  private hear<N extends keyof PeersEvents>(name: N, payload: PeersEvents[N]): void {
    // SAFETY: name and payload belong together.
    const event = { name, payload } as { [K in keyof PeersEvents]: { readonly name: K; readonly payload: PeersEvents[K] } }[keyof PeersEvents];
    if (event.name === "warn") this.warnings.push(`${event.payload.where}: ${event.payload.message}`);
    if (event.name === "joining") this.joinings.push(event.payload);
    if (event.name === "presence") this.presences.push(event.payload.peers);
    if (event.name === "joined") this.joined.push(event.payload);
    if (event.name === "file") this.files.push(event.payload.file);
    if (event.name === "fileArrived") this.arrived.push(event.payload);
    if (event.name === "changed") this.states.set(event.payload.groupId, event.payload.state);
    if (event.name === "linked") void this.handOwnState();
    if (event.name === "delivered") this.apply(event.payload);
    for (const check of this.waiting.splice(0)) check();
  }

  private apply({ groupId, token, updates }: PeersEvents["delivered"]): void {
    for (const { docId, bytes, by } of updates) {
      this.by.push(by);
      if (this.isRebuilt && personOf(by) === `pr_${this.name}`) this.log.push({ docId, bytes });
      Y.applyUpdate(this.doc(docId), bytes, "remote");
    }
    // Of a service that is killed at this moment nobody needs an answer.
    this.service.calls.applied({ groupId, token }).catch(() => undefined);
  }
}
