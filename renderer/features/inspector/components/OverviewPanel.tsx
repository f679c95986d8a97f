import { useActions, useIsReadOnly, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button } from "#renderer/ui/index.ts";
import { forestCounts, isSameCounts, type ForestCounts } from "../model/forestCounts.ts";
import styles from "../inspector.module.css";

/** The one next step that would do this forest most good, as a text key and the action that takes it. */
function nextStep(counts: ForestCounts): { readonly hintKey: string; readonly actionId: string; readonly labelKey: string } {
  if (counts.points === 0) return { hintKey: "inspector.next.firstPoint", actionId: "point.addChild", labelKey: "inspector.next.addPoint" };
  if (counts.ownLinks === 0) return { hintKey: "inspector.next.firstLink", actionId: "link.create", labelKey: "inspector.next.addLink" };
  if (counts.cases === 0) return { hintKey: "inspector.next.firstCase", actionId: "point.addCase", labelKey: "inspector.next.addCase" };
  if (counts.explainedLinks * 2 < counts.ownLinks) return { hintKey: "inspector.next.explain", actionId: "link.create", labelKey: "inspector.next.addLink" };
  return { hintKey: "inspector.next.goOn", actionId: "point.addChild", labelKey: "inspector.next.addPoint" };
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return <div className={styles.figure}><dt>{label}</dt><dd>{value}</dd></div>;
}

/** What the inspector shows while nothing is selected: where the forest stands, and a step worth taking. */
export function OverviewPanel() {
  const t = useT();
  const actions = useActions();
  const isReadOnly = useIsReadOnly();
  const name = useView((view) => view.meta.name);
  const counts = useView(forestCounts, isSameCounts);
  const step = nextStep(counts);
  return (
    <section className={styles.head} aria-label={t("inspector.overview")}>
      <p className={styles.eyebrow}>{t("inspector.overview")}</p>
      <h3 className={styles.manyTitle}>{name}</h3>
      <dl className={styles.figures}>
        <Figure label={t("inspector.count.points")} value={counts.points} />
        <Figure label={t("inspector.count.links")} value={counts.links} />
        <Figure label={t("inspector.count.cases")} value={counts.cases} />
        <Figure label={t("inspector.count.explained")} value={counts.explainedLinks} />
        <Figure label={t("inspector.count.suggested")} value={counts.suggestedLinks} />
        <Figure label={t("inspector.count.unlinked")} value={counts.unlinked} />
      </dl>
      {!isReadOnly && <p className={styles.teach}>{t(step.hintKey)}</p>}
      {!isReadOnly && <Button variant="primary" onClick={() => actions.run(step.actionId)}>{t(step.labelKey)}</Button>}
      <p className={styles.hint}>{t("inspector.selectHint")}</p>
    </section>
  );
}
