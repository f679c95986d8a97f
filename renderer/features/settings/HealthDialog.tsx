import type { ReadProblem } from "#shared/forest/index.ts";
import { callMain, useForestOrNull, useOpenReport, useView, type OpenReport } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState } from "#renderer/ui/index.ts";
import { problemCounts } from "./model/problemCounts.ts";
import styles from "./settings.module.css";

const EXAMPLES_SHOWN = 3;

function Damage({ report }: { readonly report: OpenReport }) {
  const t = useT();
  return (
    <ul className={styles.findings}>
      {report.damage.map((damage, index) => (
        // The report of one opening is never reordered.
        <li key={`${damage.kind}-${index}`}>
          {/* i18n-keys: health.damage.* */}
          <p>{t(`health.damage.${damage.kind}`)}</p>
          {damage.recordsAfter > 0 && <p className={styles.quiet}>{t("health.readOn", { count: damage.recordsAfter })}</p>}
          {damage.setAsidePath !== "" && <p className={styles.quiet}>{t("health.setAside")} <code className={styles.path}>{damage.setAsidePath}</code></p>}
        </li>
      ))}
      {report.recoveredFromMirror && <li>{t("health.recovered")}</li>}
      {report.mirrorUnavailable && <li>{t("health.noMirror")}</li>}
      {report.readOnlyBecause !== null && <li>{t("health.readOnly")}</li>}
    </ul>
  );
}

function Problems({ problems }: { readonly problems: readonly ReadProblem[] }) {
  const t = useT();
  return (
    <ul className={styles.findings}>
      {problemCounts(problems).map(({ code, count, ids }) => (
        <li key={code}>
          {/* i18n-keys: health.problem.* */}
          <p>{t(`health.problem.${code}`)} <span className={styles.quiet}>{t("health.times", { count })}</span></p>
          <p className={styles.quiet}>{ids.slice(0, EXAMPLES_SHOWN).join(" ")}</p>
        </li>
      ))}
    </ul>
  );
}

function ForestHealth() {
  const t = useT();
  const report = useOpenReport();
  const problems = useView((view) => view.problems());
  const openingIsFine = report.damage.length === 0 && !report.recoveredFromMirror && !report.mirrorUnavailable && report.readOnlyBecause === null;
  if (openingIsFine && problems.length === 0) return <EmptyState title={t("health.fine.title")} body={t("health.fine.body")} />;
  return (
    <>
      {!openingIsFine && <section><h3 className={styles.heading}>{t("health.opening")}</h3><Damage report={report} /></section>}
      {problems.length > 0 && <section><h3 className={styles.heading}>{t("health.content")}</h3><p className={styles.quiet}>{t("health.contentHint")}</p><Problems problems={problems} /></section>}
      <div className={styles.buttons}><Button onClick={() => void callMain("app.openLogsFolder", {})}>{t("settings.openLogs")}</Button></div>
    </>
  );
}

/** What opening this forest found and repaired, and what reading it had to guess, in plain words. */
export function HealthDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const forest = useForestOrNull();
  return (
    <Dialog title={t("health.title")} onClose={onClose}>
      {forest === null ? <p>{t("health.noForest")}</p> : <ForestHealth />}
    </Dialog>
  );
}
