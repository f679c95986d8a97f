import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { Handing } from "#electron/main/groups/handing.ts";
import { sodiumCrypto } from "#electron/peers/crypto.ts";
import type { KnownGroup, PeersCallName, PeersEvents, PeersInput, PeersMessage, PeersOutput, PeersUpdate } from "#electron/peers/peersProtocol.ts";
import { isSharedDocId } from "#shared/kernel/index.ts";
import { clientIdOf, fromText, type GroupState, type InvitedRole } from "#shared/sync/index.ts";
import { BUNDLE_ENV } from "./bundles.ts";

const REMOTE = "remote";
const ANSWER_MS = 120_000;
const HOUR_MS = 3_600_000;
type Event = { [N in keyof PeersEvents]: { readonly name: N; readonly payload: PeersEvents[N] } }[keyof PeersEvents];
/** What a counting peers process says of itself. */
export interface Counted { readonly kind: "counted"; readonly blocks: number; readonly bytes: number }

export interface DeviceParts {
  readonly name: string;
  /** The peers process as a file for plain Node. */
  readonly bundle: string;
  readonly lanIsOff?: boolean;
}

/**
 * One device: a real peers process of its own, and in this process what main and the page do for it: documents, and the work handed over as main hands it over.
 * A list of updates stands for the log on disk, so its writing is not in any figure.
 */
export class BenchDevice {
  readonly docs = new Map<string, Y.Doc>();
  readonly warnings: string[] = [];
  readonly personId: string;
  state: GroupState | null = null;
  group: KnownGroup | null = null;
  lanIsOff: boolean;
  /** Blocks the process was sent since the beginning, through all its restarts; only of a counting one. */
  received = { blocks: 0, bytes: 0 };
  /** Files that came whole: number → where it lies. */
  readonly arrived = new Map<string, string>();
  /** Called after a delivery was applied. */
  onApplied: () => void = () => undefined;
  private child: ChildProcess | null = null;
  private isPaused = false;
  private countedBefore = { blocks: 0, bytes: 0 };
  private nextCall = 1;
  private nextClientNo = 0;
  private readonly calls = new Map<number, { resolve: (value: unknown) => void; reject: (cause: Error) => void }>();
  /** Update at index i has number i + 1 in the forest's log. */
  private readonly log: PeersUpdate[] = [];
  private handing: Handing | null = null;
  private readonly seed = sodiumCrypto.randomBytes(32);
  private readonly waiting = new Set<() => void>();
  private readonly answered = new Set<string>();

  private constructor(readonly parts: DeviceParts, readonly folder: string) {
    this.lanIsOff = parts.lanIsOff === true;
    this.personId = `pr_${parts.name}`;
  }

  static async prepare(parts: DeviceParts): Promise<BenchDevice> {
    return new BenchDevice(parts, await mkdtemp(join(tmpdir(), `bench-sync-${parts.name}-`)));
  }

  static async start(parts: DeviceParts): Promise<BenchDevice> {
    const device = await BenchDevice.prepare(parts);
    await device.begin();
    return device;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  get groupsDir(): string {
    return join(this.folder, "groups");
  }

  /** Starts the process, for the first time or again, and hands over what it had not on its disk yet. */
  async begin(): Promise<void> {
    const child = fork(this.parts.bundle, [], { serialization: "advanced", env: BUNDLE_ENV, execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    this.child = child;
    this.countedBefore = { ...this.received };
    child.on("message", (message) => { if (this.child === child) this.hear(message); });
    // SAFETY: a process that was killed refuses what is sent to it; whoever asked hears of it when it ends.
    child.on("error", () => undefined);
    child.once("exit", () => { if (this.child === child) this.ended(); });
    const { groups } = await this.call("start", { groupsDir: this.groupsDir, deviceSeed: this.seed, deviceName: this.parts.name, personId: this.personId, listenPort: 0, lanIsOff: this.lanIsOff });
    const known = groups.find(({ groupId }) => groupId === this.group?.groupId);
    if (known === undefined) return;
    await this.take(known);
  }

  call<N extends PeersCallName>(name: N, input: PeersInput<N>): Promise<PeersOutput<N>> {
    const { child } = this;
    if (child === null || !child.connected) return Promise.reject(new Error(`${this.parts.name} does not run`));
    const id = this.nextCall;
    this.nextCall += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => { reject(new Error(`${this.parts.name} did not answer "${name}"`)); }, ANSWER_MS);
      timer.unref();
      // SAFETY: the answer to a call is of the type the protocol binds to its name.
      this.calls.set(id, { resolve: (value) => { clearTimeout(timer); resolve(value as PeersOutput<N>); }, reject: (cause) => { clearTimeout(timer); reject(cause); } });
      child.send({ id, name, input });
    });
  }

