import { casesOf } from "#shared/forest/index.ts";
import type { EndId } from "#shared/kernel/index.ts";
import { useActions, useIsReadOnly, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Icon } from "#renderer/ui/index.ts";
import { isSameList } from "../model/isSameList.ts";
import { SelectEnd } from "./SelectEnd.tsx";
import styles from "../inspector.module.css";

/** The cases that show a point or a link at work. */
export function CasesSection({ end }: { readonly end: EndId }) {
  const t = useT();
  const actions = useActions();
  const isReadOnly = useIsReadOnly();
  const cases = useView((view) => casesOf(view, end), isSameList);
  return (
    <section className={styles.section} aria-label={t("inspector.cases")}>
      <header className={styles.sectionHead}>
        <h3>{t("inspector.cases")} <span className={styles.quiet}>{cases.length}</span></h3>
        {!isReadOnly && <button type="button" className={styles.iconButton} aria-label={t("inspector.addCase")} title={t("inspector.addCase")} onClick={() => actions.run("point.addCase")}><Icon name="plus" size={15} /></button>}
      </header>
      {cases.length === 0 ? <p className={styles.hint}>{t("inspector.noCases")}</p> : <ul className={styles.lines}>{cases.map((each) => <li key={each.id}><SelectEnd id={each.id} /></li>)}</ul>}
    </section>
  );
}
