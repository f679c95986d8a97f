import { useState } from "react";
import { editView, removeView } from "#shared/forest/index.ts";
import { useForest, useShell } from "#renderer/runtime/index.ts";
import type { ReadableView } from "./applyView.ts";
import { privateTagsShown, shownAsView } from "./useShownAsView.ts";

export interface ViewEdits {
  /** What lies over the list: a new name is asked for, or what may go into the view. */
  readonly asks: "name" | "tags" | null;
  ask(what: "name" | null): void;
  /** Says whether the name was taken. */
  rename(name: string): boolean;
  /** Changes the view to what is shown now; asks first when that would tell tags that only this person has. */
  update(): void;
  write(spec: string): void;
  /** Says whether it is gone. */
  remove(): boolean;
}

/** What a person can do to one saved view, by its menu or by keys. */
export function useViewEdits({ id, name }: Pick<ReadableView, "id" | "name">): ViewEdits {
  const forest = useForest();
  const shell = useShell();
  const [asks, setAsks] = useState<ViewEdits["asks"]>(null);
  const write = (spec: string): void => {
    const changed = forest.run(editView, { id, spec });
    if (changed.ok) shell.toast({ tone: "success", key: "finding.toast.viewUpdated", values: { name }, actionId: "edit.undo" });
    else shell.toast({ tone: "warn", key: "finding.toast.viewRefused" });
  };
  return {
    asks, write,
    ask: setAsks,
    rename: (next) => forest.run(editView, { id, name: next }).ok,
    update: () => {
      if (privateTagsShown(forest).length > 0) setAsks("tags");
      else write(shownAsView(forest, shell, []));
    },
    remove: () => {
      const removed = forest.run(removeView, { id });
      if (removed.ok) shell.toast({ tone: "info", key: "finding.toast.viewRemoved", values: { name }, actionId: "edit.undo" });
      else shell.toast({ tone: "warn", key: "finding.toast.viewRefused" });
      return removed.ok;
    },
  };
}
