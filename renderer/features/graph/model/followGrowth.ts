import type { ForestView } from "#shared/forest/index.ts";

/** With so many times its points a forest is another one: it was opened while it was still coming in from the group. */
const GROWN_TIMES = 2;

/** Calls `again` once what others brought has made the forest another one and it is drawn. What is done here moves nothing. Returns how to stop. */
export function followGrowth(view: Pick<ForestView, "pointCount" | "onChange">, onDrawn: (listener: () => void) => () => void, again: () => void): () => void {
  let shownPoints = view.pointCount;
  let isByOthers = false;
  const stopView = view.onChange(({ origin }) => { isByOthers = origin === "remote"; });
  const stopDrawn = onDrawn(() => {
    if (!isByOthers || view.pointCount < Math.max(1, shownPoints * GROWN_TIMES)) return;
    shownPoints = view.pointCount;
    again();
  });
  return () => {
    stopView();
    stopDrawn();
  };
}
