import { useState, type ReactElement } from "react";
import { callMain, useForest, useShell, type PastForest } from "#renderer/runtime/index.ts";
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

/** Asks once before the whole forest goes back: says what will change, and makes a backup first. A state that lacks changes is not gone back to. */
export function RestoreDialog(props: RestoreDialogProps): ReactElement {
  return props.past.isWhole ? <AskToRestore {...props} /> : <NotWhole moment={props.moment} onCancel={props.onCancel} />;
}

/** What is lacking there would go to the trash as if it had been added later. There are gentler ways. */
function NotWhole({ moment, onCancel }: Pick<RestoreDialogProps, "moment" | "onCancel">): ReactElement {
  const t = useT();
  const shell = useShell();
  const openBackups = (): void => {
    onCancel();
    shell.openDialog({ kind: "backups" });
  };
  return (
    <AlertDialog title={t("history.restore.notWholeTitle", { moment })} description={t("history.restore.notWhole")} onCancel={onCancel}
      footer={<><Button onClick={onCancel}>{t("history.cancel")}</Button><Button variant="primary" icon="storage" onClick={openBackups}>{t("history.restore.toBackups")}</Button></>} />
  );
}

/** That a state is older does not say that it is another one: what was done may have been undone since. */
function NothingToRestore({ moment, onCancel }: Pick<RestoreDialogProps, "moment" | "onCancel">): ReactElement {
  const t = useT();
  return <AlertDialog title={t("history.restore.sameTitle", { moment })} description={t("history.restore.same")} onCancel={onCancel} footer={<Button onClick={onCancel}>{t("history.restore.close")}</Button>} />;
}

/** Why nothing was done: the last changes are not on disk, or there is no backup of them. */
interface Failure { readonly of: "saving" | "backup"; readonly code: IpcErrorCode }

function AskToRestore({ past, nowSeq, moment, onCancel, onRestored }: RestoreDialogProps): ReactElement {
  const t = useT();
  const forest = useForest();
  const restore = useRestore();
  const comparison = useComparison(past, nowSeq);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const goBack = (): void => {
    if (restore.all(past.raw, moment)) onRestored();
    else onCancel();
  };
  const backUpAndGoBack = async (): Promise<void> => {
    setIsBusy(true);
    // The backup is taken from disk: what is on its way there belongs to it.
    const written = await forest.flush();
    const taken = written.ok ? await callMain("backups.take", { forestId: forest.id, reason: "before-restore" }) : null;
    setIsBusy(false);
    if (!written.ok) return setFailure({ of: "saving", code: written.error.reason });
    if (taken?.ok === false) return setFailure({ of: "backup", code: taken.error.code });
    return goBack();
  };
  if (comparison.kind === "ready" && comparison.isSame && !isBusy) return <NothingToRestore moment={moment} onCancel={onCancel} />;
  const hasNoBackup = failure?.of === "backup";
  return (
    <AlertDialog title={t("history.restore.title", { moment })} description={failure === null ? t("history.restore.body") : t(failure.of === "backup" ? "history.restore.noBackup" : "history.restore.notWritten", { why: whyText(failure.code, t) })} onCancel={onCancel}
      footer={<>
        <Button onClick={onCancel}>{t("history.cancel")}</Button>
        {hasNoBackup
          ? <Button variant="danger" onClick={goBack}>{t("history.restore.anyway")}</Button>
          : <Button variant="primary" busy={isBusy} disabled={comparison.kind === "loading"} onClick={() => { void backUpAndGoBack(); }}>{t(failure === null ? "history.restore.do" : "history.retry")}</Button>}
      </>}>
      {comparison.kind === "loading" ? <Pending label={t("history.compare.loading")} /> : null}
      {comparison.kind === "ready" && !hasNoBackup ? <Outlook rows={comparison.rows} /> : null}
    </AlertDialog>
  );
}

/** The codes that say something to a person; the others are "unexpected" to them. */
function whyText(code: IpcErrorCode, t: ReturnType<typeof useT>): string {
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
      {rows.length === 0 ? <li>{t("history.restore.details")}</li> : null}
    </ul>
  );
}
