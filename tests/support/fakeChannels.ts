import type { Channel } from "#shared/sync/index.ts";
import type { VirtualTime } from "./virtualTime.ts";

export interface ChannelRules {
  /** After how many milliseconds each message arrives. Messages of one channel never overtake each other. */
  readonly delayMs: () => number;
  /** Told of each message as it is sent. */
  readonly onSent?: (message: Uint8Array) => void;
}

interface End extends Channel {
  deliver(message: Uint8Array): void;
  end(): void;
}

function createEnd(send: (message: Uint8Array) => void, onClosed: () => void): End {
  const listeners: ((message: Uint8Array) => void)[] = [];
  const closings: (() => void)[] = [];
  const early: Uint8Array[] = [];
  let isOpen = true;
  const end = (): void => {
    if (!isOpen) return;
    isOpen = false;
    for (const closing of closings) closing();
  };
  return {
    send: (message) => {
      if (isOpen) send(message.slice());
      return true;
    },
    onMessage: (listener) => {
      listeners.push(listener);
      for (const message of early.splice(0)) listener(message);
    },
    onDrain: () => undefined,
    onClose: (listener) => { closings.push(listener); },
    close: () => {
      if (!isOpen) return;
      end();
      onClosed();
    },
    deliver: (message) => {
      if (!isOpen) return;
      if (listeners.length === 0) early.push(message);
      for (const listener of listeners) listener(message);
    },
    end,
  };
}

/** Two ends of one channel in virtual time. `cut` closes both without a word. */
export function channelPair(time: VirtualTime, rules: ChannelRules): { readonly a: Channel; readonly b: Channel; cut(): void } {
  const lastDueMs = [0, 0];
  const sendTo = (way: 0 | 1, target: () => End) => (message: Uint8Array): void => {
    rules.onSent?.(message);
    const dueMs = Math.max(lastDueMs[way] ?? 0, time.now() + rules.delayMs());
    lastDueMs[way] = dueMs;
    time.after(dueMs - time.now(), () => target().deliver(message));
  };
  const a: End = createEnd(sendTo(0, () => b), () => time.after(rules.delayMs(), () => b.end()));
  const b: End = createEnd(sendTo(1, () => a), () => time.after(rules.delayMs(), () => a.end()));
  return { a, b, cut: () => { a.end(); b.end(); } };
}
