import { useEffect, useState } from "react";
import type { ReadingsOf } from "#shared/finding/index.ts";
import { reportProblem } from "#renderer/runtime/index.ts";

/** How signs are read, for names typed as pinyin or initials; null while the table is on its way: until then names are found as they are written. */
export function useReadings(): ReadingsOf | null {
  const [readings, setReadings] = useState<{ readonly of: ReadingsOf } | null>(null);
  useEffect(() => {
    let isWanted = true;
    import("#renderer/pinyin/index.ts").then(({ readingsOf }) => { if (isWanted) setReadings({ of: readingsOf }); }, (thrown: unknown) => { reportProblem("readings for a case", thrown, "warn"); });
    return () => { isWanted = false; };
  }, []);
  return readings?.of ?? null;
}
