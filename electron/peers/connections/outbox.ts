import { PART_BYTES, partFrame } from "./frames.ts";

const FULL_BYTES = 1024 * 1024;
const ROOM_BYTES = FULL_BYTES / 2;
const MAX_NOTICES = 2_000;

export interface OutQueue {
  /** False: more than 1 MB waits; `onRoom` comes when half of it is gone. */
  push(message: Uint8Array): boolean;
  /** Ends the queue: `onEmpty` comes when what is in it has gone out (at once when nothing is). */
  finish(onEmpty: () => void): void;
  /** Drops what is in it. */
  drop(): void;
}

export interface Outbox {
  /** Goes out before all messages. */
  notice(frame: Uint8Array): void;
  /** `remoteOffer`: the other end's number of the channel. */
  queue(remoteOffer: number, onRoom: () => void): OutQueue;
  /** The stream takes more. */
  drained(): void;
  close(): void;
}

interface Waiting {
  readonly remoteOffer: number;
  readonly messages: Uint8Array[];
  /** Bytes of the first message that have gone out. */
  sentBytes: number;
  queuedBytes: number;
  isFull: boolean;
  readonly onRoom: () => void;
  onEmpty: (() => void) | null;
}

/**
 * Orders what goes out: notices (pings, offers) first, then one part of each channel in turn, so that a large message holds up nobody but its own channel.
 * `write` answers false when the stream is full; `onOverflow`: the other end
 * makes this one talk, but does not listen.
 */
export function createOutbox(write: (frame: Uint8Array) => boolean, onOverflow: () => void): Outbox {
  const notices: Uint8Array[] = [];
  /** Channels with something to send, the next one first. */
  let turns: Waiting[] = [];
  let hasRoom = true;
  let isPumping = false;
  let isClosed = false;

  function pump(): void {
    if (isPumping) return;
    isPumping = true;
    while (hasRoom && !isClosed) {
      const frame = notices.shift() ?? nextPart();
      if (frame === null) break;
      hasRoom = write(frame);
    }
    isPumping = false;
  }

  function nextPart(): Uint8Array | null {
    const waiting = turns.shift();
    const message = waiting?.messages[0];
    if (waiting === undefined || message === undefined) return null;
    const end = Math.min(message.length, waiting.sentBytes + PART_BYTES);
    const isLast = end === message.length;
    const frame = partFrame(waiting.remoteOffer, message.subarray(waiting.sentBytes, end), isLast);
    waiting.queuedBytes -= end - waiting.sentBytes;
    waiting.sentBytes = isLast ? 0 : end;
    if (isLast) waiting.messages.shift();
    if (waiting.messages.length > 0) turns.push(waiting);
    afterPart(waiting);
    return frame;
  }

  /** Told apart from the pump: a listener that sends at once must find the queue in order, and its frame must not come before this one. */
  function afterPart(waiting: Waiting): void {
    const isEmpty = waiting.messages.length === 0;
    if (waiting.isFull && waiting.queuedBytes <= ROOM_BYTES) {
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
    queue(remoteOffer, onRoom) {
      const waiting: Waiting = { remoteOffer, messages: [], sentBytes: 0, queuedBytes: 0, isFull: false, onRoom, onEmpty: null };
      return {
        push(message) {
          waiting.messages.push(message);
          waiting.queuedBytes += message.length;
          if (waiting.messages.length === 1) turns.push(waiting);
          pump();
          waiting.isFull ||= waiting.queuedBytes > FULL_BYTES;
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
