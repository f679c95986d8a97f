import type { Clock } from "#shared/kernel/index.ts";

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

/** A clock that stands still until it is told to move. */
export function fakeClock(startMs = 1_700_000_000_000): FakeClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(ms) {
      nowMs += ms;
    },
  };
}
