import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLogShipper, type LogShipper, type LogShipperParts } from "#renderer/runtime/storage/logShipper.ts";
import type { CallOutput, IpcResult } from "#shared/ipc/contract.ts";

type Answer = IpcResult<CallOutput<"log.append">>;
interface Sent { readonly firstSeq: number; readonly sizes: readonly number[]; answer(answer: Answer): Promise<void>; acknowledge(tookMs?: number): Promise<void> }

const refused = (code: "disk-full" | "permission" | "unexpected"): Answer => ({ ok: false, error: { code, detail: "" } });
const bytes = (size = 10): Uint8Array => new Uint8Array(size);

/** A log whose answers the test gives by hand. */
function handLog(nextSeq: number | null = null): { readonly parts: LogShipperParts; readonly sent: Sent[]; readonly reports: string[] } {
  const sent: Sent[] = [];
  const reports: string[] = [];
  return {
    sent, reports,
    parts: {
      nextSeq: 7,
      append: (firstSeq, updates) => new Promise((resolve) => {
        const answer = async (value: Answer): Promise<void> => { resolve(value); await vi.advanceTimersByTimeAsync(0); };
        sent.push({
          firstSeq, sizes: updates.map((update) => update.bytes.byteLength), answer,
          acknowledge: (tookMs = 50) => answer({ ok: true, value: { durableThroughSeq: firstSeq + updates.length - 1, writtenAtMs: 99, tookMs } }),
        });
      }),
      askNextSeq: async () => nextSeq,
      report: (where, problem) => { reports.push(`${where} ${String(problem)}`); },
    },
  };
}

const tick = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const at = (sent: readonly Sent[], index: number): Sent => {
  const one = sent.at(index);
  if (one === undefined) throw new Error(`nothing was sent at ${index}`);
  return one;
};

