import { foldText } from "./foldText.ts";
import { couldBeReading, matchReading, type ReadingsOf } from "./matchReading.ts";

/** How well `text` answers `query`: 3 begins with it, 2 contains it, 1 by pinyin or initials, 0 not at all. An empty query is answered by everything. */
export function matchTitle(text: string, query: string, readingsOf: ReadingsOf | null): 0 | 1 | 2 | 3 {
  return matchFolded(foldText(text), foldText(query), readingsOf);
}

/** As `matchTitle`, for texts that are folded already. */
export function matchFolded(text: string, query: string, readingsOf: ReadingsOf | null): 0 | 1 | 2 | 3 {
  const found = text.indexOf(query);
  if (found === 0) return 3;
  if (found > 0) return 2;
  return readingsOf !== null && couldBeReading(query) && matchReading(text, query, readingsOf) ? 1 : 0;
}
