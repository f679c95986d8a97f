import { FileFetches } from "./fileFetches.ts";
import type { FileParts, FilePiece } from "./fileTypes.ts";
import { presenceSchema, type Presence, type Route } from "./groupState.ts";
import type { Channel, RefusalReason, Remote, ReplicaParts } from "./replicaTypes.ts";
import { isSameHead, type LogChain } from "./replicaLogs.ts";
import { Session } from "./session.ts";
import { HEAD_BYTES, MAX_SESSION_LOGS, MAX_WANT_BYTES, type SessionMessage } from "./sessionMessages.ts";
import { SessionWants } from "./sessionWants.ts";

const HAVE_MS = 50;
const PRESENCE_MS = 50;
const TICK_MS = 250;
/** So long a device that was sent away is still told so. */
const FAREWELL_MS = 5_000;
const FORK_PROOF_BLOCKS = 64;
const NOTHING_SHOWN: Presence = { at: null, docId: null, anchor: null, head: null, dragged: [] };
const STRIKING: readonly RefusalReason[] = ["chain", "signature", "size"];

/** What may be said to a device; "stranger": nothing. `limits`: to one that was sent away, what says so. */
export type Standing = "member" | "reader" | "stranger" | { readonly limits: ReadonlyMap<string, number> };

export interface SessionsParts {
  readonly parts: Pick<ReplicaParts, "now" | "after" | "onPresence" | "report">;
  readonly ownLogKey: string;
  readonly chain: (logKey: string) => LogChain | null;
  /** Logs that are spoken of. */
  readonly logKeys: () => Iterable<string>;
  /** How much of a log is taken; 0: it is none of the group's. */
  readonly limitOf: (logKey: string) => number;
  readonly authorOf: (logKey: string) => string | null;
  readonly standingOf: (deviceKey: string) => Standing;
  readonly readLog: (logKey: string, from: number, to: number) => Promise<readonly Uint8Array[]>;
  /** Whether the last of so many blocks of a log carries a good signature. */
  readonly isSigned: (logKey: string, length: number, block: Uint8Array) => boolean;
  readonly take: (logKey: string, from: number, blocks: readonly Uint8Array[]) => Promise<{ readonly taken: number; readonly refused: RefusalReason | null }>;
  readonly proveFork: (logKey: string, from: number, blocks: readonly Uint8Array[]) => boolean;
  readonly onChange: () => void;
  readonly files?: FileParts | undefined;
  /** A member now, and the file is named in what is shared. */
  readonly mayHaveFile: (deviceKey: string, sha256: string) => boolean;
}

/** What is known of a device through its sessions, also after they ended. */
export interface Acquaintance {
  route: Route | null;
  lastHeardAtMs: number | null;
  readonly acked: Map<string, number>;
}

/** All sessions of one group: who has what, who is told what. */
export class ReplicaSessions {
  readonly wants: SessionWants;
  /** Null: this device keeps no files. */
  readonly fetches: FileFetches | null;
  readonly #given: SessionsParts;
  readonly #sessions = new Map<string, Session>();
  readonly #acquaintances = new Map<string, Acquaintance>();
  /** Log key → runs of it that came in and are not on the disk yet. */
  readonly #taking = new Map<string, number>();
  /** Who was not told yet how much of their own log is here: some of it is still coming in. */
  readonly #untold = new Set<Session>();
  #cancelHave: (() => void) | null = null;
  #cancelPresence: (() => void) | null = null;
  #cancelTick: (() => void) | null = null;
  #presence: Presence | null = null;
  #isClosed = false;

  constructor(given: SessionsParts) {
    this.#given = given;
    this.wants = new SessionWants({
      now: given.parts.now, after: given.parts.after, sessions: () => this.#sessions.values(),
      storedLength: (logKey) => given.chain(logKey)?.length ?? 0,
      limitOf: (logKey) => (given.chain(logKey)?.isForked === true ? 0 : given.limitOf(logKey)),
      authorOf: given.authorOf,
      onSlow: (logKey) => given.parts.report({ kind: "slow", reason: null, logKey, index: given.chain(logKey)?.length ?? 0 }),
    });
    const { files } = given;
    this.fetches = files === undefined ? null : new FileFetches({
      files, now: given.parts.now, after: given.parts.after, sessions: () => this.#sessions.values(),
      onDisk: () => given.parts.report({ kind: "disk", reason: null, logKey: given.ownLogKey, index: 0 }),
    });
  }

