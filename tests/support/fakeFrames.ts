import { vi } from "vitest";

export interface FakeFrames {
  /** Runs what waits for the next frame; returns how many tasks that were. */
  next(stepMs?: number): number;
  /** Runs frames until nothing waits, at most so many; returns how many it took. */
  all(most?: number): number;
  readonly waiting: number;
  /** Lets time pass within a frame. */
  spend(ms: number): void;
}

/** Frames that come when they are told to, and a clock (`performance.now`) that moves only with them. */
export function fakeFrames(): FakeFrames {
  let nowMs = 1000;
  let made = 0;
  const tasks = new Map<number, FrameRequestCallback>();
  vi.stubGlobal("requestAnimationFrame", (task: FrameRequestCallback) => {
    tasks.set((made += 1), task);
    return made;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => { tasks.delete(frame); });
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  const next = (stepMs = 16): number => {
    nowMs += stepMs;
    const due = [...tasks];
    for (const [frame, task] of due) {
      // A task before it may have called it off.
      if (!tasks.delete(frame)) continue;
      task(nowMs);
    }
    return due.length;
  };
  return {
    next,
    all(most = 10_000) {
      let count = 0;
      while (tasks.size > 0 && count < most) {
        next();
        count += 1;
      }
      return count;
    },
    get waiting() { return tasks.size; },
    spend(ms) { nowMs += ms; },
  };
}
