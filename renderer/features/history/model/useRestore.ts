import { removeLinks, removePoints, removeView, restoreRecords, type RawRecords, type RestorableRef } from "#shared/forest/index.ts";
import { isLinkId, isPointId, isViewId } from "#shared/kernel/index.ts";
import { useForest, useShell, type OpenForest } from "#renderer/runtime/index.ts";

export interface Restore {
  /** Brings some records back to how `past` has them, as a new change that can be undone. */
  some(refs: readonly RestorableRef[], past: RawRecords, title: string): void;
  /** Takes back that something was added: it goes to the trash. */
  remove(ref: RestorableRef, title: string): void;
  /** Brings the whole forest back. Says whether it worked. */
  all(past: RawRecords, moment: string): boolean;
}

function putAway(forest: OpenForest, id: string): boolean {
  if (isPointId(id)) return forest.run(removePoints, { ids: [id], branch: false }).ok;
  if (isViewId(id)) return forest.run(removeView, { id }).ok;
  return isLinkId(id) && forest.run(removeLinks, { ids: [id] }).ok;
}

export function useRestore(): Restore {
  const forest = useForest();
  const shell = useShell();
  const refused = (): void => shell.toast({ tone: "warn", key: "history.toast.notRestored" });
  return {
    some: (records, past, title) => {
      const restored = forest.run(restoreRecords, { records, past });
      if (!restored.ok) return refused();
      const { restored: changed, created, trashed } = restored.value;
      if (changed + created + trashed === 0) return shell.toast({ tone: "info", key: "history.toast.nothingToRestore" });
      return shell.toast({ tone: "success", key: "history.toast.restoredOne", values: { title }, actionId: "edit.undo" });
    },
    remove: ({ id }, title) => {
      if (putAway(forest, id)) shell.toast({ tone: "success", key: "history.toast.removed", values: { title }, actionId: "edit.undo" });
      else refused();
    },
    all: (past, moment) => {
      const restored = forest.run(restoreRecords, { records: "all", past });
      if (restored.ok) shell.toast({ tone: "success", key: "history.toast.restoredAll", values: { moment }, actionId: "edit.undo" });
      else refused();
      return restored.ok;
    },
  };
}
