import { useSyncExternalStore } from "react";
import type { Readable } from "#renderer/runtime/index.ts";
import type { GraphState } from "./graphState.ts";

/** One thing of what React draws over the canvas: drawn anew only when that changes, not with every turn of the wheel. */
export function useGraphPart<K extends keyof GraphState>(store: Readable<GraphState>, part: K): GraphState[K] {
  return useSyncExternalStore(store.onChange, () => store.get()[part]);
}
