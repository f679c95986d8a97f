import { useForest, useReadable, type FilterState } from "#renderer/runtime/index.ts";
import { findingDesk, type FindingDesk, type FindingDeskState } from "./findingDesk.ts";

/** What the filter of the open forest leaves in the light now. */
export const useFilter = (): FilterState => useReadable(useForest().filter);

/** What of finding lies on the screen, and how to change it. */
export function useFindingDesk(): { readonly desk: FindingDesk; readonly shown: FindingDeskState } {
  const desk = findingDesk(useForest());
  return { desk, shown: useReadable(desk) };
}
