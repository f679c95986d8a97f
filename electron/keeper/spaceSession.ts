import { decodeMessage, encodeMessage, MAX_RUN_BYTES, MAX_WANT_BYTES, type HaveLog, type SessionMessage } from "#shared/sync/index.ts";
import type { Channel } from "#shared/sync/index.ts";
import { createAllowance } from "./allowance.ts";
import type { SpaceLogs } from "./spaceLogs.ts";

const MAX_GARBAGE = 20;
const MAX_WAITING_WANTS = 32;
const MESSAGES_PER_SECOND = 500;
const MESSAGES_AT_ONCE = 4_000;

export interface SessionParts {
  readonly channel: Channel;
  readonly logs: SpaceLogs;
  readonly now: () => number;
  readonly maxLogs: number;
  /** It named these logs. */
  readonly onHave: (session: SpaceSession, logKeys: readonly string[]) => void;
  /** Blocks of so many bytes together. False: too many are waiting already. */
  readonly onBlocks: (session: SpaceSession, run: Extract<SessionMessage, { kind: "blocks" }>, bytes: number) => boolean;
  readonly report: (message: string) => void;
}

/** `leftBytes`: so much more of what was asked for may come. */
export interface Asked { readonly callOff: () => void; readonly leftBytes: number }

/** One device in one space: what it says it has, and what it asks for. */
export interface SpaceSession {
  /** log key → length, as it said last. */
  readonly theirs: Map<string, number>;
  /** Logs it was asked for and has not sent yet. */
  readonly asked: Map<string, Asked>;
  send(message: SessionMessage): void;
  tellHave(logs: readonly HaveLog[]): void;
  /** It sent something no honest device sends; after a few of those it is closed. */
  blame(): void;
  close(): void;
}

export function createSpaceSession(parts: SessionParts): SpaceSession {
  const allowance = createAllowance(parts.now, MESSAGES_PER_SECOND, MESSAGES_AT_ONCE);
  const wants: Extract<SessionMessage, { kind: "want" }>[] = [];
  let isServing = false;
  let garbage = 0;
  let isOver = false;
  let wakeOnRoom: (() => void) | null = null;

  const session: SpaceSession = {
    theirs: new Map(),
    asked: new Map(),
    send(message) { if (!isOver) parts.channel.send(encodeMessage(message)); },
    tellHave(logs) { if (logs.length > 0) session.send({ kind: "have", logs }); },
    blame() {
      garbage += 1;
      if (garbage > MAX_GARBAGE) session.close();
    },
    close() { parts.channel.close(); },
  };

  function noteHave(logs: readonly HaveLog[]): void {
    for (const log of logs) {
      if (session.theirs.size < parts.maxLogs || session.theirs.has(log.logKey)) session.theirs.set(log.logKey, log.length);
    }
    parts.onHave(session, logs.filter(({ logKey }) => session.theirs.has(logKey)).map(({ logKey }) => logKey));
  }

  function take(bytes: Uint8Array): void {
    const message = decodeMessage(bytes);
    if (!allowance.take()) { session.close(); return; }
    if (message === "garbage") { session.blame(); return; }
    // Files go from device to device, too.
    if (message === "unknown" || "sha256" in message) return;
    switch (message.kind) {
      case "have": noteHave(message.logs); break;
      case "want":
        if (wants.length < MAX_WAITING_WANTS) wants.push(message);
        if (!isServing) void serve();
        break;
      case "blocks": if (!parts.onBlocks(session, message, bytes.length)) session.close(); break;
      case "ping": session.send({ kind: "pong", number: message.number }); break;
      // What people look at goes from device to device; a keeper has no part in it.
      case "presence": case "pong": case "full": break;
      default: message satisfies never;
    }
  }

  async function serve(): Promise<void> {
    isServing = true;
    try {
      for (let want = wants.shift(); want !== undefined && !isOver; want = wants.shift()) await answer(want);
    } catch (cause) {
      parts.report(`blocks could not be read: ${cause instanceof Error ? cause.name : "unknown"}`);
    } finally {
      isServing = false;
    }
  }

  async function answer({ logKey, from, maxBytes }: { readonly logKey: string; readonly from: number; readonly maxBytes: number }): Promise<void> {
    let next = from;
    let leftBytes = Math.min(maxBytes, MAX_WANT_BYTES);
    while (!isOver) {
      const blocks = await parts.logs.read(logKey, next, Math.min(leftBytes, MAX_RUN_BYTES));
      if (blocks.length === 0) return;
      const message = encodeMessage({ kind: "blocks", logKey, from: next, blocks });
      if (!parts.channel.send(message)) await roomAgain();
      next += blocks.length;
      leftBytes -= message.length;
      if (leftBytes <= 0) return;
    }
  }

  function roomAgain(): Promise<void> {
    return new Promise((resolve) => { wakeOnRoom = resolve; if (isOver) resolve(); });
  }

  parts.channel.onDrain(() => { wakeOnRoom?.(); });
  parts.channel.onClose(() => {
    isOver = true;
    wakeOnRoom?.();
    for (const { callOff } of session.asked.values()) callOff();
    session.asked.clear();
  });
  parts.channel.onMessage(take);
  return session;
}
