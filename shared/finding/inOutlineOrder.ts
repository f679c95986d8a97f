import { descendantsOf, type ForestView } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";

/** The given points in the order in which the outline lists them. */
export function inOutlineOrder(view: ForestView, ids: ReadonlySet<PointId>): readonly PointId[] {
  const ordered: PointId[] = [];
  for (const top of view.children(null)) {
    if (ordered.length === ids.size) break;
    if (ids.has(top)) ordered.push(top);
    for (const id of descendantsOf(view, top)) if (ids.has(id)) ordered.push(id);
  }
  return ordered;
}
