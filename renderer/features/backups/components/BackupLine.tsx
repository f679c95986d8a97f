import { Fragment } from "react";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import type { BackupRow } from "../model/backupRows.ts";
import styles from "../backups.module.css";

interface BackupLineProps {
  readonly row: BackupRow;
  readonly nowMs: number;
  readonly onRestore: () => void;
}

/** One backup: when, why, how much is in it, where it lies. */
export function BackupLine({ row, nowMs, onRestore }: BackupLineProps) {
  const t = useT();
  const locale = useLocale();
  const when = locale.dateTime(row.takenAtMs);
  const facts = [
    t("backups.counts", { points: locale.number(row.points), links: locale.number(row.links) }),
    locale.bytes(row.sizeBytes),
    // i18n-keys: backups.place.*
    ...row.places.map((place) => t(`backups.place.${place}`)),
  ];
  return (
    <li className={styles.line}>
      <div className={styles.lineText}>
        <p className={styles.when}>
          <span>{locale.ago(row.takenAtMs, nowMs)}</span>
          {/* i18n-keys: backups.reason.* */}
          <span className={styles.badge} data-reason={row.reason}>{t(`backups.reason.${row.reason}`)}</span>
        </p>
        <p className={styles.quiet}><time className={styles.fact} dateTime={new Date(row.takenAtMs).toISOString()}>{when}</time>{facts.map((fact) => <Fragment key={fact}> · <span className={styles.fact}>{fact}</span></Fragment>)}</p>
      </div>
      <Button size="s" icon="back" aria-label={t("backups.restoreNamed", { when })} onClick={onRestore}>{t("backups.restore")}</Button>
    </li>
  );
}
