import { useEffect, useState } from "react";
import type { ReadingsOf } from "#shared/finding/index.ts";
import { reportProblem } from "#renderer/runtime/index.ts";

/** How Chinese signs are read, once somebody wants to find by pinyin; null before that, and if the table cannot be had. */
export function useReadings(isWanted: boolean): ReadingsOf | null {
  const [readings, setReadings] = useState<ReadingsOf | null>(null);
  useEffect(() => {
    if (!isWanted || readings !== null) return undefined;
    let isHere = true;
    const fetch = async (): Promise<void> => {
      try {
        const { readingsOf } = await import("#renderer/pinyin/index.ts");
        if (isHere) setReadings(() => readingsOf);
      } catch (thrown) {
        reportProblem("readings", thrown, "warn");
      }
    };
    void fetch();
    return () => { isHere = false; };
  }, [isWanted, readings]);
  return readings;
}
