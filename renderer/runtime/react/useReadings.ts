import { useEffect, useState } from "react";
import type { ReadingsOf } from "#shared/finding/index.ts";
import { reportProblem } from "../reportProblem.ts";

/** How Chinese signs are read, once somebody wants to find names by pinyin or initials; null before that, and if the table cannot be had: then names are found as they are written. */
export function useReadings(isWanted: boolean): ReadingsOf | null {
  const [readings, setReadings] = useState<{ readonly of: ReadingsOf } | null>(null);
  useEffect(() => {
    if (!isWanted) return undefined;
    let isHere = true;
    import("#renderer/pinyin/index.ts").then(({ readingsOf }) => { if (isHere) setReadings({ of: readingsOf }); }, (thrown: unknown) => { reportProblem("readings", thrown, "warn"); });
    return () => { isHere = false; };
  }, [isWanted]);
  return readings?.of ?? null;
}
