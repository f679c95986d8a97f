import { toStorageError } from "#electron/disk/toStorageError.ts";
import type { PeersUpdate } from "#electron/peers/peersProtocol.ts";
import { PeersAway } from "./createPeersProcess.ts";

/** What became durable in one go. */
export interface DurableBatch {
  readonly firstSeq: number;
  readonly updates: readonly { readonly docId: string; readonly bytes: Uint8Array; readonly by?: string | undefined }[];
}

export interface HandedPiece { readonly throughSeq: number; readonly updates: readonly PeersUpdate[] }

export interface HandingParts {
  /** Durable and handed over through this number; -1: nothing. */
  readonly handedThroughSeq: number;
  /** Whose work goes out: that of others, which stands in the same log, never goes back. */
  readonly authors: () => readonly string[];
  /** Which documents go out. */
  readonly takes: (docId: string) => boolean;
  /** Resolves when the peers process has it on its disk. */
  readonly hand: (piece: HandedPiece) => Promise<void>;
  /** A piece of what is durable after this number. `isEnd`: there is no more of it now. */
  readonly read: (afterSeq: number) => Promise<HandedPiece & { readonly isEnd: boolean }>;
  readonly after: (delayMs: number, task: () => void) => () => void;
  readonly warn: (message: string) => void;
}

/** One call does not carry more; what waits beyond it is read from the log again. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
const RETRY_MS = 5_000;

interface Waiting { readonly firstSeq: number; readonly throughSeq: number; readonly updates: readonly PeersUpdate[]; readonly bytes: number }

/**
 * Hands the durable work of one forest to the peers process: in order, one call at a time, and everything at least once. What has just been written comes from
 * memory; whatever is not there (after a start, a crash, a jam) is read from the log. It ends for good when the peers process does: another one is made then.
 */
export class Handing {
  #handed: number;
  /** What the peers process knows of: behind `#handed` when only others' work followed. */
  #told: number;
  /** The last number that was said to be durable. */
  #known = -1;
  /** Nobody has looked yet what else lies in the log. */
  #mustLook = true;
  /** Numbers of one generation name the same work. */
  #generation = 0;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;
  #isStopped = false;
  #callOffRetry: (() => void) | null = null;

  constructor(private readonly parts: HandingParts) {
    this.#handed = parts.handedThroughSeq;
    this.#told = parts.handedThroughSeq;
    this.#go();
  }

  /** These are durable now. */
  wrote({ firstSeq, updates }: DurableBatch): void {
    const authors = this.parts.authors();
    const own = updates.filter(({ docId, by }) => this.parts.takes(docId) && (by === undefined || by === "" || authors.includes(by))).map(({ docId, bytes }) => ({ docId, bytes }));
    const batch: Waiting = { firstSeq, throughSeq: firstSeq + updates.length - 1, updates: own, bytes: own.reduce((sum, { bytes }) => sum + bytes.length, 0) };
    this.#known = Math.max(this.#known, batch.throughSeq);
    const last = this.#waiting[this.#waiting.length - 1];
    const isNext = last === undefined || last.throughSeq + 1 === firstSeq;
    // Nothing is lost by forgetting it: it is on disk.
    if (!isNext || this.#waitingBytes + batch.bytes > MAX_WAITING_BYTES) this.#forgetWaiting();
    else {
      this.#waiting.push(batch);
      this.#waitingBytes += batch.bytes;
    }
    this.#go();
  }

  /** The log was opened and its next number is this one. A log that lost its end gives numbers out a second time, to other work. */
  opened(nextSeq: number): void {
    this.#known = nextSeq - 1;
    if (this.#known < this.#handed) {
      this.#generation += 1;
      this.#handed = this.#known;
      this.#forgetWaiting();
    }
    this.#go();
  }

  /** Resolves when all that is durable has been handed over, or that has failed. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  /** Another one takes over. */
  abandon(): void {
    this.#isStopped = true;
    this.#callOffRetry?.();
  }

  /** Lets the peers process know how far it has everything, then no more. */
  async stop(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#callOffRetry?.();
    await this.settled();
    if (this.#told !== this.#handed) await this.#tell([], this.#handed).catch((cause: unknown) => { this.#complain(cause); });
  }

  #forgetWaiting(): void {
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #go(): void {
    if (this.#isStopped || this.#callOffRetry !== null) return;
    this.#isAskedAgain = true;
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // Whatever comes within this turn goes in one call.
    await Promise.resolve();
    try {
      // Something may come after the last look, and before it is said that there was nothing.
      while (this.#isAskedAgain) {
        this.#isAskedAgain = false;
        while (!this.#isStopped && (await this.#step())) continue;
      }
    } catch (cause) {
      this.#complain(cause);
      if (cause instanceof PeersAway) this.#isStopped = true;
      else this.#retryLater();
    } finally {
      this.#running = null;
    }
  }

  /** False: there is nothing left to do. */
  async #step(): Promise<boolean> {
    while (this.#waiting[0] !== undefined && this.#waiting[0].throughSeq <= this.#handed) this.#waitingBytes -= this.#waiting.shift()?.bytes ?? 0;
    const [first] = this.#waiting;
    const generation = this.#generation;
    let piece: HandedPiece;
    if (first !== undefined && first.firstSeq <= this.#handed + 1) {
      piece = { updates: this.#waiting.flatMap(({ updates }) => updates), throughSeq: this.#waiting[this.#waiting.length - 1]?.throughSeq ?? this.#handed };
      this.#forgetWaiting();
    } else {
      if (!this.#mustLook && this.#handed >= this.#known) return false;
      piece = await this.#fromLog();
      if (this.#isStopped) return false;
    }
    if (generation === this.#generation) await this.#handOver(piece);
    // Otherwise the log was found to have lost its end meanwhile: these numbers mean something else now.
    if (generation === this.#generation) this.#handed = Math.max(this.#handed, piece.throughSeq);
    return true;
  }

  async #fromLog(): Promise<HandedPiece> {
    // Durable before the log was looked at, so it has been seen: what is not among the records is not ours to hand over.
    const known = this.#known;
    const { updates, throughSeq, isEnd } = await this.parts.read(this.#handed);
    if (!isEnd) return { updates, throughSeq };
    this.#mustLook = false;
    return { updates, throughSeq: Math.max(throughSeq, known) };
  }

  /** Others' work alone is not worth a call: to look at it again after a crash does no harm. */
  async #handOver({ updates, throughSeq }: HandedPiece): Promise<void> {
    if (updates.length > 0) await this.#tell(updates, throughSeq);
  }

  async #tell(updates: readonly PeersUpdate[], throughSeq: number): Promise<void> {
    await this.parts.hand({ updates, throughSeq });
    this.#told = throughSeq;
  }

  #retryLater(): void {
    // What was taken from memory is read from the log again.
    this.#mustLook = true;
    this.#callOffRetry = this.parts.after(RETRY_MS, () => {
      this.#callOffRetry = null;
      this.#go();
    });
  }

  #complain(cause: unknown): void {
    if (!(cause instanceof PeersAway)) this.parts.warn(toStorageError(cause, "hand over").message);
  }
}
