import { useState, type ReactElement } from "react";
import { callMain, useForest, type PastForest } from "#renderer/runtime/index.ts";
import type { IpcErrorCode } from "#shared/ipc/contract.ts";
import { useT } from "#renderer/i18n/index.ts";
import { AlertDialog, Button } from "#renderer/ui/index.ts";
import type { CompareRow } from "../model/compareRows.ts";
import { useComparison } from "../model/useComparison.ts";
import { useRestore } from "../model/useRestore.ts";
import { Pending } from "./Pending.tsx";
import styles from "../history.module.css";

interface RestoreDialogProps {
  readonly past: PastForest;
  readonly nowSeq: number;
  readonly moment: string;
  onCancel(): void;
  onRestored(): void;
}

/** Asks once before the whole forest goes back: says what will change, and makes a backup first. */
export function RestoreDialog({ past, nowSeq, moment, onCancel, onRestored }: RestoreDialogProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const restore = useRestore();
  const comparison = useComparison(past, nowSeq);
  const [isBusy, setIsBusy] = useState(false);
  const [backupError, setBackupError] = useState<IpcErrorCode | null>(null);
  const goBack = (): void => {
    if (restore.all(past.raw, moment)) onRestored();
    else onCancel();
  };
  const backUpAndGoBack = async (): Promise<void> => {
    setIsBusy(true);
    // The backup is taken from disk: what is on its way there belongs to it.
    await forest.flush();
    const taken = await callMain("backups.take", { forestId: forest.id, reason: "before-restore" });
    setIsBusy(false);
    if (taken.ok) goBack();
    else setBackupError(taken.error.code);
  };
  const hasNoBackup = backupError !== null;
  return (
    <AlertDialog title={t("history.restore.title", { moment })} description={hasNoBackup ? t("history.restore.noBackup", { why: whyKey(backupError, t) }) : t("history.restore.body")} onCancel={onCancel}
      footer={<>
        <Button onClick={onCancel}>{t("history.cancel")}</Button>
        {hasNoBackup
          ? <Button variant="danger" onClick={goBack}>{t("history.restore.anyway")}</Button>
          : <Button variant="primary" busy={isBusy} disabled={comparison.kind === "loading"} onClick={() => { void backUpAndGoBack(); }}>{t("history.restore.do")}</Button>}
      </>}>
      {comparison.kind === "loading" ? <Pending label={t("history.compare.loading")} /> : null}
      {comparison.kind === "ready" && !hasNoBackup ? <Outlook rows={comparison.rows} /> : null}
    </AlertDialog>
  );
}

/** The codes that say something to a person; the others are "unexpected" to them. */
function whyKey(code: IpcErrorCode, t: ReturnType<typeof useT>): string {
  // i18n-keys: history.restore.why.*
  return t(`history.restore.why.${code === "disk-full" || code === "permission" ? code : "unexpected"}`);
}

/** What going back will do, counted: what came since goes, what went since comes back. */
function Outlook({ rows }: { readonly rows: readonly CompareRow[] }): ReactElement {
  const t = useT();
  const count = (isCounted: (row: CompareRow) => boolean): number => rows.filter(isCounted).length;
  const goes = count(({ what }) => what === "added");
  const comes = count(({ what }) => what === "removed");
  const changes = rows.length - goes - comes;
  return (
    <ul className={styles.outlook}>
      {goes > 0 ? <li>{t("history.restore.goes", { count: goes })}</li> : null}
      {comes > 0 ? <li>{t("history.restore.comes", { count: comes })}</li> : null}
      {changes > 0 ? <li>{t("history.restore.changes", { count: changes })}</li> : null}
      {rows.length === 0 ? <li>{t("history.compare.same")}</li> : null}
    </ul>
  );
}
