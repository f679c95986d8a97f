/** At least so much goes at a time, however low the limit. */
const SMALLEST_PART_BYTES = 4 * 1024;
const LARGEST_PART_BYTES = 60 * 1024;
const PART_MS = 250;
/** What may wait to be sent: so much time's worth, so that what was written last is not behind minutes of files. */
const QUEUE_MS = 2_000;
const SMALLEST_QUEUE_BYTES = 64 * 1024;
const LARGEST_QUEUE_BYTES = 1024 * 1024;

/** How fast this machine may send beyond the local network, over all connections together. */
export interface UploadLimit {
  /** Bytes in a second; 0: as fast as it goes. */
  set(bytesPerS: number): void;
  /** True: so many bytes go now. False: `onRoom` comes, once, when they may; those who wait take turns. */
  take(bytes: number, onRoom: () => void): boolean;
  /** What goes out in any case counts, too. */
  spend(bytes: number): void;
  partBytes(): number;
  queueBytes(): number;
}

export interface UploadLimitParts {
  readonly now: () => number;
  readonly after: (delayMs: number, task: () => void) => () => void;
}

/** Whoever may go goes with a whole part and runs into debt with it; the next waits until it is paid. */
export function createUploadLimit({ now, after }: UploadLimitParts): UploadLimit {
  let bytesPerS = 0;
  /** Below zero: debt. */
  let credit = 0;
  let countedAtMs = now();
  let waiting: (() => void)[] = [];
  let callOff: (() => void) | null = null;
  const partBytes = (): number => (bytesPerS === 0 ? LARGEST_PART_BYTES : Math.max(SMALLEST_PART_BYTES, Math.min(LARGEST_PART_BYTES, Math.floor((bytesPerS * PART_MS) / 1_000))));

  function count(): void {
    const nowMs = now();
    credit = Math.min(partBytes(), credit + (Math.max(0, nowMs - countedAtMs) * bytesPerS) / 1_000);
    countedAtMs = nowMs;
  }

  function wake(): void {
    callOff = null;
    count();
    // One at a time: each takes what there is, and comes to the end of the line when it wants more.
    while (waiting.length > 0 && (bytesPerS === 0 || credit > 0)) waiting.shift()?.();
    wakeLater();
  }

  function wakeLater(): void {
    if (waiting.length > 0 && callOff === null) callOff = after(Math.max(1, Math.ceil((-credit / bytesPerS) * 1_000) + 1), wake);
  }

  return {
    set(changed) {
      count();
      bytesPerS = changed;
      credit = Math.max(credit, -partBytes());
      callOff?.();
      callOff = null;
      wake();
    },
    take(bytes, onRoom) {
      if (bytesPerS === 0) return true;
      count();
      if (credit > 0) {
        credit -= bytes;
        return true;
      }
      if (!waiting.includes(onRoom)) waiting.push(onRoom);
      wakeLater();
      return false;
    },
    spend(bytes) {
      if (bytesPerS === 0) return;
      count();
      credit -= bytes;
    },
    partBytes,
    queueBytes: () => (bytesPerS === 0 ? LARGEST_QUEUE_BYTES : Math.max(SMALLEST_QUEUE_BYTES, Math.min(LARGEST_QUEUE_BYTES, (bytesPerS * QUEUE_MS) / 1_000))),
  };
}
