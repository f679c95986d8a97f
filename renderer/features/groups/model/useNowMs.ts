import { useEffect, useState } from "react";

const STEP_MS = 30_000;

/** The present moment, anew every half minute: what was "just now" does not stay so. */
export function useNowMs(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => { setNowMs(Date.now()); }, STEP_MS);
    return () => { clearInterval(timer); };
  }, []);
  return nowMs;
}
