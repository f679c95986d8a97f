import { useT } from "#renderer/i18n/index.ts";
import { Spinner } from "#renderer/ui/index.ts";
import { isNothing, type RestoreCounts } from "../model/restoreCounts.ts";
import styles from "../backups.module.css";

const LINES = ["pointsBack", "pointsChanged", "pointsAway", "linksBack", "linksChanged", "linksAway", "names"] as const;

/** What restoring here will change in the open forest, counted, and how to take it back. */
export function RestorePreview({ preview, isReading }: { readonly preview: RestoreCounts | null; readonly isReading: boolean }) {
  const t = useT();
  return (
    <section className={styles.preview} aria-live="polite">
      <h3 className={styles.previewTitle}>{t("backups.preview.title")}</h3>
      {isReading && <p className={styles.quiet}><Spinner /> {t("backups.preview.reading")}</p>}
      {preview !== null && isNothing(preview) && <p>{t("backups.preview.nothing")}</p>}
      {preview !== null && !isNothing(preview) && (
        <>
          {/* i18n-keys: backups.preview.line.* */}
          <ul className={styles.counts}>{LINES.filter((line) => preview[line] > 0).map((line) => <li key={line}>{t(`backups.preview.line.${line}`, { count: preview[line] })}</li>)}</ul>
          <p className={styles.quiet}>{t("backups.preview.undo")}</p>
        </>
      )}
    </section>
  );
}