describe("logShipper", () => {
  let shipper: LogShipper;
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { shipper.stop(); vi.useRealTimers(); });

  it("starts as written, since there is nothing that is not", () => {
    shipper = createLogShipper(handLog().parts);
    expect(shipper.saveState.get()).toEqual({ kind: "written", atMs: null });
  });

  it("sends what one tick produced at once and together while idle", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    shipper.push("personal", bytes());
    await tick();
    expect(log.sent.map(({ firstSeq, sizes }) => [firstSeq, sizes.length])).toEqual([[7, 2]]);
  });

  it("says written only after the log has acknowledged the last number", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    await tick();
    expect(shipper.saveState.get()).toEqual({ kind: "writing", pending: 1 });
    shipper.push("forest", bytes());
    await at(log.sent, 0).acknowledge();
    expect(shipper.saveState.get()).toEqual({ kind: "writing", pending: 1 });
    await tick(100);
    await at(log.sent, 1).acknowledge();
    expect(shipper.saveState.get()).toEqual({ kind: "written", atMs: 99 });
  });

  it("keeps what a partial acknowledgement leaves out and sends it again from its own number", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    for (let i = 0; i < 3; i++) shipper.push("forest", bytes(i + 1));
    await tick();
    await at(log.sent, 0).answer({ ok: true, value: { durableThroughSeq: 8, writtenAtMs: 5, tookMs: 50 } });
    expect(shipper.saveState.get()).toEqual({ kind: "writing", pending: 1 });
    await tick(100);
    expect(at(log.sent, 1)).toMatchObject({ firstSeq: 9, sizes: [3] });
  });

  it("never takes an acknowledgement for more than was sent", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    await tick();
    shipper.push("forest", bytes());
    await at(log.sent, 0).answer({ ok: true, value: { durableThroughSeq: 1_000, writtenAtMs: 5, tookMs: 50 } });
    expect(shipper.saveState.get()).toEqual({ kind: "writing", pending: 1 });
  });

  it("asks a quick disk again soon: a batch forms for three times as long as the disk took for the last one", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    await tick(5);
    shipper.push("forest", bytes());
    await at(log.sent, 0).acknowledge(5);
    await tick(14);
    expect(log.sent.length).toBe(1);
    await tick(2);
    expect(log.sent.length).toBe(2);
  });

  it("has one append in flight and lets a batch form for at most 100 ms", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    await tick();
    for (let i = 0; i < 5; i++) { shipper.push("forest", bytes()); await tick(10); }
    expect(log.sent.length).toBe(1);
    await at(log.sent, 0).acknowledge();
    expect(log.sent.length).toBe(1);
    shipper.push("forest", bytes());
    await tick(49);
    expect(log.sent.length).toBe(1);
    await tick(2);
    expect(at(log.sent, 1)).toMatchObject({ firstSeq: 8, sizes: [10, 10, 10, 10, 10, 10] });
  });

  it("does not wait for the clock once 64 KB have gathered", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    await tick();
    shipper.push("forest", bytes());
    await at(log.sent, 0).acknowledge();
    shipper.push("forest", bytes(64 * 1024));
    await tick();
    expect(log.sent.length).toBe(2);
  });

  it("splits what is too many or too much for one call", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    for (let i = 0; i < 600; i++) shipper.push("forest", bytes(1));
    for (let i = 0; i < 3; i++) shipper.push("forest", bytes(20 * 1024 * 1024));
    for (let i = 0; i < 4; i++) { await tick(100); await at(log.sent, i).acknowledge(); }
    expect(log.sent.map(({ sizes }) => sizes.length)).toEqual([512, 89, 1, 1]);
    expect(log.sent.map(({ firstSeq }) => firstSeq)).toEqual([7, 519, 608, 609]);
  });

  it("says disk-full, keeps every byte, tries again on its own and recovers", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes(1));
    await tick();
    await at(log.sent, 0).answer(refused("disk-full"));
    expect(shipper.saveState.get()).toEqual({ kind: "failed", reason: "disk-full", pending: 1 });
    shipper.push("forest", bytes(2));
    expect(shipper.saveState.get()).toEqual({ kind: "failed", reason: "disk-full", pending: 2 });
    await tick(250);
    await at(log.sent, 1).answer(refused("disk-full"));
    await tick(499);
    expect(log.sent.length).toBe(2);
    await tick(1);
    expect(at(log.sent, 2)).toMatchObject({ firstSeq: 7, sizes: [1, 2] });
    await at(log.sent, 2).acknowledge();
    expect(shipper.saveState.get()).toEqual({ kind: "written", atMs: 99 });
  });

  it("takes the number the log expects when its own is refused, and drops nothing", async () => {
    const log = handLog(12);
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes(3));
    await tick();
    await at(log.sent, 0).answer(refused("unexpected"));
    expect(shipper.saveState.get()).toEqual({ kind: "failed", reason: "unexpected", pending: 1 });
    await tick(250);
    expect(at(log.sent, 1)).toMatchObject({ firstSeq: 12, sizes: [3] });
  });

  it("answers a flush with the truth: written, or why not", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    const first = shipper.flush();
    await tick();
    await at(log.sent, 0).acknowledge();
    expect(await first).toEqual({ ok: true, value: undefined });
    shipper.push("forest", bytes());
    const second = shipper.flush();
    await tick();
    await at(log.sent, 1).answer(refused("permission"));
    expect(await second).toEqual({ ok: false, error: { reason: "permission" } });
  });

  it("tries at once when asked to after a failure", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    await tick();
    for (let i = 0; i < 5; i++) { await at(log.sent, i).answer(refused("disk-full")); await tick(5_000); }
    await at(log.sent, 5).answer(refused("disk-full"));
    const flushed = shipper.flush();
    await at(log.sent, 6).acknowledge();
    expect(await flushed).toEqual({ ok: true, value: undefined });
  });

  it("does not wait for ever for a log that does not answer", async () => {
    const log = handLog();
    shipper = createLogShipper(log.parts);
    shipper.push("forest", bytes());
    const flushed = shipper.flush(1_000);
    await tick(1_000);
    expect(await flushed).toEqual({ ok: false, error: { reason: "unexpected" } });
    expect(shipper.saveState.get()).toEqual({ kind: "writing", pending: 1 });
  });
});
