import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keepWhenPaused } from "#renderer/features/notes/model/keepWhenPaused.ts";

describe("keepWhenPaused", () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it("keeps once when somebody pauses", () => {
    const keep = vi.fn();
    const keeping = keepWhenPaused(keep);
    keeping.later();
    vi.advanceTimersByTime(900);
    keeping.later();
    vi.advanceTimersByTime(900);
    expect(keep).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(keep).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it("keeps every five seconds of writing without a pause", () => {
    const keep = vi.fn();
    const keeping = keepWhenPaused(keep);
    for (let at = 0; at < 120; at += 1) {
      keeping.later();
      vi.advanceTimersByTime(100);
    }
    expect(keep).toHaveBeenCalledTimes(2);
    keeping.stop();
    vi.advanceTimersByTime(60_000);
    expect(keep).toHaveBeenCalledTimes(2);
  });
});
