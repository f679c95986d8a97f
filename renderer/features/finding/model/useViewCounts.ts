import { useEffect, useMemo } from "react";
import { useForest, useReadable } from "#renderer/runtime/index.ts";
import type { ReadableView } from "./applyView.ts";
import { createViewCounter, type ViewCounter, type ViewCounts } from "./createViewCounter.ts";

/** How many points each saved view leaves in the light; comes a moment later than the views. */
export function useViewCounts(views: readonly ReadableView[]): ViewCounts {
  const forest = useForest();
  const lazy = useMemo(() => createLazyCounter(() => createViewCounter(forest)), [forest]);
  useEffect(() => { lazy.setViews(views); }, [lazy, views]);
  return useReadable(lazy);
}

/** Counts only while somebody looks: made with the first listener, let go of with the last. */
function createLazyCounter(make: () => ViewCounter): Pick<ViewCounter, "get" | "onChange" | "setViews"> {
  let counter: ViewCounter | null = null;
  let listening = 0;
  let views: readonly ReadableView[] = [];
  const none: ViewCounts = new Map();
  return {
    get: () => counter?.get() ?? none,
    setViews: (given) => {
      views = given;
      counter?.setViews(given);
    },
    onChange: (listener) => {
      if (counter === null) {
        counter = make();
        counter.setViews(views);
      }
      listening += 1;
      const stop = counter.onChange(listener);
      return () => {
        stop();
        listening -= 1;
        if (listening > 0) return;
        counter?.destroy();
        counter = null;
      };
    },
  };
}
