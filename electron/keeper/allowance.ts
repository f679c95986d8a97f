/** So many at once, and so many more with each second; then no. */
export interface Allowance { take(): boolean }

export function createAllowance(now: () => number, perSecond: number, atOnce: number): Allowance {
  let left = atOnce;
  let lastMs = now();
  return {
    take() {
      const nowMs = now();
      left = Math.min(atOnce, left + (Math.max(0, nowMs - lastMs) * perSecond) / 1_000);
      lastMs = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
