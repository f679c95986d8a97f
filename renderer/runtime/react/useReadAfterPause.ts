import { useLayoutEffect, useMemo, useState } from "react";

interface Pause {
  readonly pauseMs: number;
  /** Changes that do not pause for so long are read all the same. */
  readonly atLatestMs?: number;
}

/**
 * What `read` says: at once, and anew when the changes that `follow` tells of have paused. For what costs too much to be read with every key. Both must stay the same functions as long
 * as what they read does; another `read` is asked at once.
 */
export function useReadAfterPause<T>(read: () => T, follow: (onChange: () => void) => () => void, { pauseMs, atLatestMs = Infinity }: Pause): T {
  const atOnce = useMemo(() => read(), [read]);
  const [later, setLater] = useState<{ readonly of: () => T; readonly value: T } | null>(null);
  // Nothing happens between drawing and this: no change is missed.
  useLayoutEffect(() => {
    let firstMs: number | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = follow(() => {
      firstMs ??= performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => {
        firstMs = null;
        setLater({ of: read, value: read() });
      }, Math.max(0, Math.min(pauseMs, firstMs + atLatestMs - performance.now())));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [read, follow, pauseMs, atLatestMs]);
  return later?.of === read ? later.value : atOnce;
}
