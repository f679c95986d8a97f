import * as Y from "yjs";
import { movePoints, renamePoint, type Forest } from "#shared/forest/index.ts";
import type { PointId } from "#shared/kernel/index.ts";
import { forestOf } from "./openBenchForest.ts";

/** One in so many is moved to another place as well, so that the layout changes, too. */
const MOVED_EACH = 10;

/** One update by somebody else who has the same forest: these points are renamed, and every tenth goes to the parent of the one before it. */
export function remoteChange(ours: Forest, ids: readonly PointId[]): Uint8Array {
  const theirs = forestOf(Y.encodeStateAsUpdate(ours.docs.forest), "pr_other");
  const before = Y.encodeStateVector(theirs.docs.forest);
  ids.forEach((id, index) => { change(theirs, { id, index, neighbour: ids[index - 1] }); });
  const update = Y.encodeStateAsUpdate(theirs.docs.forest, before);
  theirs.destroy();
  for (const doc of Object.values(theirs.docs)) doc.destroy();
  return update;
}

function change(theirs: Forest, { id, index, neighbour }: { readonly id: PointId; readonly index: number; readonly neighbour: PointId | undefined }): void {
  const renamed = renamePoint(theirs, { id, title: `${theirs.view.point(id)?.title ?? ""} 改` });
  if (!renamed.ok) throw new Error(`refused: ${renamed.error.code}`);
  const parentId = neighbour === undefined ? null : (theirs.view.point(neighbour)?.parentId ?? null);
  // A refusal (its own descendant, say) leaves the new title, which is change enough.
  if (index % MOVED_EACH === 0 && parentId !== null) movePoints(theirs, { ids: [id], parentId });
}
