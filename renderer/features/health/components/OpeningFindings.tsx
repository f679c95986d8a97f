import type { OpenReport } from "#renderer/runtime/index.ts";
import { useLocale, useT } from "#renderer/i18n/index.ts";
import { missingText } from "../model/missingText.ts";
import styles from "../health.module.css";

/** What opening noticed, the worst first: what is lost, what was damaged, what came back and from where. What the mirror gave back stands before the losses it may have made good. */
export function OpeningFindings({ report }: { readonly report: OpenReport }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className={styles.findings}>
      {report.recoveredFromMirror && <li data-tone="good">{t("health.recovered")}</li>}
      {report.missing.map((missing) => (
        <li key={missing.fromSeq} data-tone="warn">
          <p>{missingText(missing, t, locale)}</p>
          <p className={styles.quiet}>{t("health.missing.next")}</p>
        </li>
      ))}
      {report.waiting > 0 && <li data-tone="warn"><p>{t("health.waiting", { count: report.waiting })}</p></li>}
      {report.damage.map((damage, index) => (
        // The report of one opening is never reordered.
        <li key={`${damage.kind}-${index}`}>
          {/* i18n-keys: health.damage.* */}
          <p>{t(`health.damage.${damage.kind}`)}</p>
          {damage.recordsAfter > 0 && <p className={styles.quiet}>{t("health.readOn", { count: damage.recordsAfter })}</p>}
          {damage.setAsidePath !== "" && <p className={styles.quiet}>{t("health.setAside")} <code className={styles.path}>{damage.setAsidePath}</code></p>}
        </li>
      ))}
      {/* i18n-keys: health.filled.* */}
      {report.filledFrom.map((copy) => <li key={copy} data-tone="good">{t(`health.filled.${copy}`)}</li>)}
      {report.mirrorUnavailable && <li>{t("health.noMirror")}</li>}
      {report.readOnlyBecause === "newer-schema" && <li>{t("health.readOnly")}</li>}
    </ul>
  );
}
