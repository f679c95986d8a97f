import type { ForestChange } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { stopLight } from "../showing/walks/presenting.ts";

/** Tells when something is to be drawn anew: a change of the forest, or (null) of the selection, the filter or the stop that is shown. */
export function watchForest({ view, selection, filter }: Pick<OpenForest, "view" | "selection" | "filter">, then: (change: ForestChange | null) => void): () => void {
  const again = (): void => { then(null); };
  const stops = [view.onChange(then), selection.onChange(again), filter.onChange(again), stopLight.onChange(again)];
  return () => { for (const stop of stops) stop(); };
}
