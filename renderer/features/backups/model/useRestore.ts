import { useEffect, useState } from "react";
import { isForestId, isPersonId, type ForestId } from "#shared/kernel/index.ts";
import { callMain, renameClosedForest, reportProblem, useForest, useSettings, useShell } from "#renderer/runtime/index.ts";
import type { BackupRow } from "./backupRows.ts";
import { backupProblemKey } from "./problemKey.ts";
import { isNothing, type RestoreCounts } from "./restoreCounts.ts";
import { planRestoreHere, restoreHere, type RestorePlan } from "./restoreHere.ts";

/** Beside the open forest, or into it. */
export type RestoreWay = "new" | "here";

export interface Restore {
  readonly phase: "idle" | "reading" | "working";
  readonly preview: RestoreCounts | null;
  readonly canRestoreHere: boolean;
  readonly errorKey: string | null;
  /** The new forest, or null when it could not be made. */
  asNew(name: string): Promise<ForestId | null>;
  /** Whether it is done. */
  here(): Promise<boolean>;
}

const MAX_NAME = 120;

/** Going back to one backup, with progress and refusals as state. What restoring here would change is read as soon as that way is chosen. */
export function useRestore(row: BackupRow, way: RestoreWay): Restore {
  const forest = useForest();
  const shell = useShell();
  const { settings } = useSettings();
  const [isWorking, setIsWorking] = useState(false);
  const [plan, setPlan] = useState<RestorePlan | null>(null);
  const [failure, setFailure] = useState<{ readonly way: RestoreWay; readonly key: string } | null>(null);
  const place = row.places[0] ?? "own";
  const ref = { forestId: forest.id, place, backupId: row.backupId };

  const fail = (code: string): void => setFailure({ way, key: backupProblemKey(code) });
  useEffect(() => {
    if (way !== "here") return undefined;
    let isWanted = true;
    void planRestoreHere(forest, { forestId: forest.id, place, backupId: row.backupId }).then((planned) => {
      if (!isWanted) return;
      if (planned.ok) setPlan(planned.value);
      else setFailure({ way: "here", key: backupProblemKey(planned.error.code) });
    });
    return () => {
      isWanted = false;
    };
  }, [way, forest, place, row.backupId]);

  const asNew = async (name: string): Promise<ForestId | null> => {
    setIsWorking(true);
    setFailure(null);
    const made = await callMain("backups.restoreAsNew", { ...ref, name: name.slice(0, MAX_NAME) });
    if (made.ok && isForestId(made.value.forestId)) {
      // The bytes still carry the old name inside; main only knows its own label. Not worth losing the forest over.
      const renamed = await renameClosedForest(made.value.forestId, made.value.name, { author: isPersonId(settings.personId) ? settings.personId : "pr_unset" });
      if (!renamed.ok) reportProblem("backups.restoreAsNew", renamed.error.code, "warn");
      if (made.value.leftOutFiles !== undefined) shell.toast({ tone: "warn", key: "backups.said.filesMissing", values: { count: made.value.leftOutFiles } });
      return made.value.forestId;
    }
    setIsWorking(false);
    fail(made.ok ? "unexpected" : made.error.code);
    return null;
  };
  const here = async (): Promise<boolean> => {
    if (plan === null) return false;
    setIsWorking(true);
    setFailure(null);
    const done = await restoreHere(forest, plan);
    setIsWorking(false);
    if (!done.ok) fail(done.error.code);
    else shell.toast({ tone: "success", key: "backups.said.restored", actionId: "edit.undo" });
    return done.ok;
  };
  const shownFailure = failure?.way === way ? failure.key : null;
  return {
    phase: isWorking ? "working" : way === "here" && plan === null && shownFailure === null ? "reading" : "idle",
    preview: plan?.counts ?? null,
    canRestoreHere: plan !== null && !isNothing(plan.counts),
    errorKey: shownFailure,
    asNew,
    here,
  };
}