  /** Founds a group of these documents; whoever knocks is let in. */
  async found(base: readonly PeersUpdate[]): Promise<void> {
    const forestId = "fr_bench";
    this.group = await this.call("prepareGroup", { forestId });
    for (const { docId, bytes } of base) Y.applyUpdate(this.doc(docId), bytes, REMOTE);
    const made = await this.call("createGroup", { groupId: this.group.groupId, forestId, name: "Bench", personName: this.parts.name, base, handedThroughSeq: 0 });
    if (made.refused !== null) throw new Error(`the group was refused: ${made.refused}`);
    await this.take(made.group ?? this.group);
  }

  async invite(role: InvitedRole = "editor"): Promise<string> {
    const { refused, link } = await this.call("invite", { groupId: this.groupId, role, expiresInMs: HOUR_MS });
    if (refused !== null) throw new Error(`the invite was refused: ${refused}`);
    return link;
  }

  /** Knocks; resolves when the process has been let in and hands over what it gets. */
  async join(link: string): Promise<void> {
    await this.call("join", { link, personName: this.parts.name });
    await this.until(() => this.group !== null, 60_000, "being let in");
  }

  get groupId(): string {
    if (this.group === null) throw new Error(`${this.parts.name} is in no group`);
    return this.group.groupId;
  }

  get ownUpdates(): readonly PeersUpdate[] {
    return this.log;
  }

  doc(docId: string): Y.Doc {
    const known = this.docs.get(docId);
    if (known !== undefined) return known;
    const doc = new Y.Doc();
    const logKey = fromText(this.group?.logKey ?? "");
    if (logKey === null) throw new Error("there are no client ids before there is a group");
    doc.clientID = clientIdOf(sodiumCrypto, this.groupId, logKey, this.nextClientNo);
    this.nextClientNo += 1;
    doc.on("update", (bytes: Uint8Array, origin: unknown) => { if (origin !== REMOTE) this.write({ docId, bytes }); });
    this.docs.set(docId, doc);
    return doc;
  }

