import { useEffect } from "react";
import { useForest, useMe, useShell, type OpenForest } from "#renderer/runtime/index.ts";

/** Forests whose news were told: each opening tells once, however often it is drawn. */
const told = new WeakSet<OpenForest>();

/** Draws nothing. Says quietly, when a forest that is in no group opens, how many points others have added since the last visit. */
export function NewsNotice(): null {
  const forest = useForest();
  const shell = useShell();
  const personId = useMe();
  useEffect(() => {
    const tell = (): boolean => {
      const { lastVisitAtMs, light } = forest.filter.get();
      if (lastVisitAtMs === null) return false;
      // A group tells by itself who did what.
      if (forest.group.state.get() !== null) return true;
      if (told.has(forest)) return true;
      told.add(forest);
      const byOthers = [...light.fresh].filter((id) => {
        const author = forest.view.point(id)?.createdBy ?? null;
        return author !== null && author !== personId;
      });
      if (byOthers.length > 0) shell.toast({ tone: "info", key: "finding.toast.news", values: { count: byOthers.length }, actionId: "find.fresh" });
      return true;
    };
    if (tell()) return undefined;
    const stop = forest.filter.onChange(() => { if (tell()) stop(); });
    return stop;
  }, [forest, shell, personId]);
  return null;
}
