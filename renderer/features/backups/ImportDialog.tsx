import { useEffect, useRef, useState } from "react";
import { isForestId, isPersonId, type ForestId } from "#shared/kernel/index.ts";
import { renameClosedForest, reportProblem, useSettings, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, Spinner } from "#renderer/ui/index.ts";
import { importForest } from "./model/importForest.ts";
import { exchangeProblemKey } from "./model/problemKey.ts";
import styles from "./backups.module.css";

interface ImportDialogProps {
  /** A file that was dropped on the window; null asks for one. */
  readonly file: File | null;
  readonly onOpenForest: (forestId: ForestId) => void;
  readonly onClose: () => void;
}

/** Makes a new forest of a `.forest` file and opens it. The forests that are here already stay as they are. */
export function ImportDialog({ file, onOpenForest, onClose }: ImportDialogProps) {
  const t = useT();
  const shell = useShell();
  const { settings } = useSettings();
  const author = isPersonId(settings.personId) ? settings.personId : "pr_unset";
  const [source, setSource] = useState(file);
  const [turn, setTurn] = useState(1);
  const [errorKey, setErrorKey] = useState<string | null>(null);
  const startedTurn = useRef(0);
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Asking is not to be done twice for one turn, however often the effect runs.
    if (startedTurn.current === turn) return;
    startedTurn.current = turn;
    void importForest(source).then(async (done) => {
      if (!done.ok) return setErrorKey(exchangeProblemKey(done.error.code));
      const { forest, leftOutFiles } = done.value;
      if (forest === null || !isForestId(forest.forestId)) return onClose();
      // The bytes still carry their old name inside, which may be that of a forest here: two of one name could not be told apart. Not worth losing the import over.
      const renamed = await renameClosedForest(forest.forestId, forest.name, { author });
      if (!renamed.ok) reportProblem("exchange.importForest", renamed.error.code, "warn");
      shell.toast({ tone: "success", key: "exchange.said.imported", values: { name: forest.name } });
      if (leftOutFiles > 0) shell.toast({ tone: "warn", key: "exchange.said.filesMissing", values: { count: leftOutFiles } });
      return onOpenForest(forest.forestId);
    });
  }, [turn, source, author, shell, onOpenForest, onClose]);
  const chooseAnother = (): void => {
    setErrorKey(null);
    setSource(null);
    setTurn(turn + 1);
  };
  const isRunning = errorKey === null;
  return (
    // Another dialog to React once it has failed, so that the focus goes to what can be done now.
    <Dialog key={isRunning ? "running" : "failed"} size="s" title={t("exchange.importTitle")} dismissable={!isRunning} onClose={onClose} initialFocus={isRunning ? status : undefined}
      footer={isRunning ? undefined : <><Button onClick={onClose}>{t("exchange.cancel")}</Button><Button variant="primary" icon="folder-open" data-autofocus="" onClick={chooseAnother}>{t("exchange.chooseAnother")}</Button></>}>
      <p ref={status} role="status" tabIndex={-1} className={styles.status}>{isRunning && <><Spinner />{source === null ? t("exchange.choosing") : t("exchange.importing", { file: source.name })}</>}</p>
      {errorKey !== null && <p role="alert" className={styles.importError}>{t(errorKey)}</p>}
    </Dialog>
  );
}
