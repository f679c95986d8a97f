import type { FrameLimits } from "../benchPageTypes.ts";

export interface FrameTimes { readonly frames: number; readonly p50Ms: number; readonly p95Ms: number }

/** Calls `step` once per frame until there are enough frames or the time is up; the times are those between frames. */
export function runFrames({ frames, capMs, leastFrames }: FrameLimits, step: () => void): Promise<FrameTimes> {
  return new Promise((done, fail) => {
    const intervals: number[] = [];
    let startMs = 0;
    let lastMs = 0;
    const onFrame = (): void => {
      // The clock, not the frame's own time: after a long frame that one lies in the past.
      const nowMs = performance.now();
      if (lastMs > 0) intervals.push(nowMs - lastMs);
      else startMs = nowMs;
      lastMs = nowMs;
      if (intervals.length >= frames || (intervals.length >= leastFrames && nowMs - startMs > capMs)) {
        done({ frames: intervals.length, p50Ms: quantile(intervals, 0.5), p95Ms: quantile(intervals, 0.95) });
        return;
      }
      try {
        step();
      } catch (thrown) {
        fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
        return;
      }
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
