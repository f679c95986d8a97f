import { err, ok, type EpochMs, type PersonId, type Result } from "#shared/kernel/index.ts";
import { MAX_UPDATES_PER_APPEND, type CallInput, type CallOutput, type IpcErrorCode, type IpcResult } from "#shared/ipc/contract.ts";
import { createReadable } from "../createReadable.ts";
import type { Readable, SaveState } from "../types.ts";

type FailReason = "disk-full" | "permission" | "unexpected";
type Batch = CallInput<"log.append">["updates"];
interface Queued { readonly docId: string; readonly bytes: Uint8Array; readonly by: PersonId | undefined; readonly queuedAtMs: number }

export interface LogShipperParts {
  /** The number of the first update that will be pushed. */
  readonly nextSeq: number;
  append(firstSeq: number, updates: Batch): Promise<IpcResult<CallOutput<"log.append">>>;
  /** Asks the log which number it expects, after it refused ours; null when it cannot say. */
  askNextSeq(): Promise<number | null>;
  report(where: string, problem: unknown): void;
}

export interface LogShipper {
  readonly saveState: Readable<SaveState>;
  /** Takes one update; `by`: whose work it is, when that is known. Never throws; keeps the bytes until the disk has them. */
  push(docId: string, bytes: Uint8Array, by?: PersonId): void;
  /** Sends what is pending now. Gives up after `giveUpAfterMs`; the bytes stay. */
  flush(giveUpAfterMs?: number): Promise<Result<void, { readonly reason: FailReason }>>;
  stop(): void;
}

const MAX_BATCH_AGE_MS = 100;
/** A batch gathers for this many times as long as the disk took for the last one: a quick disk is asked often, a slow one is not asked all the time. */
const APPENDS_PER_BATCH = 3;
const BATCH_BYTES = 64 * 1024;
const MAX_CALL_BYTES = 32 * 1024 * 1024;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;
const FLUSH_GIVES_UP_MS = 15_000;

const reasonOf = (code: IpcErrorCode): FailReason => (code === "disk-full" || code === "permission" ? code : "unexpected");

/**
 * Carries updates to the durable log. One append is in flight at a time; while idle an update leaves in the same tick's microtask, otherwise it waits
 * for a few times as long as the disk took for the last one, at most 100 ms, or until there are 64 KB. "written" is said only when the log has acknowledged the number of the last update.
 *
 * Numbers: `headSeq` belongs to `queue[0]`; an acknowledgement drops everything up to the acknowledged number, never more than was sent.
 */
export function createLogShipper(parts: LogShipperParts): LogShipper {
  return new Shipper(parts);
}

class Shipper implements LogShipper {
  readonly saveState = createReadable<SaveState>({ kind: "written", atMs: null });
  private queue: Queued[] = [];
  private queuedBytes = 0;
  private headSeq: number;
  private inFlight = false;
  private scheduled = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private retryMs = FIRST_RETRY_MS;
  private batchAgeMs = MAX_BATCH_AGE_MS;
  private failedBecause: FailReason | null = null;
  private writtenAtMs: EpochMs | null = null;
  private stopped = false;
  private attemptEnded: (() => void)[] = [];

  constructor(private readonly parts: LogShipperParts) {
    this.headSeq = parts.nextSeq;
  }

  push(docId: string, bytes: Uint8Array, by?: PersonId): void {
    this.queue.push({ docId, bytes, by, queuedAtMs: performance.now() });
    this.queuedBytes += bytes.byteLength;
    this.tell();
    this.schedule();
  }

  async flush(giveUpAfterMs = FLUSH_GIVES_UP_MS): Promise<Result<void, { readonly reason: FailReason }>> {
    const deadlineMs = performance.now() + giveUpAfterMs;
    while (this.queue.length > 0) {
      const wasInFlight = this.inFlight;
      const ended = this.nextAttempt(deadlineMs - performance.now());
      if (!wasInFlight) this.send();
      if (!(await ended)) return err({ reason: this.failedBecause ?? "unexpected" });
      // An attempt that was already under way when we were asked does not count as ours.
      if (!wasInFlight && this.failedBecause !== null) return err({ reason: this.failedBecause });
    }
    return ok(undefined);
  }

  stop(): void {
    this.stopped = true;
    this.clearTimer();
  }

