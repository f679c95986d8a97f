// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createSlowNotice } from "#renderer/features/graph/ground/createSlowNotice.ts";

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe("createSlowNotice", () => {
  it("passes many tellings on as one, a while after the first, and the next ones again", () => {
    const notice = createSlowNotice(100);
    const heard = vi.fn();
    notice.onTold(heard);
    for (let i = 0; i < 5; i += 1) {
      notice.tell();
      vi.advanceTimersByTime(19);
    }
    expect(heard).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5);
    expect(heard).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1000);
    notice.tell();
    vi.advanceTimersByTime(100);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("tells nobody who has gone, and nobody once it is stopped", () => {
    const notice = createSlowNotice(100);
    const [gone, there] = [vi.fn(), vi.fn()];
    notice.onTold(gone)();
    notice.onTold(there);
    notice.tell();
    vi.advanceTimersByTime(100);
    notice.tell();
    notice.stop();
    vi.advanceTimersByTime(1000);
    expect([gone.mock.calls.length, there.mock.calls.length]).toEqual([0, 1]);
  });
});
