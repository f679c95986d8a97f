import type { ForestView } from "#shared/forest/index.ts";
import type { FilterSpec } from "./filterSpec.ts";
import { testPoints, type MatchContext } from "./matchPoint.ts";

/** How many points are in the light of a filter, without keeping which: one pass over the forest, and nothing stays behind. */
export function countPoints(view: ForestView, spec: FilterSpec, context: MatchContext): number {
  const test = testPoints(view, spec, context);
  let count = 0;
  for (const { id } of view.points()) if (test(id)) count += 1;
  return count;
}
