import { reportProblem } from "#renderer/runtime/index.ts";
import type { ReadingsOf } from "#shared/finding/index.ts";

let known: ReadingsOf | null = null;
let isAsked = false;

/** Fetches the table of readings; until it is here, names are found as they are written. */
export function fetchReadings(): void {
  if (isAsked) return;
  isAsked = true;
  import("#renderer/pinyin/index.ts").then(({ readingsOf }) => { known = readingsOf; }, (thrown: unknown) => {
    isAsked = false;
    reportProblem("readings for a note", thrown, "warn");
  });
}

/** How signs are read; null while the table is on its way. */
export const readingsNow = (): ReadingsOf | null => known;
