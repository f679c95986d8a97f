import { isPointId, type EndId } from "#shared/kernel/index.ts";
import type { OpenForest } from "#renderer/runtime/index.ts";
import { outlineSessionOf } from "./outlineSession.ts";

/** What the shell calls for `ShellPort.editTitle`: opens the title of a point for typing, in its row. Selects it, so that the row is in sight. */
export function editTitleInOutline(forest: OpenForest, id: EndId): void {
  if (!isPointId(id) || forest.view.point(id) === undefined) return;
  forest.selection.select([id]);
  outlineSessionOf(forest).startEdit(id);
}
