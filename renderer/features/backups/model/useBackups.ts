import { useCallback, useEffect, useState } from "react";
import type { BackupEntry, BackupFolder } from "#shared/ipc/contract.ts";
import { callMain, useForest, useShell } from "#renderer/runtime/index.ts";
import { backupProblemKey } from "./problemKey.ts";

export type BackupList =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly errorKey: string }
  | { readonly kind: "ready"; readonly entries: readonly BackupEntry[]; readonly asOfMs: number };

export interface Backups {
  readonly list: BackupList;
  readonly isTaking: boolean;
  readonly errorKey: string | null;
  /** Why the last automatic backup on this machine failed; null when all is well, or not known. */
  readonly ownProblem: BackupFolder["ownProblem"];
  /** Writes what is pending, then takes one. */
  take(): Promise<void>;
  reload(): Promise<void>;
}

async function readList(forestId: string): Promise<BackupList> {
  const answer = await callMain("backups.list", { forestId });
  return answer.ok ? { kind: "ready", entries: answer.value, asOfMs: Date.now() } : { kind: "failed", errorKey: backupProblemKey(answer.error.code) };
}

async function readOwnProblem(): Promise<BackupFolder["ownProblem"]> {
  const answer = await callMain("backups.folder", {});
  return answer.ok ? answer.value.ownProblem : null;
}

/** The backups of the open forest, and how to take one now. */
export function useBackups(): Backups {
  const forest = useForest();
  const shell = useShell();
  const [list, setList] = useState<BackupList>({ kind: "loading" });
  const [isTaking, setIsTaking] = useState(false);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const [ownProblem, setOwnProblem] = useState<BackupFolder["ownProblem"]>(null);
  const reload = useCallback(async () => {
    setList(await readList(forest.id));
    setOwnProblem(await readOwnProblem());
  }, [forest.id]);
  useEffect(() => {
    let isWanted = true;
    void readList(forest.id).then((read) => {
      if (isWanted) setList(read);
    });
    void readOwnProblem().then((read) => {
      if (isWanted) setOwnProblem(read);
    });
    return () => {
      isWanted = false;
    };
  }, [forest.id]);
  const take = async (): Promise<void> => {
    setIsTaking(true);
    setErrorKey(null);
    // A backup is made of what is on disk: first everything has to be there.
    const written = await forest.flush();
    const code = written.ok ? await takeNow(forest.id) : written.error.reason;
    setIsTaking(false);
    if (code !== null) return setErrorKey(backupProblemKey(code));
    shell.announce("backups.said.taken");
    return reload();
  };
  return { list, isTaking, errorKey, ownProblem, take, reload };
}

async function takeNow(forestId: string): Promise<string | null> {
  const taken = await callMain("backups.take", { forestId, reason: "manual" });
  return taken.ok ? null : taken.error.code;
}
