import { useState } from "react";
import type { ForestId } from "#shared/kernel/index.ts";
import { useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, Icon } from "#renderer/ui/index.ts";
import { BackupPlace } from "./components/BackupPlace.tsx";
import { BackupsOf } from "./components/BackupsOf.tsx";
import { RestoreDialog } from "./components/RestoreDialog.tsx";
import type { BackupRow } from "./model/backupRows.ts";
import { useBackups } from "./model/useBackups.ts";
import styles from "./backups.module.css";

interface BackupsDialogProps {
  readonly onOpenForest: (forestId: ForestId) => void;
  readonly onClose: () => void;
}

/** The backups of the open forest: take one, go back to one, and where else they are kept. */
export function BackupsDialog({ onOpenForest, onClose }: BackupsDialogProps) {
  const t = useT();
  const shell = useShell();
  const backups = useBackups();
  const [chosen, setChosen] = useState<BackupRow | null>(null);
  if (chosen !== null) return <RestoreDialog row={chosen} onBack={() => setChosen(null)} onOpenForest={onOpenForest} onClose={onClose} />;
  return (
    <Dialog title={t("backups.title")} description={t("backups.intro")} onClose={onClose}>
      <div className={styles.toolbar}>
        <Button variant="primary" icon="storage" busy={backups.isTaking} data-autofocus="" onClick={() => void backups.take()}>{t(backups.isTaking ? "backups.taking" : "backups.take")}</Button>
        <Button icon="download" onClick={() => shell.openDialog({ kind: "export-forest" })}>{t("backups.export")}</Button>
      </div>
      {backups.errorKey !== null && <p role="alert" className={styles.error}>{t(backups.errorKey)}</p>}
      {/* i18n-keys: backups.ownProblem.* */}
      {backups.ownProblem !== null && <p role="alert" className={styles.problem}><Icon name="warning" size={16} />{t(`backups.ownProblem.${backups.ownProblem}`)}</p>}
      <BackupsOf list={backups.list} onRestore={setChosen} />
      <BackupPlace onChanged={() => void backups.reload()} />
    </Dialog>
  );
}
