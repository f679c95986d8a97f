/** Finding (查找与筛选): what a filter asks for, which points answer it, and how a name is matched. */
export { EMPTY_FILTER, narrowsLinks, narrowsPoints, sameFilter, type FilterSpec, type FilterWisdom } from "./filterSpec.ts";
export { filterPoints, isFresh, matchPoint, type MatchContext } from "./matchPoint.ts";
export { countPoints } from "./countPoints.ts";
export { createLivePoints, type LivePoints } from "./createLivePoints.ts";
export { couldBeReading, startsReading, type ReadingsOf } from "./matchReading.ts";
export { matchTitle } from "./matchTitle.ts";
export { wordsOf } from "./matchWords.ts";
export { findingFacets, type FindingFacets } from "./findingFacets.ts";
export { inOutlineOrder } from "./inOutlineOrder.ts";
export { privateTags } from "./privateTags.ts";
export { readSavedView, writeSavedView, type SavedViewSpec } from "./savedViewSpec.ts";
