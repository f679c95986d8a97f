import { describe, expect, it } from "vitest";
import { createOutbox, type Outbox } from "#electron/peers/connections/outbox.ts";
import { createUploadLimit, type UploadLimit } from "#electron/peers/connections/uploadLimit.ts";
import { manualTimers, type ManualTimers } from "#tests/support/manualTimers.ts";

const KB = 1_000;
const PING_BYTES = 10;

interface Line { readonly timers: ManualTimers; readonly limit: UploadLimit; readonly sent: { atMs: number; bytes: number }[]; readonly outbox: Outbox }

function line(bytesPerS: number): Line {
  const timers = manualTimers();
  const limit = createUploadLimit({ now: timers.nowMs, after: timers.after });
  limit.set(bytesPerS);
  return { timers, limit, ...outboxOn(limit, timers) };
}

function outboxOn(limit: UploadLimit, timers: ManualTimers): Pick<Line, "sent" | "outbox"> {
  const sent: { atMs: number; bytes: number }[] = [];
  const outbox = createOutbox((frame) => {
    sent.push({ atMs: timers.nowMs(), bytes: frame.length });
    return true;
  }, () => { throw new Error("too many notices"); }, limit);
  return { sent, outbox };
}

const total = (sent: readonly { readonly bytes: number }[]): number => sent.reduce((sum, { bytes }) => sum + bytes, 0);

describe("an upload limit", () => {
  it.each([20 * KB, 200 * KB, 2_000 * KB])("lets through %i bytes in a second, and no more", (bytesPerS) => {
    const { timers, limit, sent, outbox } = line(bytesPerS);
    const queue = outbox.queue(1, { onRoom: () => undefined });
    queue.push(new Uint8Array(20 * bytesPerS));
    timers.advance(10_000);
    const allowance = 10 * bytesPerS;
    expect(total(sent)).toBeGreaterThan(allowance * 0.95);
    expect(total(sent)).toBeLessThan(allowance * 1.05 + 2 * limit.partBytes());
  });

  it("never holds a ping back", () => {
    const { timers, sent, outbox } = line(5 * KB);
    outbox.queue(1, { onRoom: () => undefined }).push(new Uint8Array(1_000 * KB));
    for (let at = 0; at < 20; at += 1) {
      timers.advance(500);
      outbox.notice(new Uint8Array(PING_BYTES));
      expect(sent.at(-1)).toEqual({ atMs: timers.nowMs(), bytes: PING_BYTES });
    }
    expect(total(sent)).toBeLessThan(10 * 5 * KB * 1.05 + 8 * KB);
  });

  it("is shared by all connections, and each gets its turn", () => {
    const { timers, limit, sent, outbox } = line(40 * KB);
    const second = outboxOn(limit, timers);
    for (const one of [outbox, second.outbox]) one.queue(1, { onRoom: () => undefined }).push(new Uint8Array(2_000 * KB));
    timers.advance(10_000);
    expect(total(sent) + total(second.sent)).toBeLessThan(400 * KB * 1.1);
    expect(Math.abs(total(sent) - total(second.sent))).toBeLessThan(60 * KB);
  });

  it("says sooner that enough waits, so that words come between files", () => {
    const { timers, outbox } = line(50 * KB);
    let rooms = 0;
    const queue = outbox.queue(1, { onRoom: () => { rooms += 1; } });
    expect(queue.push(new Uint8Array(60 * KB))).toBe(true);
    expect(queue.push(new Uint8Array(60 * KB))).toBe(false);
    timers.advance(2_000);
    return Promise.resolve().then(() => { expect(rooms).toBe(1); });
  });

  it("does not concern a channel that is held back elsewhere", () => {
    const { sent, outbox } = line(1 * KB);
    outbox.queue(1, { onRoom: () => undefined }).push(new Uint8Array(100 * KB));
    outbox.queue(2, { onRoom: () => undefined, isFree: true }).push(new Uint8Array(100 * KB));
    expect(total(sent)).toBeGreaterThan(100 * KB);
    expect(total(sent)).toBeLessThan(110 * KB);
  });

  it("can be lifted while bytes wait", () => {
    const { timers, limit, sent, outbox } = line(1 * KB);
    outbox.queue(1, { onRoom: () => undefined }).push(new Uint8Array(500 * KB));
    expect(total(sent)).toBeLessThan(10 * KB);
    limit.set(0);
    expect(total(sent)).toBeGreaterThan(500 * KB);
    expect(timers.delays()).toEqual([]);
  });
});
