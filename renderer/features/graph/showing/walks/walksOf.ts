import type { ForestView, SavedViewRecord } from "#shared/forest/index.ts";

/** The walks of a forest, in their order. */
export function walksOf(view: ForestView): readonly SavedViewRecord[] {
  return view.views().filter(({ kind }) => kind === "walk");
}
