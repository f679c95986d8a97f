import type { FilePiece } from "./fileTypes.ts";
import { decodeMessage, encodeMessage, MAX_PIECE_BYTES, MAX_RUN_BLOCKS, MAX_RUN_BYTES, type SessionMessage } from "./sessionMessages.ts";
import type { Channel, Remote } from "./replicaTypes.ts";

const MAX_STRIKES = 20;
const MAX_QUEUED_WANTS = 64;
const MAX_QUEUED_FILE_WANTS = 1_024;
/** Asked for beyond it without having taken it: nobody of ours does. */
const MAX_WANTED_FILE_BYTES = 8 * 1024 * 1024;
const READ_BLOCKS = 64;
/** Of a run that must go as a whole. */
const MAX_LONG_RUN_BYTES = 64 * 1024 * 1024;
/** So long own blocks count as under way. Shorter than a device waits before it asks once more: what was lost is sent again then. */
const UNDER_WAY_MS = 1_500;

export interface SessionParts {
  readonly now: () => number;
  readonly onMessage: (session: Session, message: SessionMessage) => void;
  /** The last channel closed. */
  readonly onEnd: (session: Session) => void;
  readonly readLog: (logKey: string, from: number, to: number) => Promise<readonly Uint8Array[]>;
  /** How much of a log may be sent to the other end. */
  readonly lengthFor: (session: Session, logKey: string) => number;
  readonly ownLogKey: string;
  /** Whether the last of the first `length` blocks of a log carries a good signature of its own: of a run that came in, only the end is known to. */
  readonly isSigned: (logKey: string, length: number, block: Uint8Array) => boolean;
  /** A stretch of a file the other end may have; null: it may not, or there is none. */
  readonly readFile?: (session: Session, sha256: string, from: number, maxBytes: number) => Promise<FilePiece | null>;
}

interface ServedWant { readonly logKey: string; from: number; leftBytes: number }
interface ServedFile { readonly sha256: string; from: number; leftBytes: number }

/** All channels to one device: what is said goes through the first that is open, what is heard may come by any. */
export class Session {
  readonly remote: Remote;
  /** What the other end says it has on its disk. */
  readonly have = new Map<string, number>();
  /** Logs about which the two ends do not agree. */
  readonly disputed = new Set<string>();
  /** What this end has said of its own disk. */
  readonly said = new Map<string, number>();
  /** Up to where the own log was sent; null: until the other end says what it has. */
  sentOwn: number | null = null;
  lastHeardAtMs: number;
  roundTripMs: number | null = null;
  lastPingAtMs = 0;
  /** Only what a device that was sent away may still know is sent to it. Null: everything. */
  limits: ReadonlyMap<string, number> | null = null;
  /** Of a keeper: it said that it has no room. */
  isKeeperFull = false;
  #pings = 0;
  #strikes = 0;
  readonly #parts: SessionParts;
  readonly #channels: Channel[] = [];
  readonly #wants: ServedWant[] = [];
  #fileWants: ServedFile[] = [];
  /** Own blocks sent lately. */
  readonly #sentLately: { readonly from: number; readonly end: number; readonly atMs: number }[] = [];
  #isFull = false;
  #isServing = false;
  #isAgain = false;
  #isOver = false;

