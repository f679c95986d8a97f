export interface ManualTimers {
  readonly after: (delayMs: number, task: () => void) => () => void;
  /** Runs what is due within this time, in order. */
  advance(ms: number): void;
  /** Delays of what waits, soonest first. */
  delays(): number[];
  nowMs(): number;
}

/** Timers that wait until they are told that time has passed. */
export function manualTimers(startMs = 1_700_000_000_000): ManualTimers {
  let nowMs = startMs;
  const waiting = new Set<{ readonly atMs: number; readonly task: () => void }>();
  const inOrder = (): { readonly atMs: number; readonly task: () => void }[] => [...waiting].sort((a, b) => a.atMs - b.atMs);
  return {
    nowMs: () => nowMs,
    delays: () => inOrder().map(({ atMs }) => atMs - nowMs),
    after: (delayMs, task) => {
      const timer = { atMs: nowMs + delayMs, task };
      waiting.add(timer);
      return () => { waiting.delete(timer); };
    },
    advance: (ms) => {
      const untilMs = nowMs + ms;
      for (let next = inOrder()[0]; next !== undefined && next.atMs <= untilMs; next = inOrder()[0]) {
        waiting.delete(next);
        nowMs = next.atMs;
        next.task();
      }
      nowMs = untilMs;
    },
  };
}
