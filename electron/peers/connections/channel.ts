import type { Channel } from "#shared/sync/index.ts";
import type { OutQueue } from "./outbox.ts";

export const MAX_MESSAGE_BYTES = 70 * 1024 * 1024;
/** Messages that came before anybody listened. */
const MAX_UNHEARD_BYTES = 1024 * 1024;

export interface OpenChannel extends Channel {
  /** A part from the other end. False: larger than any message may be. */
  take(bytes: Uint8Array, isLast: boolean): boolean;
  /** Bytes of a message that has not come in whole. */
  pendingBytes(): number;
  /** False: closed on this side, though what was sent may still be going out. */
  isOpen(): boolean;
  hasRoom(): void;
  /** A part went out. */
  hasSent(): void;
  /** Over, whoever ended it: drops what waits and tells the listeners once. */
  end(): void;
}

interface ChannelParts {
  readonly queue: OutQueue;
  /** Runs a listener; a throwing one must not end the process. */
  readonly guarded: (task: () => void) => void;
  /** Closed on this side: what was sent has gone out. */
  readonly onFinished: () => void;
}

/** One channel of a connection: puts parts together to messages, in order. Messages given to listeners are copies of exactly their own bytes. */
export function createChannel({ queue, guarded, onFinished }: ChannelParts): OpenChannel {
  let state: "open" | "finishing" | "ended" = "open";
  let parts: Uint8Array[] = [];
  let partsBytes = 0;
  let unheard: Uint8Array[] = [];
  let unheardBytes = 0;
  const onMessage: ((message: Uint8Array) => void)[] = [];
  const onDrain: (() => void)[] = [];
  const onProgress: (() => void)[] = [];
  const onClose: (() => void)[] = [];

  function tellClosed(): void {
    parts = [];
    partsBytes = 0;
    unheard = [];
    for (const listener of onClose.splice(0)) guarded(listener);
  }

  function deliver(message: Uint8Array): boolean {
    if (onMessage.length === 0) {
      unheard.push(message);
      unheardBytes += message.length;
      return unheardBytes <= MAX_UNHEARD_BYTES;
    }
    for (const listener of onMessage) if (state === "open") guarded(() => { listener(message); });
    return true;
  }

  return {
    send(message) {
      if (message.length > MAX_MESSAGE_BYTES) throw new RangeError(`A message of ${String(message.length)} bytes is larger than any may be`);
      return state === "open" ? queue.push(message) : false;
    },
    onMessage(listener) {
      onMessage.push(listener);
      const waiting = unheard;
      unheard = [];
      unheardBytes = 0;
      for (const message of waiting) if (state === "open") guarded(() => { listener(message); });
    },
    onDrain(listener) { onDrain.push(listener); },
    onProgress(listener) { onProgress.push(listener); },
    onClose(listener) {
      if (state === "open") onClose.push(listener);
      else guarded(listener);
    },
    close() {
      if (state !== "open") return;
      state = "finishing";
      tellClosed();
      queue.finish(onFinished);
    },
    take(bytes, isLast) {
      if (state !== "open") return true;
      partsBytes += bytes.length;
      if (partsBytes > MAX_MESSAGE_BYTES) return false;
      parts.push(bytes);
      if (!isLast) {
        for (const listener of onProgress) guarded(listener);
        return true;
      }
      const message = joined(parts, partsBytes);
      parts = [];
      partsBytes = 0;
      return deliver(message);
    },
    pendingBytes: () => partsBytes,
    isOpen: () => state === "open",
    hasSent() { if (state === "open") for (const listener of onProgress) guarded(listener); },
    hasRoom() { if (state === "open") for (const listener of onDrain) guarded(listener); },
    end() {
      if (state === "ended") return;
      const wasOpen = state === "open";
      state = "ended";
      queue.drop();
      if (wasOpen) tellClosed();
    },
  };
}

function joined(parts: readonly Uint8Array[], lengthBytes: number): Uint8Array {
  const message = new Uint8Array(lengthBytes);
  let at = 0;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  return message;
}
