/** What is written is kept when somebody pauses so long. */
const PAUSE_MS = 1_000;
/** Whoever writes on without a pause loses no more than this to a power cut. */
const LATEST_MS = 5_000;

export interface Keeping {
  /** Something was written. */
  later(): void;
  /** Nothing is waiting any more. */
  stop(): void;
}

/** Calls `keep` when a stream of changes pauses, and now and then while it does not. */
export function keepWhenPaused(keep: () => void): Keeping {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(pause);
    clearTimeout(latest);
    latest = undefined;
  };
  const now = (): void => {
    stop();
    keep();
  };
  return {
    later: () => {
      clearTimeout(pause);
      pause = setTimeout(now, PAUSE_MS);
      latest ??= setTimeout(now, LATEST_MS);
    },
    stop,
  };
}
