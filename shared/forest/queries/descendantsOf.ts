import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** Everything below a point, in outline order, without the point itself. */
export function descendantsOf(view: ForestView, id: PointId): PointId[] {
  const found: PointId[] = [];
  const stack = [...view.children(id)].reverse();
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    found.push(at);
    const children = view.children(at);
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i];
      if (child !== undefined) stack.push(child);
    }
  }
  return found;
}