  /** Waits for something to hold, looking after each word of the process. Rejects when the time is over. */
  until(holds: () => boolean, limitMs: number, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(check);
        reject(new Error(`${this.parts.name}: ${what} took longer than ${limitMs} ms`));
      }, limitMs);
      const check = (): void => {
        if (!holds()) return;
        clearTimeout(timer);
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }

  isOnline(other: BenchDevice): boolean {
    return this.state?.members.some((member) => member.personId === other.personId && member.devices.some((device) => device.isOnline)) === true;
  }

  routeTo(other: BenchDevice): string | null {
    return this.state?.members.find((member) => member.personId === other.personId)?.devices.find((device) => device.isOnline)?.route ?? null;
  }

  signal(signal: "SIGSTOP" | "SIGCONT"): void {
    this.isPaused = signal === "SIGSTOP";
    this.child?.kill(signal);
  }

  get isStopped(): boolean {
    return this.isPaused;
  }

  /** Dead at once, as when the machine loses its power; the documents stay, as main's log would. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const gone = new Promise<void>((done) => { child.once("exit", () => { done(); }); });
    child.kill("SIGKILL");
    await gone;
    this.isPaused = false;
    this.state = null;
  }

  async dispose(): Promise<void> {
    if (this.isPaused) this.signal("SIGCONT");
    await this.kill();
    for (const doc of this.docs.values()) doc.destroy();
    await rm(this.folder, { recursive: true, force: true });
  }

  private write(update: PeersUpdate): void {
    this.log.push(update);
    this.handing?.wrote({ firstSeq: this.log.length, updates: [update] });
  }

  /** From now on work goes to this group and comes from it. */
  private async take(group: KnownGroup): Promise<void> {
    const { groupId } = group;
    this.group = group;
    this.handing?.abandon();
    this.handing = new Handing({
      handedThroughSeq: Math.max(0, group.handedThroughSeq), authors: () => [this.personId], takes: isSharedDocId,
      hand: async (piece) => { await this.call("handUpdates", { groupId, ...piece }); },
      read: (afterSeq) => Promise.resolve({ throughSeq: this.log.length, updates: this.log.slice(afterSeq), isEnd: true }),
      after: (delayMs, task) => {
        const timer = setTimeout(task, delayMs);
        return () => { clearTimeout(timer); };
      },
      warn: (message) => { this.warnings.push(message); },
    });
    await this.call("follow", { groupId, fromScratch: false });
  }

  private ended(): void {
    this.child = null;
    this.handing?.abandon();
    this.handing = null;
    for (const { reject } of this.calls.values()) reject(new Error(`${this.parts.name} ended`));
    this.calls.clear();
  }

  private hear(message: unknown): void {
    // SAFETY: the bench started this process; it speaks the protocol, and a counting one says this besides.
    const said = message as PeersMessage | Counted;
    if (said.kind === "counted") {
      this.received = { blocks: this.countedBefore.blocks + said.blocks, bytes: this.countedBefore.bytes + said.bytes };
      return;
    }
    if (said.kind === "answer") {
      const call = this.calls.get(said.id);
      this.calls.delete(said.id);
      if (said.ok) call?.resolve(said.value);
      else call?.reject(new Error(said.message));
    } else {
      // SAFETY: name and payload belong together.
      this.hearEvent(said as Event);
    }
    for (const check of [...this.waiting]) check();
  }

  private hearEvent(event: Event): void {
    switch (event.name) {
      case "warn": this.warnings.push(`${event.payload.where}: ${event.payload.message}`); break;
      case "delivered": this.apply(event.payload); break;
      case "fileArrived": this.arrived.set(event.payload.sha256, event.payload.path); break;
      case "joined": this.settle(event.payload); break;
      case "changed":
        this.state = event.payload.state;
        this.answerKnocks(event.payload.state);
        break;
      case "joining":
      case "file":
      case "linked":
      case "presence": break;
    }
  }

  private settle({ group }: PeersEvents["joined"]): void {
    this.group = group;
    void this.call("bindForest", { groupId: group.groupId, forestId: "fr_bench" })
      .then((bound) => this.take(bound))
      .catch((cause: unknown) => { this.warnings.push(String(cause)); });
  }

  private answerKnocks({ groupId, requests }: GroupState): void {
    for (const { requestId } of requests) {
      if (this.answered.has(requestId)) continue;
      this.answered.add(requestId);
      void this.call("answerRequest", { groupId, requestId, approve: true }).catch((cause: unknown) => { this.warnings.push(String(cause)); });
    }
  }

  private apply({ groupId, token, updates }: PeersEvents["delivered"]): void {
    for (const { docId, bytes } of updates) Y.applyUpdate(this.doc(docId), bytes, REMOTE);
    // SAFETY: what was not confirmed before the process ended is delivered again.
    void this.call("applied", { groupId, token }).catch(() => undefined);
    this.onApplied();
  }
}
