import type { PointId } from "#shared/kernel/index.ts";
import { understoryOf } from "#shared/forest/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { outlineSessionOf } from "./outlineSession.ts";

/** What the shell calls for `ShellPort.showInOutline`: the branch stands open and its point is selected; null: the first point of the understory. */
export function openInOutline(forest: OpenForest, parentId: PointId | null): void {
  const id = parentId ?? understoryOf(forest.view)[0];
  if (id === undefined || forest.view.point(id) === undefined) return;
  const session = outlineSessionOf(forest);
  // A filter could hide what somebody wants to see.
  session.setFilter("");
  if (parentId !== null) session.setExpanded(parentId, true);
  forest.selection.select([id]);
}
