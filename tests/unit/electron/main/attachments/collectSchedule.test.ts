import { beforeEach, describe, expect, it } from "vitest";
import { CLOSED_DELAY_MS, createCollectSchedule, OPEN_DELAY_MS, QUIET_MS, type CollectSchedule } from "#electron/main/attachments/collectSchedule.ts";

let now = 0;
let collected: string[];
let timers: { atMs: number; task: () => void }[];
let schedule: CollectSchedule;

beforeEach(() => {
  [now, collected, timers] = [0, [], []];
  schedule = createCollectSchedule({
    nowMs: () => now,
    collect: (forestId) => collected.push(forestId),
    after: (delayMs, task) => {
      const timer = { atMs: now + delayMs, task };
      timers.push(timer);
      return () => { timers = timers.filter((one) => one !== timer); };
    },
  });
});
const pass = (durationMs: number): void => {
  const until = now + durationMs;
  for (;;) {
    const [next] = [...timers].sort((a, b) => a.atMs - b.atMs);
    if (next === undefined || next.atMs > until) break;
    now = next.atMs;
    timers = timers.filter((one) => one !== next);
    next.task();
  }
  now = until;
};

describe("when it is looked for what nothing names", () => {
  it("is soon after a forest was left, unless it is opened again", () => {
    schedule.forestOpened("fr_a");
    schedule.forestClosed("fr_a");
    schedule.forestOpened("fr_a");
    pass(CLOSED_DELAY_MS);
    expect(collected).toEqual([]);
    schedule.forestClosed("fr_a");
    pass(CLOSED_DELAY_MS);
    expect(collected).toEqual(["fr_a"]);
    expect(timers).toEqual([]);
  });

  it("is while it stays open, once nobody has written for a while", () => {
    schedule.forestOpened("fr_a");
    pass(OPEN_DELAY_MS - 1);
    schedule.forestChanged("fr_a");
    pass(QUIET_MS - 1);
    expect(collected).toEqual([]);
    pass(2);
    expect(collected).toEqual(["fr_a"]);
    pass(OPEN_DELAY_MS);
    expect(collected).toEqual(["fr_a", "fr_a"]);
  });

  it("is never after the end", () => {
    schedule.forestOpened("fr_a");
    schedule.forestClosed("fr_b");
    schedule.closeAll();
    pass(10 * OPEN_DELAY_MS);
    expect(collected).toEqual([]);
  });
});