  /** Decides when the next append leaves. */
  private schedule(): void {
    if (this.stopped || this.inFlight || this.scheduled || this.queue.length === 0) return;
    if (this.failedBecause !== null) return; // the retry timer is running
    if (this.timer !== null && this.queuedBytes < BATCH_BYTES) return; // a batch is forming
    this.scheduled = true;
    // One command may write two documents in the same tick: they leave together.
    queueMicrotask(() => {
      this.scheduled = false;
      if (!this.inFlight && !this.stopped && this.failedBecause === null) this.send();
    });
  }

  private scheduleAfterAnswer(): void {
    const oldest = this.queue[0];
    if (this.stopped || oldest === undefined) return;
    const waitMs = this.queuedBytes >= BATCH_BYTES ? 0 : this.batchAgeMs - (performance.now() - oldest.queuedAtMs);
    if (waitMs <= 0) this.send();
    else this.setTimer(waitMs);
  }

  private send(): void {
    this.clearTimer();
    if (this.inFlight || this.queue.length === 0) return;
    const batch = this.takeBatch();
    const firstSeq = this.headSeq;
    this.inFlight = true;
    this.tell();
    this.parts.append(firstSeq, batch).then(
      (answer) => this.onAnswer(firstSeq, batch, answer),
      (thrown: unknown) => this.onAnswer(firstSeq, batch, { ok: false, error: { code: "unexpected", detail: String(thrown) } }),
    ).catch((thrown: unknown) => this.parts.report("log shipper", thrown));
  }

  private takeBatch(): Batch {
    let sizeBytes = 0;
    let count = 0;
    for (const update of this.queue) {
      if (count === MAX_UPDATES_PER_APPEND || (count > 0 && sizeBytes + update.bytes.byteLength > MAX_CALL_BYTES)) break;
      sizeBytes += update.bytes.byteLength;
      count += 1;
    }
    // SAFETY: Yjs encodes into plain ArrayBuffers; the wire's type rules out shared memory, which no update lives in.
    return this.queue.slice(0, count).map(({ docId, bytes, by }) => ({ docId, bytes: bytes as Uint8Array<ArrayBuffer>, by }));
  }

  private async onAnswer(firstSeq: number, batch: Batch, answer: IpcResult<CallOutput<"log.append">>): Promise<void> {
    const lastSeq = firstSeq + batch.length - 1;
    if (answer.ok && answer.value.durableThroughSeq >= firstSeq) {
      this.drop(Math.min(answer.value.durableThroughSeq, lastSeq) - firstSeq + 1);
      this.writtenAtMs = answer.value.writtenAtMs;
      this.batchAgeMs = Math.min(MAX_BATCH_AGE_MS, APPENDS_PER_BATCH * answer.value.tookMs);
      this.failedBecause = null;
      this.retryMs = FIRST_RETRY_MS;
    } else {
      this.failedBecause = answer.ok ? "unexpected" : reasonOf(answer.error.code);
      this.parts.report("log.append", answer.ok ? `acknowledged ${answer.value.durableThroughSeq}, sent from ${firstSeq}` : `${answer.error.code}: ${answer.error.detail}`);
      this.tell();
      // A lost answer leaves the log ahead of us; Yjs updates may be applied twice, so renumbering is always safe and dropping never is.
      if (this.failedBecause === "unexpected") this.headSeq = (await this.parts.askNextSeq()) ?? this.headSeq;
    }
    this.inFlight = false;
    this.tell();
    const waiting = this.attemptEnded;
    this.attemptEnded = [];
    for (const resume of waiting) resume();
    if (this.stopped) return;
    if (this.failedBecause === null) this.scheduleAfterAnswer();
    else if (!this.inFlight) this.retryLater();
  }

  private drop(count: number): void {
    for (const update of this.queue.slice(0, count)) this.queuedBytes -= update.bytes.byteLength;
    this.queue = this.queue.slice(count);
    this.headSeq += count;
  }

  private retryLater(): void {
    this.setTimer(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  private nextAttempt(giveUpAfterMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = setTimeout(() => resolve(false), Math.max(0, giveUpAfterMs));
      this.attemptEnded.push(() => { clearTimeout(giveUp); resolve(true); });
    });
  }

  private setTimer(waitMs: number): void {
    this.clearTimer();
    this.timer = setTimeout(() => { this.timer = null; this.send(); }, waitMs);
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private tell(): void {
    const pending = this.queue.length;
    if (pending === 0) this.saveState.set({ kind: "written", atMs: this.writtenAtMs });
    else if (this.failedBecause !== null) this.saveState.set({ kind: "failed", reason: this.failedBecause, pending });
    else this.saveState.set({ kind: "writing", pending });
  }
}
