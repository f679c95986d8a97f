import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { ForestView } from "../view/forestViewTypes.ts";

/** Links on links on links are named this deep; below that, an ellipsis. */
const MAX_DEPTH = 4;

/** How a link end is called: the title of a point, or "A → B" of a link. Undefined when it is not there. */
export function endTitle(view: ForestView, end: EndId): string | undefined {
  return titleAt(view, end, 0);
}

function titleAt(view: ForestView, end: EndId, depth: number): string | undefined {
  if (isPointId(end)) return view.point(end)?.title;
  const link = view.link(end);
  if (link === undefined) return undefined;
  if (depth >= MAX_DEPTH) return "…";
  return `${titleAt(view, link.from, depth + 1) ?? "…"} → ${titleAt(view, link.to, depth + 1) ?? "…"}`;
}
