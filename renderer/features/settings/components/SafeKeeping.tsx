import { useForestOrNull, useShell } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import styles from "../settings.module.css";

/** The ways to what keeps the work safe: here is where people look for them. */
export function SafeKeeping() {
  const t = useT();
  const shell = useShell();
  const forest = useForestOrNull();
  return (
    <div className={styles.row}>
      <span className={styles.label}>{t("settings.safeKeeping")}</span>
      <div>
        <div className={styles.buttonRow}>
          {forest !== null && <Button icon="storage" onClick={() => shell.openDialog({ kind: "backups" })}>{t("settings.toBackups")}</Button>}
          {forest !== null && <Button icon="download" onClick={() => shell.openDialog({ kind: "export-forest" })}>{t("settings.toExport")}</Button>}
          <Button icon="upload" onClick={() => shell.openDialog({ kind: "import-forest", file: null })}>{t("settings.toImport")}</Button>
        </div>
        <p className={styles.quiet}>{t("settings.safeKeepingHint")}</p>
      </div>
    </div>
  );
}
