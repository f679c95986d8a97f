import type { HealthReport } from "#shared/ipc/contract.ts";
import { useShell } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { Button, Icon } from "#renderer/ui/index.ts";
import { missingText } from "../model/missingText.ts";
import styles from "../health.module.css";

/** What the full check found, with the names of the files, and what to do about it. */
export function CheckResult({ report }: { readonly report: HealthReport }) {
  const t = useT();
  const locale = useLocale();
  const shell = useShell();
  const isFine = report.findings.length === 0 && report.missing.length === 0;
  const inForest = report.findings.some(({ where }) => where !== "backup");
  return (
    <div className={styles.result} role="status">
      <p className={styles.verdict} data-tone={isFine ? "good" : "warn"}>
        <Icon name={isFine ? "success" : "warning"} size={18} />
        {isFine ? t("health.check.fine") : t("health.check.found", { count: report.findings.length + report.missing.length })}
      </p>
      <p className={styles.quiet}>
        {t("health.check.read", { count: report.filesChecked, size: locale.bytes(report.bytesChecked) })}
        {" "}{report.newestBackupAtMs === null ? t("health.check.noBackup") : t("health.check.newestBackup", { when: locale.dateTime(report.newestBackupAtMs) })}
      </p>
      {!isFine && (
        <ul className={styles.findings}>
          {report.findings.map(({ where, name, problem }) => (
            <li key={`${where}/${name}`} data-tone="warn">
              {/* i18n-keys: health.where.* */}
              {/* i18n-keys: health.file.* */}
              <p>{t(`health.where.${where}`)} <code className={styles.path}>{name}</code> {t(`health.file.${problem}`)}</p>
            </li>
          ))}
          {report.missing.map((missing) => <li key={missing.fromSeq} data-tone="warn">{missingText(missing, t, locale)}</li>)}
        </ul>
      )}
      {!isFine && <p className={styles.next}>{t(inForest || report.missing.length > 0 ? "health.check.nextForest" : "health.check.nextBackup")}</p>}
      {(!isFine || report.newestBackupAtMs === null) && <div className={styles.buttons}><Button icon="storage" onClick={() => shell.openDialog({ kind: "backups" })}>{t("health.check.toBackups")}</Button></div>}
    </div>
  );
}
