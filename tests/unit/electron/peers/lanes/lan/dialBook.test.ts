import { describe, expect, it } from "vitest";
import { createDialBook, type DialOutcome } from "#electron/peers/lanes/lan/dialBook.ts";

const address = { host: "10.0.0.2", port: 4000 };

/** A book whose time is moved by hand; `dials` are the times at which it dialled. */
function rig(outcome: () => DialOutcome) {
  let nowMs = 0;
  const tasks = new Set<{ readonly atMs: number; readonly task: () => void }>();
  const dials: number[] = [];
  const connected = new Set<string>();
  const book = createDialBook({
    dial() { dials.push(nowMs); return Promise.resolve(outcome()); },
    isConnected: (deviceKey) => connected.has(deviceKey), isWanted: () => true, chance: () => 1, now: () => nowMs,
    after(delayMs, task) {
      const entry = { atMs: nowMs + delayMs, task };
      tasks.add(entry);
      return () => tasks.delete(entry);
    },
  });
  async function advance(byMs: number): Promise<void> {
    const endMs = nowMs + byMs;
    for (;;) {
      await new Promise<void>((resolve) => { setImmediate(resolve); });
      const next = Array.from(tasks).sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined || next.atMs > endMs) break;
      tasks.delete(next);
      nowMs = Math.max(nowMs, next.atMs);
      next.task();
    }
    nowMs = endMs;
  }
  return { book, dials, connected, advance };
}

describe("createDialBook", () => {
  it("dials a lost peer at once, then ever more slowly up to 15 s, and gives up after 10 minutes", async () => {
    let outcome: DialOutcome = { deviceKey: "k" };
    const { book, dials, connected, advance } = rig(() => outcome);
    connected.add("k");
    book.found(address);
    await advance(60_000);
    expect(dials).toEqual([0]);
    outcome = "failed";
    connected.clear();
    book.lost("k");
    await advance(60_000);
    expect(dials.slice(1, 8).map((ms) => ms - 60_000)).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500, 30_500]);
    await advance(10 * 60_000);
    const whenGivenUp = dials.length;
    await advance(60 * 60_000);
    expect(dials.length).toBe(whenGivenUp);
  });

  it("keeps what a person gave, and asks a stranger there once a minute", async () => {
    const { book, dials, connected, advance } = rig(() => ({ deviceKey: "k" }));
    connected.add("k");
    expect(await book.dial(address)).toBe(true);
    expect(await book.dial(address)).toBe(true);
    expect(dials).toEqual([0]);
    connected.clear();
    book.isStranger("k");
    await advance(59_999);
    expect(dials).toEqual([0]);
    await advance(1);
    expect(dials).toEqual([0, 60_000]);
    connected.add("k");
    book.dialAll();
    expect(dials.length).toBe(2);
  });

  it("forgets itself and strangers that were found, and heeds no flood", async () => {
    let outcome: DialOutcome = "self";
    const { book, dials, connected, advance } = rig(() => outcome);
    book.found(address);
    await advance(10 * 60_000);
    expect(dials).toEqual([0]);
    outcome = { deviceKey: "k" };
    connected.add("k");
    book.found(address);
    await advance(1);
    connected.clear();
    book.isStranger("k");
    await advance(5 * 60_000);
    expect(dials.length).toBe(2);
    outcome = "failed";
    for (let index = 0; index < 1_000; index += 1) book.found({ host: "10.0.0.3", port: 5_000 });
    expect(dials.length).toBe(3);
  });
});
