import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** 林下: what stands at the top level without being a wisdom or a module — written down, not yet given a place. */
export function understoryOf(view: ForestView): PointId[] {
  return view.children(null).filter((id) => {
    const kind = view.point(id)?.kind;
    return kind !== "wisdom" && kind !== "module";
  });
}