  constructor(remote: Remote, parts: SessionParts) {
    this.remote = remote;
    this.#parts = parts;
    this.lastHeardAtMs = parts.now();
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  add(channel: Channel): void {
    this.#channels.push(channel);
    channel.onMessage((bytes) => this.#hear(bytes));
    channel.onDrain(() => {
      if (channel !== this.#channels[0]) return;
      this.#isFull = false;
      this.serve();
    });
    channel.onProgress?.(() => { this.lastHeardAtMs = this.#parts.now(); });
    channel.onClose(() => this.#drop(channel));
  }

  /** Small things; said even when the way is full. */
  say(message: SessionMessage): void {
    this.#send(encodeMessage(message));
  }

  get isFull(): boolean {
    return this.#isFull;
  }

  ping(): void {
    this.lastPingAtMs = this.#parts.now();
    this.#pings += 1;
    this.say({ kind: "ping", number: this.#pings });
  }

  heardPong(number: number): void {
    if (number === this.#pings) this.roundTripMs = this.#parts.now() - this.lastPingAtMs;
  }

  /** What nobody of ours would send. */
  strike(): void {
    this.#strikes += 1;
    if (this.#strikes > MAX_STRIKES) this.close();
  }

  /** An own block that just went to the disk. */
  push(index: number, bytes: Uint8Array): void {
    const isNext = this.sentOwn === index && !this.#isServing && !this.#isFull && !this.disputed.has(this.#parts.ownLogKey) && this.#parts.lengthFor(this, this.#parts.ownLogKey) > index;
    if (!isNext) {
      this.serve();
      return;
    }
    this.sentOwn = index + 1;
    this.#noteSent(index, index + 1);
    this.say({ kind: "blocks", logKey: this.#parts.ownLogKey, from: index, blocks: [bytes] });
  }

  wanted(logKey: string, from: number, maxBytes: number): void {
    const { ownLogKey } = this.#parts;
    const queued = this.#wants.findIndex((want) => want.logKey === logKey);
    if (queued >= 0) this.#wants.splice(queued, 1);
    if (this.#wants.length >= MAX_QUEUED_WANTS || from >= this.#parts.lengthFor(this, logKey)) return;
    // The own log is sent on without being asked: a want only says from where, and may have been said before what was sent came in.
    if (logKey === ownLogKey && !this.disputed.has(logKey)) {
      if (!this.remote.isKeeper && this.#isUnderWay(from)) return;
      this.sentOwn = from;
    } else this.#wants.push({ logKey, from, leftBytes: maxBytes });
    this.serve();
  }

  /** Served after everything else; questions whether a file is there before the files. What is beyond any measure is dropped: it is asked again. */
  fileWanted(sha256: string, from: number, maxBytes: number): void {
    if (this.#fileWants.length >= MAX_QUEUED_FILE_WANTS) return;
    const want = { sha256, from, leftBytes: Math.min(maxBytes, MAX_WANTED_FILE_BYTES) };
    const firstPiece = maxBytes > 0 ? -1 : this.#fileWants.findIndex(({ leftBytes }) => leftBytes > 0);
    this.#fileWants.splice(firstPiece < 0 ? this.#fileWants.length : firstPiece, 0, want);
    this.serve();
  }

  /** Sends what was asked for, and what the other end lacks of the own log, as fast as it is taken. */
  serve(): void {
    if (this.#isServing) {
      this.#isAgain = true;
      return;
    }
    this.#isServing = true;
    this.#isAgain = false;
    void this.#serveAll().catch(() => {
      // SAFETY: a disk that cannot be read now is asked again when the other end asks again; its own errors are the store's to report.
      this.#wants.length = 0;
      this.#fileWants.length = 0;
    }).finally(() => {
      this.#isServing = false;
      if (this.#isAgain) this.serve();
    });
  }

  close(): void {
    for (const channel of [...this.#channels]) channel.close();
    this.#end();
  }

  async #serveAll(): Promise<void> {
    while (!this.#isOver && !this.#isFull) {
      const want = this.#wants[0];
      if (want === undefined) {
        if (!await this.#serveOwn() && !await this.#serveFile()) return;
        continue;
      }
      const sent = await this.#sendRun(want.logKey, want.from);
      want.from += sent.blocks;
      want.leftBytes -= sent.bytes;
      const at = this.#wants.indexOf(want);
      if (at >= 0 && (sent.blocks === 0 || want.leftBytes <= 0)) this.#wants.splice(at, 1);
    }
  }

  async #serveOwn(): Promise<boolean> {
    const { ownLogKey } = this.#parts;
    const from = this.sentOwn;
    if (from === null || this.disputed.has(ownLogKey)) return false;
    const { blocks } = await this.#sendRun(ownLogKey, from);
    this.#noteSent(from, from + blocks);
    if (this.sentOwn === from) this.sentOwn = from + blocks;
    return blocks > 0 || this.sentOwn !== from;
  }

  #noteSent(from: number, end: number): void {
    const atMs = this.#parts.now();
    const firstFresh = this.#sentLately.findIndex((run) => atMs - run.atMs < UNDER_WAY_MS);
    this.#sentLately.splice(0, firstFresh < 0 ? this.#sentLately.length : firstFresh);
    if (end > from) this.#sentLately.push({ from, end, atMs });
  }

  #isUnderWay(index: number): boolean {
    const nowMs = this.#parts.now();
    return this.#sentLately.some(({ from, end, atMs }) => from <= index && index < end && nowMs - atMs < UNDER_WAY_MS);
  }

  /** One piece; then it is looked again whether there is something to read instead. */
  async #serveFile(): Promise<boolean> {
    const want = this.#fileWants[0];
    if (want === undefined) return false;
    const { sha256, from } = want;
    const piece = await this.#parts.readFile?.(this, sha256, from, Math.min(want.leftBytes, MAX_PIECE_BYTES)) ?? null;
    if (this.#isOver) return false;
    const at = this.#fileWants.indexOf(want);
    if (piece === null) {
      this.#fileWants = this.#fileWants.filter((other) => other.sha256 !== sha256);
      this.say({ kind: "fileNone", sha256 });
      return true;
    }
    want.from += piece.bytes.length;
    want.leftBytes -= piece.bytes.length;
    if (at >= 0 && (want.leftBytes <= 0 || piece.bytes.length === 0)) this.#fileWants.splice(at, 1);
    this.say({ kind: "fileData", sha256, from, total: piece.totalBytes, bytes: piece.bytes });
    return true;
  }

  async #sendRun(logKey: string, from: number): Promise<{ readonly blocks: number; readonly bytes: number }> {
    const end = Math.min(this.#parts.lengthFor(this, logKey), from + READ_BLOCKS);
    if (end <= from) return { blocks: 0, bytes: 0 };
    const run = await this.#signedRun(logKey, from, runOf(await this.#parts.readLog(logKey, from, end)));
    const bytes = sizeOf(run);
    if (run.length > 0 && !this.#isOver) this.say({ kind: "blocks", logKey, from, blocks: run });
    return { blocks: run.length, bytes };
  }

  /** An author may have spoiled signatures inside a run whose end was good. A part that ends in one of those would be held against whoever passed it on. */
  async #signedRun(logKey: string, from: number, run: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const { ownLogKey, isSigned } = this.#parts;
    if (logKey === ownLogKey) return run;
    const isGood = (block: Uint8Array, at: number): boolean => isSigned(logKey, from + at + 1, block);
    if (this.remote.isKeeper) {
      // It looks at every one.
      const spoiled = run.findIndex((block, at) => !isGood(block, at));
      return spoiled < 0 ? run : run.slice(0, spoiled);
    }
    for (let at = run.length - 1; at >= 0; at -= 1) {
      const block = run[at];
      if (block !== undefined && isGood(block, at)) return run.slice(0, at + 1);
    }
    const longer = [...run];
    const length = Math.min(this.#parts.lengthFor(this, logKey), from + MAX_RUN_BLOCKS);
    while (from + longer.length < length && sizeOf(longer) < MAX_LONG_RUN_BYTES) {
      const [next] = await this.#parts.readLog(logKey, from + longer.length, from + longer.length + 1);
      if (next === undefined) break;
      longer.push(next);
      if (isGood(next, longer.length - 1)) return longer;
    }
    return [];
  }

  #send(bytes: Uint8Array): void {
    if (this.#channels[0]?.send(bytes) === false) this.#isFull = true;
  }

  #hear(bytes: Uint8Array): void {
    if (this.#isOver) return;
    this.lastHeardAtMs = this.#parts.now();
    const message = decodeMessage(bytes);
    if (message === "unknown") return;
    if (message === "garbage") this.strike();
    else this.#parts.onMessage(this, message);
  }

  #drop(channel: Channel): void {
    const at = this.#channels.indexOf(channel);
    if (at < 0) return;
    this.#channels.splice(at, 1);
    if (this.#channels.length === 0) {
      this.#end();
      return;
    }
    if (at > 0) return;
    // What was under way may be lost: from what was acknowledged on it is sent again.
    this.#isFull = false;
    this.#sentLately.length = 0;
    this.sentOwn = this.have.get(this.#parts.ownLogKey) ?? null;
    this.serve();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#channels.length = 0;
    this.#parts.onEnd(this);
  }
}

/** As much of it as goes into one message. */
function runOf(read: readonly Uint8Array[]): readonly Uint8Array[] {
  let bytes = 0;
  const end = read.findIndex((block, at) => {
    bytes += block.length;
    return at > 0 && bytes > MAX_RUN_BYTES;
  });
  return end < 0 ? read : read.slice(0, end);
}

function sizeOf(blocks: readonly Uint8Array[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}
