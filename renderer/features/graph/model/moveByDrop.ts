import { isPointId, type PointId } from "#shared/kernel/index.ts";
import { movePoints, pinPoints, type ForestView } from "#shared/forest/index.ts";
import type { OpenForest, ShellPort } from "#renderer/runtime/index.ts";
import type { Rect } from "#shared/tower/index.ts";
import type { DropMeaning } from "./lensTypes.ts";

/** What letting go over `parentId` (null: the top level) means for the dragged ones; null when it would change nothing or close a circle. With nothing dragged: where something new would belong. */
export function parentAt(view: ForestView, dragged: readonly PointId[], parentId: PointId | null, rect: Rect): DropMeaning | null {
  if (parentId !== null && isAmongOrBelow(view, parentId, dragged)) return null;
  return dragged.length > 0 && dragged.every((id) => view.point(id)?.parentId === parentId) ? null : { kind: "parent", parentId, rect };
}

/** What moves when this card is dragged: the selection when it is part of it, else only itself. */
export function draggedWith(forest: OpenForest, id: PointId): readonly PointId[] {
  const selected = forest.selection.get().ids;
  if (!selected.includes(id)) return [id];
  const points = selected.filter(isPointId).filter((each) => forest.view.point(each) !== undefined);
  return points.length > 0 ? points : [id];
}

/** One command, one undo step. */
export function moveByDrop(forest: OpenForest, shell: ShellPort, ids: readonly PointId[], drop: DropMeaning): void {
  if (drop.kind === "pin") {
    const pinned = forest.run(pinPoints, { pins: drop.pins.map(({ id, pos: [x, y] }) => ({ id, pos: [x, y] as [number, number] })) });
    if (!pinned.ok) shell.toast({ tone: "warn", key: pinned.error.code === "read-only" ? "graph.moveRefused.read-only" : "graph.pinRefused" });
    else shell.announce("graph.announce.pinned", { count: drop.pins.length });
    return;
  }
  const { parentId } = drop;
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

function isAmongOrBelow(view: ForestView, id: PointId, dragged: readonly PointId[]): boolean {
  for (let at: PointId | null = id; at !== null; at = view.point(at)?.parentId ?? null) if (dragged.includes(at)) return true;
  return false;
}
