import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";

export type SectionName = "top" | "middle" | "base" | "unlayered" | "understory";

export interface OutlineSection {
  readonly name: SectionName;
  readonly ids: readonly PointId[];
}

/** The top level as the tower stacks it: the three layers from above, then what has no layer, then the understory (林下). */
export function outlineSections(view: ForestView): readonly OutlineSection[] {
  const groups: Record<SectionName, PointId[]> = { top: [], middle: [], base: [], unlayered: [], understory: [] };
  for (const id of view.children(null)) {
    const point = view.point(id);
    if (point === undefined) continue;
    if (point.kind === "wisdom") groups[point.layer ?? "unlayered"].push(id);
    else groups[point.kind === "module" ? "unlayered" : "understory"].push(id);
  }
  const names: readonly SectionName[] = ["top", "middle", "base", "unlayered", "understory"];
  return names.map((name) => ({ name, ids: groups[name] })).filter((section) => section.ids.length > 0);
}

/** The siblings of a point as the outline shows them: at the top level only those of its own section. */
export function shownSiblings(view: ForestView, id: PointId): readonly PointId[] {
  const parentId = view.point(id)?.parentId ?? null;
  if (parentId !== null) return view.children(parentId);
  return outlineSections(view).find((section) => section.ids.includes(id))?.ids ?? [];
}
