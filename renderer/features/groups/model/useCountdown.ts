import { useEffect, useState } from "react";

export interface Countdown { readonly isOver: boolean; /** `9:05`: minutes and seconds. */ readonly text: string }

/** What is left until a moment, anew each second. */
export function useCountdown(untilMs: number): Countdown {
  const [nowMs, setNowMs] = useState(() => Date.now());
  const isOver = nowMs >= untilMs;
  useEffect(() => {
    setNowMs(Date.now());
    const timer = setInterval(() => { setNowMs(Date.now()); }, 1_000);
    return () => { clearInterval(timer); };
  }, [untilMs]);
  const seconds = Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
  return { isOver, text: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` };
}
