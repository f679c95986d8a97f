import { useState, type ReactElement } from "react";
import type { PastForest } from "#renderer/runtime/index.ts";
import { useT } from "#renderer/i18n/index.ts";
import { Button, EmptyState, Icon } from "#renderer/ui/index.ts";
import { COMPARE_GROUPS, type CompareGroup, type CompareRow } from "../model/compareRows.ts";
import { useComparison } from "../model/useComparison.ts";
import { useRestore } from "../model/useRestore.ts";
import { CompareLine } from "./CompareLine.tsx";
import { Pending } from "./Pending.tsx";
import styles from "../history.module.css";

interface ComparePaneProps {
  readonly past: PastForest;
  /** The other state; null compares with now. */
  readonly other: { readonly seq: number; readonly moment: string } | null;
  readonly nowSeq: number;
  readonly moment: string;
  onCompareToNow(): void;
}

/** Drawing thousands of lines at once helps nobody. */
const LINES_AT_FIRST = 100;

/** What differs between two states, grouped as a person would tell it, with the way back for each. */
export function ComparePane({ past, other, nowSeq, moment, onCompareToNow }: ComparePaneProps): ReactElement {
  const t = useT();
  const comparison = useComparison(past, other?.seq ?? nowSeq);
  const isForward = (other?.seq ?? nowSeq) >= past.seq;
  const otherName = other === null ? t("history.compare.now") : other.moment;
  return (
    <section className={styles.compare} aria-label={t("history.compare.title")}>
      <header className={styles.compareHead}>
        <h3>{t("history.compare.between", isForward ? { from: moment, to: otherName } : { from: otherName, to: moment })}</h3>
        {other === null ? null : <Button size="s" onClick={onCompareToNow}>{t("history.compare.toNow")}</Button>}
      </header>
      {comparison.kind === "loading" ? <Pending label={t("history.compare.loading")} /> : null}
      {comparison.kind === "failed" ? <EmptyState icon="warning" title={t("history.stateFailed")}><Button onClick={comparison.retry}>{t("history.retry")}</Button></EmptyState> : null}
      {comparison.kind === "ready" ? <Differences rows={comparison.rows} before={comparison.before} /> : null}
    </section>
  );
}

function Differences({ rows, before }: { readonly rows: readonly CompareRow[]; readonly before: PastForest["raw"] }): ReactElement {
  const t = useT();
  const restore = useRestore();
  if (rows.length === 0) return <EmptyState icon="check" title={t("history.compare.same")} body={t("history.compare.sameHint")} />;
  const groups = COMPARE_GROUPS.map((group) => ({ group, members: rows.filter((row) => row.group === group) })).filter(({ members }) => members.length > 0);
  return (
    <>
      <ul className={styles.counts} aria-label={t("history.compare.counts")}>
        {/* i18n-keys: history.compare.group.* */}
        {groups.map(({ group, members }) => <li key={group} data-group={group}>{t(`history.compare.group.${group}`)} <b>{members.length}</b></li>)}
      </ul>
      {groups.map(({ group, members }) => <Group key={group} group={group} rows={members} onRestore={(row) => (row.what === "added" ? restore.remove(row.ref, row.title) : restore.some([row.ref], before, row.title))} />)}
    </>
  );
}

const ICON_OF_GROUP = { added: "plus", removed: "minus", moved: "move", renamed: "text", edited: "pencil", links: "link", views: "eye" } as const;

function Group({ group, rows, onRestore }: { readonly group: CompareGroup; readonly rows: readonly CompareRow[]; onRestore(row: CompareRow): void }): ReactElement {
  const t = useT();
  const [limit, setLimit] = useState(LINES_AT_FIRST);
  return (
    <section className={styles.group} data-group={group}>
      {/* i18n-keys: history.compare.group.* */}
      <h4><Icon name={ICON_OF_GROUP[group]} size={14} />{t(`history.compare.group.${group}`)} <span className={styles.quiet}>{rows.length}</span></h4>
      <ul className={styles.lines}>{rows.slice(0, limit).map((row) => <CompareLine key={row.key} row={row} onRestore={() => onRestore(row)} />)}</ul>
      {rows.length > limit ? <Button size="s" variant="quiet" onClick={() => setLimit(limit + LINES_AT_FIRST)}>{t("history.more", { count: rows.length - limit })}</Button> : null}
    </section>
  );
}
