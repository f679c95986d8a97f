import { PART_BYTES, partFrame } from "./frames.ts";
import type { UploadLimit } from "./uploadLimit.ts";

const FULL_BYTES = 1024 * 1024;
const MAX_NOTICES = 2_000;

export interface OutQueue {
  /** False: more waits than should (1 MB, less under a limit); `onRoom` comes when half of it is gone. */
  push(message: Uint8Array): boolean;
  /** Ends the queue: `onEmpty` comes when what is in it has gone out (at once when nothing is). */
  finish(onEmpty: () => void): void;
  /** Drops what is in it. */
  drop(): void;
}

export interface QueueOptions {
  readonly onRoom: () => void;
  /** A part went out. */
  readonly onSent?: () => void;
  /** It goes out without regard to the limit. */
  readonly isFree?: boolean;
}

export interface Outbox {
  /** Goes out before all messages. */
  notice(frame: Uint8Array): void;
  /** `remoteOffer`: the other end's number of the channel. */
  queue(remoteOffer: number, options: QueueOptions): OutQueue;
  /** The stream takes more. */
  drained(): void;
  close(): void;
}

interface Waiting {
  readonly remoteOffer: number;
  readonly isFree: boolean;
  readonly onSent: (() => void) | undefined;
  readonly messages: Uint8Array[];
  /** Bytes of the first message that have gone out. */
  sentBytes: number;
  queuedBytes: number;
  isFull: boolean;
  readonly onRoom: () => void;
  onEmpty: (() => void) | null;
}

/** The next part of the first message. */
function cutPart(waiting: Waiting, message: Uint8Array, partBytes: number): Uint8Array {
  const end = Math.min(message.length, waiting.sentBytes + partBytes);
  const isLast = end === message.length;
  const frame = partFrame(waiting.remoteOffer, message.subarray(waiting.sentBytes, end), isLast);
  waiting.queuedBytes -= end - waiting.sentBytes;
  waiting.sentBytes = isLast ? 0 : end;
  if (isLast) waiting.messages.shift();
  return frame;
}

/** Takes out whose turn it is; of those whom the limit holds back nobody. */
function takeTurn(turns: Waiting[], limit: UploadLimit | null, onRoom: () => void): Waiting | undefined {
  const [first] = turns;
  if (limit === null || first === undefined || first.isFree) return turns.shift();
  const partBytes = Math.min((first.messages[0]?.length ?? 0) - first.sentBytes, limit.partBytes());
  if (limit.take(partBytes, onRoom)) return turns.shift();
  const free = turns.findIndex(({ isFree }) => isFree);
  return free < 0 ? undefined : turns.splice(free, 1)[0];
}

/**
 * Orders what goes out: notices (pings, offers) first, then one part of each channel in turn, so that a large message holds up nobody but its own channel.
 * `write` answers false when the stream is full; `onOverflow`: the other end
 * makes this one talk, but does not listen. A limit holds back parts, never notices: whoever may send little is still alive.
 */
export function createOutbox(write: (frame: Uint8Array) => boolean, onOverflow: () => void, limit: UploadLimit | null = null): Outbox {
  const notices: Uint8Array[] = [];
  /** Channels with something to send, the next one first. */
  let turns: Waiting[] = [];
  let hasRoom = true;
  let isPumping = false;
  let isClosed = false;
  const fullBytes = ({ isFree }: Waiting): number => (isFree ? FULL_BYTES : (limit?.queueBytes() ?? FULL_BYTES));

  function pump(): void {
    if (isPumping) return;
    isPumping = true;
    while (hasRoom && !isClosed) {
      const notice = notices.shift();
      if (notice !== undefined) limit?.spend(notice.length);
      const frame = notice ?? nextPart();
      if (frame === null) break;
      hasRoom = write(frame);
    }
    isPumping = false;
  }

  function nextPart(): Uint8Array | null {
    const waiting = takeTurn(turns, limit, pump);
    const message = waiting?.messages[0];
    if (waiting === undefined || message === undefined) return null;
    const frame = cutPart(waiting, message, waiting.isFree ? PART_BYTES : (limit?.partBytes() ?? PART_BYTES));
    if (waiting.messages.length > 0) turns.push(waiting);
    afterPart(waiting);
    return frame;
  }

  /** Told apart from the pump: a listener that sends at once must find the queue in order, and its frame must not come before this one. */
  function afterPart(waiting: Waiting): void {
    const isEmpty = waiting.messages.length === 0;
    const { onSent } = waiting;
    if (onSent !== undefined) queueMicrotask(() => { if (!isClosed) onSent(); });
    if (waiting.isFull && waiting.queuedBytes <= fullBytes(waiting) / 2) {
      waiting.isFull = false;
      queueMicrotask(() => { if (!isClosed) waiting.onRoom(); });
    }
    if (isEmpty && waiting.onEmpty !== null) queueMicrotask(waiting.onEmpty);
  }

  return {
    notice(frame) {
      if (isClosed) return;
      if (notices.length >= MAX_NOTICES) { onOverflow(); return; }
      notices.push(frame);
      pump();
    },
    queue(remoteOffer, { onRoom, onSent, isFree = false }) {
      const waiting: Waiting = { remoteOffer, isFree, onSent, messages: [], sentBytes: 0, queuedBytes: 0, isFull: false, onRoom, onEmpty: null };
      return {
        push(message) {
          waiting.messages.push(message);
          waiting.queuedBytes += message.length;
          if (waiting.messages.length === 1) turns.push(waiting);
          pump();
          waiting.isFull ||= waiting.queuedBytes > fullBytes(waiting);
          return !waiting.isFull;
        },
        finish(onEmpty) {
          waiting.onEmpty = onEmpty;
          if (waiting.messages.length === 0) onEmpty();
        },
        drop() {
          waiting.messages.length = 0;
          waiting.queuedBytes = 0;
          turns = turns.filter((other) => other !== waiting);
        },
      };
    },
    drained() {
      hasRoom = true;
      pump();
    },
    close() {
      isClosed = true;
      notices.length = 0;
      turns = [];
    },
  };
}
