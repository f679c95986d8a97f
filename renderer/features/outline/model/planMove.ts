import type { PointId } from "#shared/kernel/index.ts";
import type { ForestView } from "#shared/forest/index.ts";
import { shownSiblings } from "./outlineSections.ts";

/** Where points should go: the input of `movePoints` without its ids. `afterId` null = first, undefined = last. */
export interface MovePlace {
  readonly parentId: PointId | null;
  readonly afterId: PointId | null | undefined;
}

export type MoveStep = "up" | "down" | "indent" | "outdent";

/** One step of a point among its shown siblings or between levels; null when there is nowhere to go. */
export function planStep(view: ForestView, id: PointId, step: MoveStep): MovePlace | null {
  const point = view.point(id);
  if (point === undefined) return null;
  const siblings = shownSiblings(view, id);
  const index = siblings.indexOf(id);
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  switch (step) {
    case "up":
      return before === undefined ? null : { parentId: point.parentId, afterId: siblings[index - 2] ?? null };
    case "down":
      return after === undefined ? null : { parentId: point.parentId, afterId: after };
    case "indent":
      return before === undefined ? null : { parentId: before, afterId: undefined };
    case "outdent": {
      const parent = point.parentId === null ? undefined : view.point(point.parentId);
      return parent === undefined ? null : { parentId: parent.parentId, afterId: parent.id };
    }
  }
}

export type DropSide = "before" | "inside" | "after";
export interface DropTarget {
  readonly id: PointId;
  readonly side: DropSide;
}

/** Whether `id` is one of `moved` or stands below one of them. */
function isWithin(view: ForestView, id: PointId, moved: readonly PointId[]): boolean {
  for (let at: PointId | null = id; at !== null; at = view.point(at)?.parentId ?? null) if (moved.includes(at)) return true;
  return false;
}

/** Where a drop would put the dragged points, or what comes from outside (none); null when it may not happen there. */
export function planDrop(view: ForestView, moved: readonly PointId[], target: DropTarget): MovePlace | null {
  const point = view.point(target.id);
  if (point === undefined || isWithin(view, target.id, moved)) return null;
  if (target.side === "inside") return { parentId: target.id, afterId: undefined };
  if (target.side === "after") return { parentId: point.parentId, afterId: target.id };
  const siblings = shownSiblings(view, target.id).filter((id) => !moved.includes(id));
  return { parentId: point.parentId, afterId: siblings[siblings.indexOf(target.id) - 1] ?? null };
}
