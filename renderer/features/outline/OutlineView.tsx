import { useActions, useView } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, EmptyState, Icon, IconButton } from "#renderer/ui/index.ts";
import { OutlineTree } from "./components/OutlineTree.tsx";
import type { OutlineSession } from "./model/outlineSession.ts";
import { useOutlineRows } from "./model/useOutlineRows.ts";
import styles from "./outline.module.css";

function FilterField({ filter, session }: { readonly filter: string; readonly session: OutlineSession }) {
  const t = useT();
  return (
    <div className={styles.filter}>
      <input
        type="search" className={styles.filterInput} value={filter} aria-label={t("outline.filter")} placeholder={t("outline.filter")} spellCheck={false}
        onChange={(event) => session.setFilter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && filter !== "" && !event.nativeEvent.isComposing) {
            event.stopPropagation();
            session.setFilter("");
          }
        }}
      />
      {filter !== "" && <button type="button" className={styles.clear} aria-label={t("outline.clearFilter")} onClick={() => session.setFilter("")}><Icon name="close" size={14} /></button>}
    </div>
  );
}

function OutlineEmpty() {
  const t = useT();
  const actions = useActions();
  return (
    <EmptyState title={t("outline.empty.title")} body={t("outline.empty.body")}>
      <Button variant="primary" onClick={() => actions.run("point.addChild")}>{t("outline.empty.start")}</Button>
    </EmptyState>
  );
}

/** The outline beside the graph: the same points and the same selection, as a tree that needs neither mouse nor eyes. */
export function OutlineView() {
  const t = useT();
  const actions = useActions();
  const { rows, session, state } = useOutlineRows();
  const isBare = useView((view) => view.pointCount === 0);
  return (
    <section className={styles.outline} aria-label={t("outline.title")}>
      <header className={styles.head}>
        <h2 className={styles.heading}>{t("outline.title")}</h2>
        <IconButton disabled={!actions.isEnabled("point.addChild")} label={t("outline.action.addChild")} onClick={() => actions.run("point.addChild")} icon="plus" />
      </header>
      <FilterField filter={state.filter} session={session} />
      <p id="outline-keys" className="visually-hidden">{t("outline.keysHint")}</p>
      {rows.length > 0 && <OutlineTree rows={rows} session={session} state={state} />}
      {rows.length === 0 && (isBare ? <OutlineEmpty /> : <p className={styles.hint} role="status">{t("outline.noMatch", { query: state.filter })}</p>)}
    </section>
  );
}
