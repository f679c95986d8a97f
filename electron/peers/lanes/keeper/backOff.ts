import type { SyncCrypto } from "#shared/sync/index.ts";

const FIRST_MS = 500;
/** Whoever waits for a keeper that was started anew is back within ten seconds. */
const MAX_MS = 9_000;

export interface BackOff {
  /** How long to wait before the next attempt: the first comes at once, then 0.5 to 9 s, by chance up to half of it shorter, so that not all come at the same moment. */
  nextMs(): number;
  reset(): void;
}

export function createBackOff(crypto: SyncCrypto): BackOff {
  let attempts = 0;
  return {
    nextMs() {
      attempts += 1;
      if (attempts === 1) return 0;
      const fullMs = Math.min(MAX_MS, FIRST_MS * 2 ** (attempts - 2));
      const [chance = 0] = crypto.randomBytes(1);
      return fullMs - (fullMs * chance) / 512;
    },
    reset() { attempts = 0; },
  };
}