  /** A stretch of a file for somebody; asked anew for each piece, for they may have been sent away meanwhile. */
  async #readFile(session: Session, sha256: string, from: number, maxBytes: number): Promise<FilePiece | null> {
    const { files, mayHaveFile } = this.#given;
    const isKnown = !session.remote.isKeeper && session.limits === null && mayHaveFile(session.remote.deviceKey, sha256);
    return files === undefined || !isKnown ? null : await files.read(sha256, from, maxBytes);
  }

  session(deviceKey: string): Session | null {
    return this.#sessions.get(deviceKey) ?? null;
  }

  acquaintance(deviceKey: string): Acquaintance {
    const known = this.#acquaintances.get(deviceKey) ?? { route: null, lastHeardAtMs: null, acked: new Map() };
    this.#acquaintances.set(deviceKey, known);
    return known;
  }

  keepers(): Session[] {
    return [...this.#sessions.values()].filter((session) => session.remote.isKeeper);
  }

  connect(channel: Channel, remote: Remote): void {
    const standing = remote.isKeeper ? "member" : this.#given.standingOf(remote.deviceKey);
    if (this.#isClosed || standing === "stranger") {
      channel.close();
      return;
    }
    const known = this.#sessions.get(remote.deviceKey);
    if (known !== undefined) {
      known.add(channel);
      return;
    }
    const session = new Session(remote, {
      now: this.#given.parts.now, ownLogKey: this.#given.ownLogKey, readLog: this.#given.readLog, isSigned: this.#given.isSigned,
      lengthFor: (to, logKey) => this.#lengthFor(to, logKey),
      readFile: (to, sha256, from, maxBytes) => this.#readFile(to, sha256, from, maxBytes),
      onMessage: (from, message) => this.#hear(from, message),
      onEnd: (over) => this.#ended(over),
    });
    this.#sessions.set(remote.deviceKey, session);
    if (!remote.isKeeper) this.acquaintance(remote.deviceKey).route = remote.route;
    session.add(channel);
    if (typeof standing === "object") this.#sayFarewell(session, standing.limits);
    this.#sayHave(session);
    if (this.#presence !== null && !remote.isKeeper && session.limits === null) session.say({ kind: "presence", json: JSON.stringify(this.#presence) });
    this.fetches?.met(session);
    this.#startTicking();
    this.#given.onChange();
  }

  /** An own block is on the disk. */
  push(index: number, bytes: Uint8Array): void {
    for (const session of this.#sessions.values()) session.push(index, bytes);
    this.stored();
  }

  /** Something new is on the disk: it is acknowledged to everybody, together with what comes meanwhile. */
  stored(): void {
    this.#cancelHave ??= this.#given.parts.after(HAVE_MS, () => {
      this.#cancelHave = null;
      for (const session of this.#sessions.values()) this.#sayHave(session);
    });
    this.#given.onChange();
  }

  /** Who takes part may have changed. */
  rosterChanged(): void {
    for (const session of [...this.#sessions.values()]) {
      if (session.remote.isKeeper || session.limits !== null) continue;
      const standing = this.#given.standingOf(session.remote.deviceKey);
      if (typeof standing === "object") this.#sayFarewell(session, standing.limits);
      // Let in by an entry that does not count after all, or met before anybody here knew the members.
      else if (standing === "stranger") session.close();
    }
    this.stored();
    this.wants.ask();
  }

  setPresence(presence: Presence | null): void {
    this.#presence = presence;
    this.#cancelPresence ??= this.#given.parts.after(PRESENCE_MS, () => {
      this.#cancelPresence = null;
      const json = JSON.stringify(this.#presence);
      for (const session of this.#sessions.values()) if (!session.remote.isKeeper && session.limits === null && !session.isFull) session.say({ kind: "presence", json });
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelHave?.();
    this.#cancelPresence?.();
    this.#cancelTick?.();
    this.wants.close();
    this.fetches?.close();
    for (const session of [...this.#sessions.values()]) session.close();
  }

  #lengthFor(session: Session, logKey: string): number {
    if (this.#given.limitOf(logKey) === 0) return 0;
    const length = this.#given.chain(logKey)?.length ?? 0;
    return session.limits === null ? length : Math.min(length, session.limits.get(logKey) ?? 0);
  }

  /** All of it at first, then what changed. */
  #sayHave(session: Session): void {
    const logs: { logKey: string; length: number; head: Uint8Array }[] = [];
    this.#untold.delete(session);
    for (const logKey of this.#given.logKeys()) {
      if (this.#isStillComing(session, logKey)) {
        this.#untold.add(session);
        continue;
      }
      const chain = this.#given.chain(logKey);
      const length = chain === null ? 0 : session.limits === null ? chain.length : Math.min(chain.length, session.limits.get(logKey) ?? 0);
      if (session.said.get(logKey) === length || logs.length >= MAX_SESSION_LOGS) continue;
      session.said.set(logKey, length);
      logs.push({ logKey, length, head: (chain?.headAt(length) ?? new Uint8Array(HEAD_BYTES)).slice(0, HEAD_BYTES) });
    }
    if (logs.length > 0) session.say({ kind: "have", logs });
  }

  /** An author sends on from the length that is said first: that is not said while others bring in more of the log. */
  #isStillComing(session: Session, logKey: string): boolean {
    const author = this.#given.authorOf(logKey);
    if (session.said.has(logKey) || session.remote.isKeeper || (author !== null && author !== session.remote.deviceKey)) return false;
    return this.wants.isAskedElsewhere(session, logKey) || this.#taking.has(logKey);
  }

  #hear(session: Session, message: SessionMessage): void {
    if (!session.remote.isKeeper) this.acquaintance(session.remote.deviceKey).lastHeardAtMs = this.#given.parts.now();
    switch (message.kind) {
      case "ping": session.say({ kind: "pong", number: message.number }); return;
      case "pong": session.heardPong(message.number); return;
      case "want": session.wanted(message.logKey, message.from, Math.min(message.maxBytes, MAX_WANT_BYTES)); return;
      case "have":
        for (const log of message.logs) this.#heardHave(session, log);
        this.wants.ask();
        this.#given.onChange();
        return;
      case "blocks": this.#heardBlocks(session, message.logKey, message.from, message.blocks); return;
      case "presence": this.#heardPresence(session, message.json); return;
      case "full":
        session.isKeeperFull = true;
        this.#given.onChange();
        return;
      case "fileWant": session.fileWanted(message.sha256, message.from, message.maxBytes); return;
      case "fileData":
      case "fileNone": this.fetches?.heard(session, message); return;
    }
  }

  #heardHave(session: Session, { logKey, length, head }: { readonly logKey: string; readonly length: number; readonly head: Uint8Array }): void {
    const { ownLogKey } = this.#given;
    // A member can name any number of logs that are none; those of devices that were let in are heard in any case.
    if (session.have.size >= MAX_SESSION_LOGS && !session.have.has(logKey) && this.#given.authorOf(logKey) === null) return;
    session.have.set(logKey, length);
    if (!session.remote.isKeeper) this.#noteAcked(session.remote.deviceKey, logKey, length);
    const chain = this.#given.chain(logKey);
    if (chain !== null && length > 0 && length <= chain.length && !isSameHead(chain.headAt(length), head)) this.#dispute(session, logKey, length);
    if (logKey !== ownLogKey) return;
    if (session.sentOwn === null || session.sentOwn < length) session.sentOwn = length;
    session.serve();
  }

  #noteAcked(deviceKey: string, logKey: string, length: number): void {
    const { acked } = this.acquaintance(deviceKey);
    if ((acked.get(logKey) ?? 0) > length) this.#given.parts.report({ kind: "rolled-back", reason: "rolled-back", logKey, index: length });
    if (acked.size < 2 * MAX_SESSION_LOGS || acked.has(logKey)) acked.set(logKey, length);
  }

  /** Nothing more of this log goes between the two; whether its author signed twice is looked into. */
  #dispute(session: Session, logKey: string, length: number): void {
    if (session.disputed.has(logKey)) return;
    session.disputed.add(logKey);
    this.#given.parts.report({ kind: "fork", reason: "fork", logKey, index: length - 1 });
    session.say({ kind: "want", logKey, from: Math.max(0, length - FORK_PROOF_BLOCKS), maxBytes: MAX_WANT_BYTES });
  }

  #heardBlocks(session: Session, logKey: string, from: number, blocks: readonly Uint8Array[]): void {
    if (blocks.length === 0 || session.limits !== null) return;
    if (session.disputed.has(logKey)) {
      if (this.#given.proveFork(logKey, from, blocks)) this.wants.ask();
      return;
    }
    const end = from + blocks.length;
    if ((session.have.get(logKey) ?? 0) < end && (session.have.size < MAX_SESSION_LOGS || session.have.has(logKey))) session.have.set(logKey, end);
    const bytes = blocks.reduce((sum, block) => sum + block.length, 0);
    this.#taking.set(logKey, (this.#taking.get(logKey) ?? 0) + 1);
    void this.#given.take(logKey, from, blocks).then(({ taken, refused }) => {
      this.#taken(logKey);
      if (refused !== null && STRIKING.includes(refused)) {
        session.strike();
        session.have.delete(logKey);
      }
      if (taken > 0 || refused === null) this.wants.arrived(session, logKey, { end, bytes, isMoving: taken > 0 });
      this.wants.ask();
    });
  }

  #taken(logKey: string): void {
    const left = (this.#taking.get(logKey) ?? 1) - 1;
    if (left > 0) this.#taking.set(logKey, left);
    else this.#taking.delete(logKey);
  }

  #heardPresence(session: Session, json: string): void {
    if (session.remote.isKeeper || session.limits !== null) return;
    const presence = parsePresence(json);
    if (presence === undefined) {
      session.strike();
      return;
    }
    const { deviceKey } = session.remote;
    const isReader = this.#given.standingOf(deviceKey) === "reader";
    this.#given.parts.onPresence(deviceKey, presence !== null && isReader ? NOTHING_SHOWN : presence);
  }

  #sayFarewell(session: Session, limits: ReadonlyMap<string, number>): void {
    session.limits = limits;
    session.said.clear();
    this.#given.parts.onPresence(session.remote.deviceKey, null);
    this.#sayHave(session);
    this.#given.parts.after(FAREWELL_MS, () => session.close());
  }

  #ended(session: Session): void {
    this.#sessions.delete(session.remote.deviceKey);
    this.#untold.delete(session);
    if (!session.remote.isKeeper) this.#given.parts.onPresence(session.remote.deviceKey, null);
    if (this.#isClosed) return;
    this.wants.ended(session);
    this.fetches?.ended(session);
    this.#given.onChange();
  }

  #startTicking(): void {
    this.#cancelTick ??= this.#given.parts.after(TICK_MS, () => {
      this.#cancelTick = null;
      this.#tick();
      if (this.#sessions.size > 0) this.#startTicking();
    });
  }

  #tick(): void {
    const now = this.#given.parts.now();
    for (const session of [...this.#sessions.values()]) {
      const isNear = session.remote.route === "lan" && !session.remote.isKeeper;
      if (now - session.lastHeardAtMs > (isNear ? 1_500 : 8_000)) session.close();
      else if (now - session.lastPingAtMs >= (isNear ? 500 : 5_000)) session.ping();
    }
    for (const session of [...this.#untold]) this.#sayHave(session);
    this.wants.ask();
  }
}

/** Undefined: it is none. */
function parsePresence(json: string): Presence | null | undefined {
  try {
    const parsed = presenceSchema.nullable().safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // SAFETY: text that is no JSON is no presence; the caller counts it against its sender.
    return undefined;
  }
}
