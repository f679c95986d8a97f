import { createForest, loadDocuments, type ForestView } from "#shared/forest/index.ts";
import { StorageError, type LoggedUpdate } from "#shared/storage/index.ts";

/** Opens documents as the app would and hands their view to `look`. Content that cannot be applied whole is `corrupt`. Nothing is written anywhere. */
export function lookInside<T>(documents: readonly LoggedUpdate[], look: (view: ForestView) => T): T {
  const { docs, rejected } = loadDocuments(documents);
  const forest = createForest({ docs, author: "pr_nobody", clock: { now: unused }, ids: { newPointId: unused, newLinkId: unused, newMilestoneId: unused, newViewId: unused, newThreadId: unused, newCommentId: unused } });
  try {
    if (rejected > 0) throw new StorageError("corrupt", `${rejected} documents cannot be applied`);
    return look(forest.view);
  } finally {
    forest.destroy();
    for (const doc of Object.values(docs)) doc.destroy();
  }
}

function unused(): never {
  throw new Error("looking makes nothing");
}
