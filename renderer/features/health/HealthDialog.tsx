import { callMain, useForestOrNull, useOpenReport, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, Dialog, EmptyState } from "#renderer/ui/index.ts";
import { ContentProblems } from "./components/ContentProblems.tsx";
import { FullCheck } from "./components/FullCheck.tsx";
import { OpeningFindings } from "./components/OpeningFindings.tsx";
import { isOpeningFine } from "./model/isOpeningFine.ts";
import styles from "./health.module.css";

function ForestHealth() {
  const t = useT();
  const report = useOpenReport();
  const problems = useView((view) => view.problems());
  const openingIsFine = isOpeningFine(report);
  const isFine = openingIsFine && problems.length === 0;
  return (
    <>
      {isFine && <EmptyState icon="success" title={t("health.fine.title")} body={t("health.fine.body")} />}
      {!openingIsFine && <section><h3 className={styles.heading}>{t("health.opening")}</h3><OpeningFindings report={report} /></section>}
      {problems.length > 0 && <section><h3 className={styles.heading}>{t("health.content")}</h3><p className={styles.quiet}>{t("health.contentHint")}</p><ContentProblems problems={problems} /></section>}
      <FullCheck />
      {!isFine && <div className={styles.buttons}><Button variant="quiet" icon="external" onClick={() => void callMain("app.openLogsFolder", {})}>{t("health.openLogs")}</Button></div>}
    </>
  );
}

/** What opening this forest found and repaired, what reading it had to guess, and a check of every file, in plain words. */
export function HealthDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const forest = useForestOrNull();
  return (
    <Dialog title={t("health.title")} onClose={onClose}>
      {forest === null ? <p>{t("health.noForest")}</p> : <ForestHealth />}
    </Dialog>
  );
}
