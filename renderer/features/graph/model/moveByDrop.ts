import type { PointId } from "#shared/kernel/index.ts";
import { movePoints } from "#shared/forest/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { Hit } from "./hitTest.ts";

/** Which point a drop gives the dragged ones as their new parent: null = top level, undefined = this is no place to drop. */
export function parentByDrop(forest: OpenForest, dragged: readonly PointId[], hit: Hit | null): PointId | null | undefined {
  if (hit === null || (hit.kind !== "point" && hit.kind !== "understory")) return undefined;
  const parent = hit.kind === "understory" ? null : hit.id;
  if (parent !== null && isAmongOrBelow(forest, parent, dragged)) return undefined;
  return dragged.every((id) => forest.view.point(id)?.parentId === parent) ? undefined : parent;
}

/** What moves when this card is dragged: the selection when it is part of it, else only itself. */
export function draggedWith(forest: OpenForest, id: PointId): readonly PointId[] {
  const selected = forest.selection.get().ids;
  if (!selected.includes(id)) return [id];
  const points = selected.flatMap((each) => forest.view.point(each as PointId)?.id ?? []);
  return points.length > 0 ? points : [id];
}

/** One command, one undo step. */
export function moveByDrop(forest: OpenForest, shell: ShellPort, ids: readonly PointId[], parentId: PointId | null): void {
  const moved = forest.run(movePoints, { ids: [...ids], parentId });
  const to = parentId === null ? null : (forest.view.point(parentId)?.title ?? "");
  if (!moved.ok) {
    // i18n-keys: graph.moveRefused.*
    shell.toast({ tone: "warn", key: `graph.moveRefused.${moved.error.code}` });
    return;
  }
  forest.selection.select(ids);
  if (to === null) shell.announce("graph.announce.movedToTop", { count: ids.length });
  else shell.announce("graph.announce.moved", { count: ids.length, to });
}

function isAmongOrBelow(forest: OpenForest, id: PointId, dragged: readonly PointId[]): boolean {
  for (let at: PointId | null = id; at !== null; at = forest.view.point(at)?.parentId ?? null) if (dragged.includes(at)) return true;
  return false;
}
