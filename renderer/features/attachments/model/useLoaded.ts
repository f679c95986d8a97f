import { useEffect, useRef, useState } from "react";

/** What a task gave for this key, null until then; what comes for an earlier key is let go of with `drop`. */
export function useLoaded<T>(key: string, load: () => Promise<T | null>, drop?: (value: T) => void): T | null {
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly value: T } | null>(null);
  const tasks = useRef({ load, drop });
  useEffect(() => { tasks.current = { load, drop }; });
  useEffect(() => {
    let isShown = true;
    let value: T | null = null;
    void tasks.current.load().then((came) => {
      value = came;
      if (came === null) return;
      if (isShown) setLoaded({ key, value: came });
      else tasks.current.drop?.(came);
    });
    const { drop: dropLast } = tasks.current;
    return () => {
      isShown = false;
      if (value !== null) dropLast?.(value);
    };
  }, [key]);
  return loaded?.key === key ? loaded.value : null;
}
