import { useT } from "#renderer/i18n/index.ts";
import { EmptyState, Spinner } from "#renderer/ui/index.ts";
import { backupRows, type BackupRow } from "../model/backupRows.ts";
import type { BackupList } from "../model/useBackups.ts";
import styles from "../backups.module.css";
import { BackupLine } from "./BackupLine.tsx";

/** The list of backups, or what stands in its place. */
export function BackupsOf({ list, onRestore }: { readonly list: BackupList; readonly onRestore: (row: BackupRow) => void }) {
  const t = useT();
  if (list.kind === "loading") return <p className={styles.quiet}><Spinner label={t("backups.loading")} /></p>;
  if (list.kind === "failed") return <p role="alert" className={styles.error}>{t(list.errorKey)}</p>;
  if (list.entries.length === 0) return <EmptyState icon="storage" title={t("backups.empty.title")} body={t("backups.empty.body")} />;
  return (
    <>
      {backupRows(list.entries, list.asOfMs).map(({ age, rows }) => (
        <section key={age}>
          {/* i18n-keys: backups.age.* */}
          <h3 className={styles.heading}>{t(`backups.age.${age}`)} <span className={styles.quiet}>{rows.length}</span></h3>
          <ul className={styles.lines}>{rows.map((row) => <BackupLine key={row.backupId} row={row} nowMs={list.asOfMs} onRestore={() => onRestore(row)} />)}</ul>
        </section>
      ))}
    </>
  );
}
